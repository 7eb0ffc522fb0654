import { minutesLate, readTimestamp } from '../evidence/index.ts';
import { formatUtc, type Locale } from '../i18n/index.ts';
import { detailWords, reasonWords, remarkWords } from '../i18n/remarks/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { ArtifactRole, Attachment, CaptureRecord, Note } from '../model/index.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { figuresTable } from './change-parts.ts';
import { changeLine, hasChanged } from './change-line.ts';
import { html, type Html, type HtmlPart } from './html.ts';
import type { StatedCorroboration } from './bag-input.ts';
import { reportAttachments } from './report-attachments.ts';
import { byOthers } from './report-others.ts';
import type { Revision } from './revisions.ts';

type Words = ReturnType<typeof reportWords>;

const triggers = { manual: 'byClick', visit: 'byVisit', watch: 'byWatch' } as const;

const readable = [
  ['page', 'readPage'],
  ['screenshot', 'readScreenshot'],
  ['source', 'readSource'],
  ['text', 'readText'],
] as const satisfies readonly (readonly [ArtifactRole, string])[];

/** What the report says of a capture beside the capture itself. */
export interface CaptureContext {
  /** Against the version before it, where the bundle has that. */
  readonly revision: Revision | null;
  readonly notes: readonly Note[];
  /** What captures of others say of it. */
  readonly stated: readonly StatedCorroboration[];
  /** What is attached to the capture itself. */
  readonly attachments: readonly Attachment[];
}

