import type { CaptureRecord, ChangeSummary, Comparison, Outline, VolatilePath } from '../model/index.ts';
import { compareLinks } from './compare-links.ts';
import { comparePage } from './compare-page.ts';
import { comparePictures } from './compare-pictures.ts';
import { compareTables, rankedFigures } from './compare-tables.ts';
import { compareText } from './compare-text.ts';
import { changesIn, countChanges } from './count-changes.ts';
import { setAside } from './set-aside.ts';

/** The version of this way of comparing: another may find other changes in the same two captures. */
export const COMPARE_VERSION = 1;

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

interface Sifted<T> {
  readonly kept: T[];
  readonly aside: T[];
}

function sift<T>(items: readonly T[], isAside: (item: T) => boolean): Sifted<T> {
  return { kept: items.filter((item) => !isAside(item)), aside: items.filter(isAside) };
}

/**
 * What changed from capture `a` to capture `b`: tables, text, links, pictures and the page itself, in the order of `b`.
 * The same two captures and list give the same result on every machine; no clock, network or page is needed. Tables
 * without a change are left out, `figures` holds changed values only (kind `number`): those of main tables first, then
 * of other tables, then of text.
 *
 * @param volatile  blocks and tables (ids of either outline) whose changes are counted as trivial and left out, unless
 *                  they are main content
 */
export function compare(a: CaptureSide, b: CaptureSide, volatile: readonly VolatilePath[] = []): Comparison {
  const aside = setAside(a.outline, b.outline, volatile);
  const tables = sift(compareTables(a.outline, b.outline), ({ change }) => aside(change.a, change.b));
  const text = sift(compareText(a.outline, b.outline), (sentence) => aside(sentence.a, sentence.b));
  const links = sift(compareLinks(a.outline, b.outline), (link) => aside(link.blockA, link.blockB));
  const pictures = sift(comparePictures(a.outline, b.outline), (picture) =>
    aside(picture.blockA, picture.blockB),
  );
  const trivial =
    tables.aside.reduce((sum, { change }) => sum + changesIn(change), 0) +
    text.aside.length +
    links.aside.length +
    pictures.aside.length;
  const found = {
    figures: [
      ...rankedFigures(tables.kept),
      ...text.kept.flatMap(({ figures }) => figures.filter(({ kind }) => kind === 'number')),
    ],
    page: comparePage(a.record, b.record),
    tables: tables.kept.map(({ change }) => change),
    text: text.kept,
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
  };
}

/** What a list of versions says of a comparison: its counts, and the most telling figure that changed. */
export function summarise(comparison: Comparison): ChangeSummary {
  return { counts: comparison.counts, headline: comparison.figures[0] ?? null };
}
