import { formatUtc, type Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { html, type Html } from './html.ts';

/** What only the person who captured the pages can say, each with room to write on paper. */
const blanks = [
  ['certName', 1],
  ['certRole', 1],
  ['certDevice', 1],
  ['certReached', 2],
  ['certWhen', 1],
  ['certSince', 2],
  ['certFile', 1],
  ['certSigned', 1],
] as const;

/**
 * A certificate to be printed and filled in by whoever captured the pages: what the bundle says already, and lines for
 * the rest. It names no law: what a court asks for differs.
 */
export function reportCertificate(captures: readonly CaptureFacts[], bundleId: string, locale: Locale): Html {
  const t = reportWords(locale);
  const rows = captures.map(
    ({ url, startedAt, sha256 }) =>
      html`<tr>
        <td>${formatUtc(new Date(startedAt))}</td>
        <td><bdi>${url}</bdi></td>
        <td><code>${sha256}</code></td>
      </tr>`,
  );
  const lines = blanks.map(
    ([key, count]) =>
      html`<dt>${t(key)}</dt>
        <dd>${Array.from({ length: count }, () => html`<span class="blank"></span>`)}</dd>`,
  );
  return html`<section class="certificate">
    <h2>${t('certTitle')}</h2>
    <p>${t('certLead')}</p>
    <p>${t('bundleId')}: <code>${bundleId}</code></p>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('captured')}</th>
            <th scope="col">${t('address')}</th>
            <th scope="col">${t('hash')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <dl>${lines}</dl>
  </section>`;
}