/** One capture in the report: picture, facts, what changed, gaps, digests. */
export function reportCapture(
  capture: CaptureFacts,
  { revision, notes, stated, attachments }: CaptureContext,
  locale: Locale,
): Html {
  const t = reportWords(locale);
  const facts: readonly (readonly [string, HtmlPart])[] = [
    [t('captured'), captureTime(capture, t)],
    [t('address'), html`<bdi>${capture.url}</bdi>`],
    ...addresses(capture, t),
    [t('pageTitle'), html`<bdi>${capture.title}</bdi>`],
    [t('status'), status(capture, t)],
    [t('change'), change(capture, revision, locale)],
    ...byOthers(stated, t, locale),
    [t('files'), files(capture, locale)],
    [t('limitations'), remarks(capture.limitations, true, locale)],
    [t('alterations'), remarks(capture.alterations, false, locale)],
    [t('clock'), clock(capture.skewMs, t)],
    ...attested(capture, t),
    [t('hash'), html`<code>${capture.sha256}</code>`],
    [t('key'), html`<code>${capture.keyId}</code>`],
    [t('read'), links(capture, t)],
    ...wholePage(capture, t),
    ...noted(notes, t),
    ...attached(attachments, locale),
  ];
  return html`<article id="${locale}-${capture.captureId}">
    ${thumb(capture, t)}
    <div>
      <h3>
        ${formatUtc(new Date(capture.startedAt))}${capture.expands === null ? null : ` (${t('expanded')})`}
      </h3>
      <dl>
        ${facts.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd> `,
        )}
      </dl>
    </div>
  </article> `;
}

function thumb(capture: CaptureFacts, t: Words): Html {
  const path = artifactPath(capture, 'thumb');
  if (path === null) return html`<div class="thumb">${t('noThumb')}</div>`;
  return html`<img class="thumb" src="${path}" alt="${capture.title}" loading="lazy" />`;
}

/** Shut, so that a browser loads the strips only when someone wants to see them. */
function wholePage(capture: CaptureFacts, t: Words): readonly (readonly [string, HtmlPart])[] {
  const strips = capture.artifacts.filter((one) => one.role === 'screenshot-page');
  if (strips.length === 0) return [];
  const pictures = strips.map(
    ({ path }) =>
      html`<img class="strip" src="captures/${capture.captureId}/${path}" alt="${path}" loading="lazy" />`,
  );
  const shut = html`<details>
    <summary>${t('strips', { n: strips.length })}</summary>
    ${pictures}
  </details>`;
  return [[t('wholePage'), shut]];
}

function noted(notes: readonly Note[], t: Words): readonly (readonly [string, HtmlPart])[] {
  if (notes.length === 0) return [];
  const rows = notes.map(
    ({ at, text }) =>
      html`<p class="note"><span class="quiet">${formatUtc(new Date(at))}</span><br /><bdi>${text}</bdi></p>`,
  );
  return [[t('notes'), html`${rows}`]];
}

function attached(
  attachments: readonly Attachment[],
  locale: Locale,
): readonly (readonly [string, HtmlPart])[] {
  if (attachments.length === 0) return [];
  return [[reportWords(locale)('attachments'), reportAttachments(attachments, locale)]];
}

/** The times that others put to the record. They are read from their proofs, not checked. */
function attested({ proofs, finishedAt }: CaptureFacts, t: Words): readonly (readonly [string, HtmlPart])[] {
  const tokens = proofs.tokens.map(({ authority, tsr }) => {
    const { at } = readTimestamp(tsr).info;
    const minutes = minutesLate(at, finishedAt);
    const places = { authority: URL.parse(authority)?.host ?? authority, time: formatUtc(at) };
    return minutes === null ? t('stampedBy', places) : t('stampedLate', { ...places, minutes });
  });
  const all = proofs.ots ? [...tokens, t('attested')] : tokens;
  return all.length > 0 ? [[t('stamped'), html`${all.map((one) => html`<div>${one}</div>`)}`]] : [];
}

function artifactPath(capture: CaptureFacts, role: ArtifactRole): string | null {
  const artifact = capture.artifacts.find((one) => one.role === role);
  return artifact ? `captures/${capture.captureId}/${artifact.path}` : null;
}

function captureTime(capture: CaptureFacts, t: Words): string {
  const from = formatUtc(new Date(capture.startedAt));
  const to = formatUtc(new Date(capture.finishedAt));
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  const span = { from: from.slice(0, 19), to: sameDay ? to.slice(11) : to };
  const time = from === to ? from : t('capturedSpan', span);
  return `${time} (${t(triggers[capture.trigger])})`;
}

function addresses(capture: CaptureFacts, t: Words): readonly (readonly [string, HtmlPart])[] {
  const asked = capture.askedFor !== null && capture.askedFor !== capture.url;
  const led = capture.finalUrl !== null && capture.finalUrl !== capture.url;
  return [
    ...(asked ? [[t('askedFor'), html`<bdi>${capture.askedFor}</bdi>`] as const] : []),
    ...(led ? [[t('ledTo'), html`<bdi>${capture.finalUrl}</bdi>`] as const] : []),
  ];
}

function status(capture: CaptureFacts, t: Words): string {
  if (capture.status === null) return t('statusUnknown');
  return `${capture.status} ${capture.statusText ?? ''}`.trim();
}

function change(capture: CaptureFacts, revision: Revision | null, locale: Locale): Html {
  const t = reportWords(locale);
  if (!revision) {
    const earlier = capture.previous
      ? html` ${t('earlierNotHere', { id: capture.previous.captureId })}`
      : null;
    return html`${t('firstHere')}${earlier}`;
  }
  const time = formatUtc(new Date(revision.from.startedAt));
  if (!revision.change) return html`${t('changedSince', { time })} ${t('notComparable')}`;
  const { counts, foremost, figures, page } = revision.change;
  const since = t(capture.expands === null ? 'changedSince' : 'expandedSince', { time });
  const more = counts.figures - figures.length;
  const said = hasChanged(counts)
    ? html`${since} <strong>${changeLine(locale, counts, foremost)}</strong>`
    : html`${t('unchangedSince', { time })} ${counts.trivial > 0 ? t('trivial', { n: counts.trivial }) : null}`;
  return html`${said}${figures.length > 0 ? figuresTable(figures, locale) : null}
    <p class="links">
      <a href="${page}#${locale}">${t('openComparison')}</a>${more > 0 ? t('moreFigures', { n: more }) : null}
    </p>`;
}

function files(capture: CaptureFacts, locale: Locale): Html {
  const t = reportWords(locale);
  const kept = t('filesKept', { n: capture.artifacts.length + capture.resources.size });
  if (capture.missing.length === 0) return html`${kept}`;
  const rows = capture.missing.map(
    ({ url, error }) => html`<li><bdi>${url}</bdi>: ${reasonWords(locale, error)}</li>`,
  );
  return html`${kept}
    <details>
      <summary class="look">${t('filesMissing', { n: rows.length })}</summary>
      <ul>
        ${rows}
      </ul>
    </details>`;
}

function remarks(all: CaptureRecord['limitations'], open: boolean, locale: Locale): Html {
  const t = reportWords(locale);
  if (all.length === 0) return html`<span class="quiet">${t('none')}</span>`;
  const rows = all.map(
    ({ code, subject, detail }) =>
      html`<li>
        ${remarkWords(locale, code)} ${detail === null ? null : detailWords(locale, code, detail)}
        ${subject === null ? null : html`<bdi>${subject}</bdi>`}
      </li>`,
  );
  const list = html`<ul>
    ${rows}
  </ul>`;
  if (open) return list;
  return html`<details>
    <summary>${t('remarks', { n: rows.length })}</summary>
    ${list}
  </details>`;
}

function clock(skewMs: number | null, t: Words): string {
  if (skewMs === null) return t('clockUnknown');
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (seconds === 0) return t('clockEven');
  return t(skewMs > 0 ? 'clockAhead' : 'clockBehind', { seconds });
}

function links(capture: CaptureFacts, t: Words): Html {
  const there = readable.flatMap(([role, words]) => {
    const path = artifactPath(capture, role);
    return path === null ? [] : [html`<a href="${path}">${t(words)}</a> `];
  });
  return html`<span class="links"
    >${there}<a href="captures/${capture.captureId}/capture.json">${t('readRecord')}</a></span
  >`;
}
