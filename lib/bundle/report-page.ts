import { formatUtc, type Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import { attachedTo, attachedToPage } from './attachment-files.ts';
import type { BagInput } from './bag-input.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { checkCommands } from './commands.ts';
import { html, type Html } from './html.ts';
import { reportPageAttachments } from './report-attachments.ts';
import { type CaptureContext, reportCapture } from './report-capture.ts';
import { othersBundles } from './report-others.ts';
import { reportCertificate } from './report-certificate.ts';
import { reportFrame } from './report-frame.ts';
import { askedComparison } from './report-pair.ts';
import type { Revisions } from './revisions.ts';

/** `data/index.html`: what a person reads first. */
export function reportPage(input: BagInput, captures: readonly CaptureFacts[], revisions: Revisions): string {
  return reportFrame({
    first: input.locale,
    title: (locale) => `${reportWords(locale)('bundleTitle')} ${input.bundleId.slice(0, 8)}`,
    section: (locale) => section(locale, { input, captures, revisions }),
  });
}

interface Report {
  readonly input: BagInput;
  readonly captures: readonly CaptureFacts[];
  readonly revisions: Revisions;
}

function section(locale: Locale, { input, captures, revisions }: Report): Html {
  const t = reportWords(locale);
  const seal = { time: formatUtc(input.at), key: input.key.keyId.slice(7, 15) };
  const of = ({ captureId }: CaptureFacts): CaptureContext => ({
    revision: revisions.of.get(captureId) ?? null,
    notes: input.notes.filter((note) => note.captureId === captureId),
    stated: (input.corroborations?.stated ?? []).filter((one) => one.captureId === captureId),
    attachments: attachedTo(input, captureId),
  });
  const addresses = [...Map.groupBy(captures, ({ url }) => url)];
  return html`<h1>${t('bundleTitle')}</h1>
    <p class="lead">${t('lead', { n: captures.length })} ${t('sealed', seal)}</p>
    <div class="two">
      <div>
        <h2>${t('showsTitle')}</h2>
        <ul>
          <li>${t('showsUnchanged', seal)}</li>
          <li>${t('showsSigned')}</li>
          <li>${t('showsLog')}</li>
        </ul>
      </div>
      <div>
        <h2>${t('showsNotTitle')}</h2>
        <ul>
          <li>${t('showsNotServer')}</li>
          <li>${t(mayHoldTimes(input, captures) ? 'showsTimesBeside' : 'showsNotTime')}</li>
          <li>${t('showsNotPerson')}</li>
        </ul>
        <p>${t('helps')}</p>
      </div>
    </div>
    ${addresses.length > 1 ? contents(addresses, locale) : null}
    ${revisions.asked ? askedComparison(revisions.asked, locale) : null}
    ${addresses.map(
      ([url, versions]) =>
        html`<h2><bdi>${versions.at(-1)?.title || url}</bdi></h2>
          ${reportPageAttachments(attachedToPage(input, url), locale)}
          ${versions.map((capture) => reportCapture(capture, of(capture), locale))}`,
    )}
    ${othersBundles(input, t, locale)}
    <h2>${t('checkTitle')}</h2>
    <p>${t('checkLead')} ${t('checkReadme')} ${t('checkTools')}</p>
    <ol>
      ${checkCommands.map(
        ([says, command]) =>
          html`<li>
            ${t(says)}
            <pre>${command}</pre>
          </li>`,
      )}
    </ol>
    <p>${t('checkFiles')}</p>
    ${reportCertificate(captures, input.bundleId, locale)}
    <footer>
      <p>${t('key')}: <code>${input.key.keyId}</code></p>
      <p>${t('bundleId')}: <code>${input.bundleId}</code></p>
      <p>${input.tool.name} ${input.tool.version}</p>
    </footer>`;
}

/** The report is made before anybody is asked for a time over the bundle. */
function mayHoldTimes({ authorities, attest }: BagInput, captures: readonly CaptureFacts[]): boolean {
  if ((authorities ?? []).length > 0 || attest) return true;
  return captures.some(({ proofs }) => proofs.tokens.length > 0 || proofs.ots !== null);
}

function contents(addresses: readonly (readonly [string, readonly CaptureFacts[]])[], locale: Locale): Html {
  const t = reportWords(locale);
  const rows = addresses.map(
    ([url, versions]) =>
      html`<li>
        <a href="#${locale}-${versions[0]?.captureId ?? ''}"><bdi>${versions.at(-1)?.title || url}</bdi></a>
        <span class="quiet">(${versions.length})</span>
      </li>`,
  );
  return html`<h2>${t('contents')}</h2>
    <ul>
      ${rows}
    </ul>`;
}
