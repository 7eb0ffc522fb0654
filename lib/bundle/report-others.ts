import { formatUtc, type Locale } from '../i18n/index.ts';
import type { reportWords } from '../i18n/report/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import type { BagInput, StatedCorroboration } from './bag-input.ts';
import { html, type Html, type HtmlPart } from './html.ts';
import { statedPath } from './stated.ts';

type Words = ReturnType<typeof reportWords>;

const shortKey = (keyId: string): string => keyId.slice(7, 15);

/** What captures by other keys say of one: a row of its facts, none where there are no such captures. */
export function byOthers(
  stated: readonly StatedCorroboration[],
  t: Words,
  locale: Locale,
): readonly (readonly [string, HtmlPart])[] {
  if (stated.length === 0) return [];
  const rows = stated.map((one) => {
    const { relation, other } = one;
    const said = t(relation, { time: formatUtc(new Date(other.startedAt)), key: shortKey(other.keyId) });
    const page = html` <a href="${statedPath(one)}#${locale}">${t('differsFrom')}</a>`;
    return html`<div>${said}${relation === 'differs' ? page : null}</div>`;
  });
  return [[t('byOthers'), html`${rows}`]];
}

/** The bundles of others that go along, and how far captures were held against each other; nothing where there are none. */
export function othersBundles(
  { imported = [], corroborations }: BagInput,
  t: Words,
  locale: Locale,
): Html | null {
  if (imported.length === 0) return null;
  const say = verifyWords(locale);
  const rows = imported.map(
    ({ bundleId, keyId, captures }) =>
      html`<li>
        <a href="imported/${bundleId}.zip">${bundleId}.zip</a>: ${say('list.captures', { n: captures })} ·
        ${t('key')} <code>${keyId}</code>
      </li>`,
  );
  const minutes = Math.round((corroborations?.spanMs ?? 0) / 60_000);
  return html`<h2>${t('importedTitle')}</h2>
    <p>${t('importedLead')}</p>
    <ul>
      ${rows}
    </ul>
    ${corroborations ? html`<p>${t('corroborationNote', { minutes })}</p>` : null}`;
}
