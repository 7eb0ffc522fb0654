import { Finding, UncheckedTable } from './finding.ts';
import { captureId, count, instant, sha256Hex, z } from './zod.ts';

const text = z.string();
const nullable = z.nullable;

/** A number as compared: `value` a plain decimal (`-33.63`, `7820204`), `text` as the page has it. */
export const Unit = z.enum(['percent', 'none']);
export type Unit = z.infer<typeof Unit>;

/**
 * How a cell or figure differs. `format`: the same number written otherwise; `look-alike`: letters of another script;
 * `ambiguous`: `1,234` on one side may be a thousand or a fraction, and nothing tells which.
 */
export const ChangeKind = z.enum([
  'number',
  'format',
  'look-alike',
  'ambiguous',
  'text',
  'number-became-text',
  'text-became-number',
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** A letter that became another that looks the same, each with its code point: `U+0410 А`, `U+0041 A`. */
export const LookAlike = z.strictObject({ old: text, new: text });
export type LookAlike = z.infer<typeof LookAlike>;

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
  /**
   * The difference in per cent of the old number, a plain decimal with two digits after the point. Absent where the
   * numbers are themselves per cent, the old one is 0, or nothing was subtracted.
   */
  relative: z.optional(text),
  /** Only of `look-alike`: each pair of letters once, in the order of the text. */
  letters: z.optional(z.array(LookAlike)),
});
export type ValueChange = z.infer<typeof ValueChange>;

/** A row or column that only one side has; `cells` in grid order. */
export const LineChange = z.strictObject({ label: text, cells: z.array(text) });
export type LineChange = z.infer<typeof LineChange>;

export const AlignedRow = z.strictObject({
  change: z.enum(['same', 'changed', 'added', 'removed', 'moved']),
  label: text,
  /** What the row was called, where it is now called otherwise. */
  was: z.optional(text),
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
  columns: z.array(
    z.strictObject({
      label: text,
      change: z.enum(['same', 'added', 'removed', 'moved']),
      /** What the column was called, where it is now called otherwise. */
      was: z.optional(text),
    }),
  ),
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

/** A field of the page itself: title, date, language, HTTP status, where the address led; the digest of a file without text. */
export const PageChange = z.strictObject({
  field: z.enum(['title', 'date', 'lang', 'status', 'finalUrl', 'canonicalUrl', 'file']),
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

/**
 * A linked document whose bytes both captures hold, or one of which holds and the other does not link it. `text` are
 * the words of its link, `href` its address as last linked.
 */
export const DocumentChange = z.strictObject({
  change: z.enum(['added', 'removed', 'changed']),
  text,
  href: text,
  old: nullable(sha256Hex),
  new: nullable(sha256Hex),
});
export type DocumentChange = z.infer<typeof DocumentChange>;

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
  documents: count,
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
  'documents',
  'links',
  'pictures',
  'page',
] as const satisfies readonly (keyof ChangeCounts)[];

/** What a change means, what means most first. */
export const meanings = [
  'table-number',
  'row-removed',
  'text-figure',
  'resolution',
  'document',
  'page-gone',
  'table',
  'text',
  'picture',
  'page',
  'link',
  'layout',
] as const;
export type Meaning = (typeof meanings)[number];

/** The counts that have something in common with a meaning. */
const countsOf: { readonly [name in Meaning]?: readonly (keyof ChangeCounts)[] } = {
  'row-removed': ['rowsRemoved', 'columnsRemoved', 'tablesRemoved'],
  resolution: ['sentencesChanged', 'sentencesRemoved', 'sentencesAdded'],
  document: ['documents', 'links', 'page'],
};

/** What there is of what is counted, the most telling first, before all what counts the change that means most. */
export function tellingFirst(
  counts: ChangeCounts,
  foremost: Meaning | null,
): readonly (typeof tellingOrder)[number][] {
  const first = (foremost === null ? undefined : countsOf[foremost]) ?? [];
  const there = tellingOrder.filter((name) => counts[name] > 0);
  return [...there.filter((name) => first.includes(name)), ...there.filter((name) => !first.includes(name))];
}

/**
 * Where changes are set aside, and why: the place of outline blocks (`Block.place`), or the id of one block or table.
 * `reason` is the kind of widget that is there (`calendar`, `clock` …), `site-profile` or `differs-at-every-capture`;
 * what else it may say counts as `site-profile`.
 */
export const VolatilePath = z.strictObject({ path: text, reason: text });
export type VolatilePath = z.infer<typeof VolatilePath>;

const setAside = <T extends z.ZodMiniType>(change: T) => z.array(z.strictObject({ reason: text, change }));

/**
 * Changes that were set aside, each as it would else be told. `reason` is that of `volatile`, or `asset-version` or
 * `token` where an address differs in nothing else.
 */
export const TrivialChanges = z.strictObject({
  page: setAside(PageChange),
  tables: setAside(TableChange),
  text: setAside(SentenceChange),
  links: setAside(LinkChange),
  pictures: setAside(PictureChange),
});
export type TrivialChanges = z.infer<typeof TrivialChanges>;

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
  documents: z.array(DocumentChange),
  links: z.array(LinkChange),
  pictures: z.array(PictureChange),
  /** Figures that do not reconcile: between the two, then within each. */
  findings: z.array(Finding),
  /** Tables with figures that were not checked. */
  unchecked: z.array(UncheckedTable),
  trivial: TrivialChanges,
});
export type Comparison = z.infer<typeof Comparison>;

/**
 * What a list of versions says about one of them: counts, the figure that differs from the version before where nothing
 * means more, and what the change that means most is. A summary made before that was kept has none.
 */
export const ChangeSummary = z.strictObject({
  counts: ChangeCounts,
  headline: nullable(ValueChange),
  foremost: z.optional(nullable(z.enum(meanings))),
});
export type ChangeSummary = z.infer<typeof ChangeSummary>;
