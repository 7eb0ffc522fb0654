import type {
  CaptureRecord,
  ChangeSummary,
  Comparison,
  Outline,
  PageChange,
  TrivialChanges,
  VolatilePath,
} from '../model/index.ts';
import { check } from './checks/index.ts';
import { compareDocuments } from './compare-documents.ts';
import { compareLinks } from './compare-links.ts';
import { comparePage } from './compare-page.ts';
import { comparePictures } from './compare-pictures.ts';
import { compareTables, gridsOf, rankedFigures } from './compare-tables.ts';
import { compareText } from './compare-text.ts';
import { countChanges } from './count-changes.ts';
import { onceEach } from './once.ts';
import { rankChanges } from './rank-changes.ts';
import { splitSentences } from './sentences.ts';
import { setAside } from './set-aside.ts';
import { withoutSession } from './stable-address.ts';

/** The version of this way of comparing: another may find other changes in the same two captures. */
export const COMPARE_VERSION = 2;

/** One capture as compared. `sha256` is the digest of its canonical `capture.json`. */
export interface CaptureSide {
  readonly record: CaptureRecord;
  readonly sha256: string;
  readonly outline: Outline;
}

const sideOf = ({ record, sha256 }: CaptureSide): Comparison['a'] => ({
  captureId: record.captureId,
  sha256,
  startedAt: record.startedAt,
});

interface Sifted<T, C> {
  readonly kept: readonly T[];
  readonly aside: { reason: string; change: C }[];
}

/** Part what is told from what is set aside, with the reason for that. */
function sift<T, C>(
  items: readonly T[],
  reasonOf: (item: T) => string | null,
  changeOf: (item: T) => C,
): Sifted<T, C> {
  const told = items.map((item) => ({ item, reason: reasonOf(item) }));
  return {
    kept: told.filter(({ reason }) => reason === null).map(({ item }) => item),
    aside: told.flatMap(({ item, reason }) => (reason === null ? [] : [{ reason, change: changeOf(item) }])),
  };
}

/** A field of the page that is an address with another token of a visit. */
function differsByToken({ field, old, new: now }: PageChange): boolean {
  if ((field !== 'finalUrl' && field !== 'canonicalUrl') || old === null || now === null) return false;
  return withoutSession(old) === withoutSession(now);
}

/**
 * What changed from capture `a` to capture `b`: tables, text, links, pictures and the page itself, in the order of `b`.
 * The same two captures and list give the same result on every machine; no clock, network or page is needed. Tables
 * without a change are left out, `figures` holds changed values only (kind `number`): those of main tables first, then
 * of other tables, then of text.
 *
 * @param volatile  where changes are set aside (`volatileOf`), unless they are of the main content or of a table, or are
 *                  not what is usual there
 */
export function compare(a: CaptureSide, b: CaptureSide, volatile: readonly VolatilePath[] = []): Comparison {
  const aside = setAside(a.outline, b.outline, volatile);
  // Most blocks stand on both sides.
  const split = onceEach(splitSentences);
  const [gridsA, gridsB] = [gridsOf(a.outline), gridsOf(b.outline)];
  const page = sift(
    comparePage(a.record, b.record, { a: a.outline.date, b: b.outline.date }),
    (change) => (differsByToken(change) ? 'token' : null),
    (change) => change,
  );
  const tables = sift(
    compareTables(gridsA, gridsB),
    ({ change }) => aside.table(change),
    ({ change }) => change,
  );
  const text = sift(
    compareText(a.outline, b.outline, split),
    (sentence) => aside.text(sentence),
    (sentence) => sentence,
  );
  const links = sift(
    compareLinks(a.outline, b.outline),
    (link) => aside.link(link),
    ({ change }) => change,
  );
  const pictures = sift(
    comparePictures(a.outline, b.outline),
    (picture) => aside.picture(picture),
    ({ change }) => change,
  );
  const trivial: TrivialChanges = {
    page: page.aside,
    tables: tables.aside,
    text: text.aside,
    links: links.aside,
    pictures: pictures.aside,
  };
  const found = {
    figures: [
      ...rankedFigures(tables.kept),
      ...text.kept.flatMap(({ figures }) => figures.filter(({ kind }) => kind === 'number')),
    ],
    page: [...page.kept],
    tables: tables.kept.map(({ change }) => change),
    text: [...text.kept],
    // Bytes of a document are no widget: they are told wherever its link stands.
    documents: compareDocuments(a, b),
    links: links.kept.map(({ change }) => change),
    pictures: pictures.kept.map(({ change }) => change),
  };
  return {
    format: 'kua-comparison/1',
    version: COMPARE_VERSION,
    url: b.record.url,
    ...(a.record.url === b.record.url ? {} : { otherUrl: a.record.url }),
    a: sideOf(a),
    b: sideOf(b),
    volatile: volatile.map(({ path, reason }) => ({ path, reason })),
    counts: countChanges(found, trivial),
    ...found,
    trivial,
    ...check(
      { outline: a.outline, grids: gridsA },
      { outline: b.outline, grids: gridsB },
      a.record.url === b.record.url,
      split,
    ),
  };
}

/** What a list of versions says of a comparison: its counts, and the change that means most. */
export function summarise(comparison: Comparison): ChangeSummary {
  const [first] = rankChanges(comparison);
  return { counts: comparison.counts, headline: first?.figure ?? null, foremost: first?.meaning ?? null };
}
