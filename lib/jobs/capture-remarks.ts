import { budgets } from '../capture/index.ts';
import { expandedByScrolling, type CaptureRecord, type Exchange, type Remark } from '../model/index.ts';
import type { Gathered } from './gathered.ts';
import type { Collected } from './collect-resources.ts';
import type { PageFile } from './join-frames.ts';
import { encodingNamed, type ShownSource } from './source-bytes.ts';

/** The same remark of several frames is one. */
function distinct(list: readonly Remark[]): Remark[] {
  return [...new Map(list.map((one) => [`${one.code} ${one.subject ?? ''}`, one])).values()];
}

/** Everything that was done to a capture's evidence, and everything that it lacks. */
export function remarks(
  { snapshot, exchanges, collected, picture, pagePicture, expansion, left }: Gathered,
  pages: readonly PageFile[],
  exchange: Exchange | null,
  source: ShownSource,
  surrogates: number,
): Pick<CaptureRecord, 'alterations' | 'limitations'> {
  const { facts } = snapshot;
  const alterations = pages.flatMap((page) => page.snapshot.alterations);
  const limitations = [...pages.flatMap((page) => page.snapshot.limitations), ...collected.limitations];
  const limit = (code: string, subject: string | null = null, detail: string | null = null): void => {
    limitations.push({ code, subject, detail });
  };
  if (expansion) {
    alterations.unshift({ code: expandedByScrolling, subject: null, detail: expansion.of });
    limitations.push(...expansion.limitations);
  }
  for (const name of exchange?.withheld ?? []) {
    alterations.push({ code: 'header-withheld', subject: name, detail: null });
  }
  if (surrogates > 0)
    alterations.push({ code: 'lone-surrogates', subject: null, detail: String(surrogates) });
  if (!exchange) limit(exchanges.length > 0 ? 'exchange-not-seen' : 'loaded-before-access', facts.loadedUrl);
  if (exchange?.certificateError)
    limit('certificate-not-trusted', facts.loadedUrl, exchange.certificateError);
  if (source.limitation) limitations.push(source.limitation);
  if ('missing' in picture) limit('no-picture', null, picture.missing);
  limitations.push(...(pagePicture?.limitations ?? []));
  if (facts.readyState !== 'complete') limit('still-loading', null, facts.readyState);
  if (left) limit('page-left');
  const declared = facts.metaCharset === null ? null : encodingNamed(facts.metaCharset);
  if (declared !== null && !declared.startsWith('utf-16') && declared !== facts.characterSet.toLowerCase())
    limit('charset-conflict', null, `${facts.metaCharset}, ${facts.characterSet}`);
  if (snapshot.outline.blocks.some(({ text }) => text.includes('\u{fffd}'))) limit('undecodable-text');
  if (pages.some(({ tooDeep }) => tooDeep)) limit('budget-frame-depth', null, String(budgets.frameDepth));
  if (pages.length > budgets.frames) limit('budget-frames', null, String(budgets.frames));
  for (const { path, url } of framesOf(pages)) if (path === null) limit('frame-not-captured', url);
  for (const { url, error } of collected.missing)
    if (url.startsWith('kua:')) limit('drawing-not-kept', url, error);
  // A drawing's own bytes come whole; what was cut out of the picture may show what covered it too.
  for (const { key } of snapshot.cutouts)
    if (collected.held.get(key)?.row.finalUrl === null) limit('drawing-cut-out', key);
  for (const { row } of collected.otherwise) limit('answered-otherwise', row.url);
  return { alterations: distinct(alterations), limitations: distinct(limitations) };
}

/** Every page within the page; `path` is null for one that was not captured. */
export function framesOf(pages: readonly PageFile[]): CaptureRecord['frames'] {
  return pages.flatMap(({ path: parent, snapshot, frames }) =>
    snapshot.frames.map(({ url }, number) => {
      const inner = frames[number];
      return { path: inner?.path ?? null, url: inner?.snapshot.facts.url ?? url, parent };
    }),
  );
}

/** Origins whose permission would bring what is missing of files and of pages within the page. */
export function originsOf(collected: Collected, record: CaptureRecord): string[] {
  const own = URL.parse(record.url)?.origin;
  const frames = record.frames.flatMap(({ path, url }) => {
    const origin = path === null && /^https?:/iu.test(url) ? URL.parse(url)?.origin : undefined;
    return origin === undefined || origin === own ? [] : [origin];
  });
  return [...new Set([...collected.origins, ...frames])];
}
