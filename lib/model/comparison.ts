import { captureId, count, instant, sha256Hex, z } from './zod.ts';

const text = z.string();
const nullable = z.nullable;

/** A number as compared: `value` a plain decimal (`-33.63`, `7820204`), `text` as the page has it. */
export const Unit = z.enum(['percent', 'none']);
export type Unit = z.infer<typeof Unit>;

/** How a cell or figure differs. `format`: the same number written otherwise; `look-alike`: letters of another script. */
export const ChangeKind = z.enum([
  'number',
  'format',
  'look-alike',
  'text',
  'number-became-text',
  'text-became-number',
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** One figure or cell that differs, with its place in words a reader knows it by. */
export const ValueChange = z.strictObject({
  kind: ChangeKind,
  /** The row's key or the words before a figure in text. */
  row: text,
  /** The column's header; empty for a figure in text. */
  column: text,
  old: text,
  new: text,
  /** New minus old as a plain decimal with its sign, null unless both are numbers. */
  difference: nullable(text),
  /** `percent`: the difference is in percentage points. */
  unit: Unit,
});
export type ValueChange = z.infer<typeof ValueChange>;

/** A row or column that only one side has; `cells` in grid order. */
export const LineChange = z.strictObject({ label: text, cells: z.array(text) });
export type LineChange = z.infer<typeof LineChange>;

export const AlignedRow = z.strictObject({
  change: z.enum(['same', 'changed', 'added', 'removed', 'moved']),
  label: text,
  /** One per column of `columns`: text on each side, null where that side has no such cell. */
  cells: z.array(z.strictObject({ old: nullable(text), new: nullable(text), change: nullable(ValueChange) })),
});
export type AlignedRow = z.infer<typeof AlignedRow>;

export const TableChange = z.strictObject({
  /** Table ids on each side; null where only the other side has the table. */
  a: nullable(text),
  b: nullable(text),
  caption: text,
  main: z.boolean(),
  /** Header texts of the columns that identify a row; empty when rows were aligned by sequence. */
  key: z.array(text),
  /** False when the key did not tell rows apart and the order of rows was used. */
  keyUnique: z.boolean(),
  columns: z.array(z.strictObject({ label: text, change: z.enum(['same', 'added', 'removed', 'moved']) })),
  rows: z.array(AlignedRow),
});
export type TableChange = z.infer<typeof TableChange>;

/** A run of a sentence. */
export const Run = z.strictObject({ op: z.enum(['same', 'added', 'removed']), text });
export type Run = z.infer<typeof Run>;

export const SentenceChange = z.strictObject({
  change: z.enum(['changed', 'added', 'removed', 'moved']),
  a: nullable(text),
  b: nullable(text),
  old: nullable(text),
  new: nullable(text),
  main: z.boolean(),
  runs: z.array(Run),
  /** Figures within the sentence that differ. */
  figures: z.array(ValueChange),
});
export type SentenceChange = z.infer<typeof SentenceChange>;

/** A field of the page itself: title, language, HTTP status, where the address led; the digest of a file without text. */
export const PageChange = z.strictObject({
  field: z.enum(['title', 'lang', 'status', 'finalUrl', 'canonicalUrl', 'file']),
  old: nullable(text),
  new: nullable(text),
});
export type PageChange = z.infer<typeof PageChange>;

/**
 * `old` and `new` are addresses, `text` the words of the link; where an address got other words, `text` is the address
 * and `old` and `new` the words: `text` is what stayed.
 */
export const LinkChange = z.strictObject({
  change: z.enum(['added', 'removed', 'changed']),
  text,
  old: nullable(text),
  new: nullable(text),
});
export type LinkChange = z.infer<typeof LinkChange>;

export const PictureChange = z.strictObject({
  change: z.enum(['added', 'removed', 'changed']),
  src: text,
  alt: text,
  old: nullable(sha256Hex),
  new: nullable(sha256Hex),
});
export type PictureChange = z.infer<typeof PictureChange>;

/**
 * How many of each. A changed figure is counted as a figure alone, not also as a cell or a sentence; `trivial` counts
 * changes set aside as volatile.
 */
export const ChangeCounts = z.strictObject({
  figures: count,
  cells: count,
  rowsAdded: count,
  rowsRemoved: count,
  rowsMoved: count,
  columnsAdded: count,
  columnsRemoved: count,
  tablesAdded: count,
  tablesRemoved: count,
  sentencesAdded: count,
  sentencesRemoved: count,
  sentencesChanged: count,
  sentencesMoved: count,
  links: count,
  pictures: count,
  page: count,
  trivial: count,
});
export type ChangeCounts = z.infer<typeof ChangeCounts>;

/** What is counted, the most telling first: the order in which an answer in one line names changes. */
export const tellingOrder = [
  'figures',
  'cells',
  'rowsRemoved',
  'rowsAdded',
  'rowsMoved',
  'columnsRemoved',
  'columnsAdded',
  'tablesRemoved',
  'tablesAdded',
  'sentencesChanged',
  'sentencesRemoved',
  'sentencesAdded',
  'sentencesMoved',
  'links',
  'pictures',
  'page',
] as const satisfies readonly (keyof ChangeCounts)[];

/** An outline block or table whose changes are set aside, and why. */
export const VolatilePath = z.strictObject({ path: text, reason: text });
export type VolatilePath = z.infer<typeof VolatilePath>;

const Side = z.strictObject({ captureId, sha256: sha256Hex, startedAt: instant });

/** The result of comparing two captures. The same two captures, list and version give the same result everywhere. */
export const Comparison = z.strictObject({
  format: z.literal('kua-comparison/1'),
  version: count,
  url: text,
  /** The address of side a, only where it is another than that of side b, which is `url`. */
  otherUrl: z.optional(text),
  a: Side,
  b: Side,
  volatile: z.array(VolatilePath),
  counts: ChangeCounts,
  /** Every figure that differs, most telling first: numbers in tables, then figures in text. */
  figures: z.array(ValueChange),
  page: z.array(PageChange),
  tables: z.array(TableChange),
  text: z.array(SentenceChange),
  links: z.array(LinkChange),
  pictures: z.array(PictureChange),
});
export type Comparison = z.infer<typeof Comparison>;

/** What a list of versions says about one of them: counts and the first figure that differs from the version before. */
export const ChangeSummary = z.strictObject({ counts: ChangeCounts, headline: nullable(ValueChange) });
export type ChangeSummary = z.infer<typeof ChangeSummary>;
