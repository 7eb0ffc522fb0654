import {
  LinkChange,
  PageChange,
  SentenceChange,
  TableChange,
  ValueChange,
  VolatilePath,
} from './comparison.ts';
import { captureId, count, instant, sha256Hex, z } from './zod.ts';

const text = z.string();
const nullable = z.nullable;
const Side = z.strictObject({ captureId, at: instant, sha256: sha256Hex });
const rowChange = z.enum(['added', 'removed', 'moved']);

/**
 * What changed, without what stayed: as `kua compare --json` prints it for each two versions, and as a bundle holds it in
 * `data/comparisons/*.json`. `before` and `after` are as the page has them. A `delta` is new minus old, null where
 * nothing can be subtracted; of two percentages it is in percentage points.
 */
export const ToldComparison = z.strictObject({
  format: z.literal('kua-changes/1'),
  /** The version of the way of comparing, and what it set aside: with these two anyone gets the same from the captures. */
  version: count,
  volatile: z.array(VolatilePath),
  url: text,
  /** The address of the earlier side, only where it is another. */
  otherUrl: z.optional(text),
  from: Side,
  to: Side,
  /** Whether a reader would see a change that means something. */
  changed: z.boolean(),
  /** How many changes were set aside. */
  trivial: count,
  page: z.array(
    z.strictObject({ field: PageChange.shape.field, before: nullable(text), after: nullable(text) }),
  ),
  /** Sentences; `added` and `removed` are counts. */
  text: z.strictObject({
    added: count,
    removed: count,
    blocks: z.array(
      z.strictObject({ kind: SentenceChange.shape.change, before: nullable(text), after: nullable(text) }),
    ),
  }),
  tables: z.array(
    z.strictObject({
      kind: z.enum(['changed', 'added', 'removed']),
      caption: text,
      key: TableChange.shape.key,
      /** False where the key does not tell rows apart and their order was used. */
      keyUnique: z.boolean(),
      cells: z.array(
        z.strictObject({
          row: text,
          column: text,
          before: text,
          after: text,
          delta: nullable(z.number()),
          kind: ValueChange.shape.kind,
        }),
      ),
      rowsAdded: count,
      rowsRemoved: count,
      rowsMoved: count,
      /** Which rows those are, with their cells. */
      rows: z.array(z.strictObject({ kind: rowChange, row: text, cells: z.array(nullable(text)) })),
      rowsRenamed: z.array(z.strictObject({ before: text, after: text })),
      columns: z.array(z.strictObject({ kind: rowChange, column: text })),
      columnsRenamed: z.array(z.strictObject({ before: text, after: text })),
    }),
  ),
  /** Every figure that differs, most telling first: numbers in tables, then figures in text. */
  figures: z.array(
    z.strictObject({
      label: text,
      before: text,
      after: text,
      delta: nullable(z.number()),
      unit: ValueChange.shape.unit,
    }),
  ),
  links: z.array(
    z.strictObject({
      kind: LinkChange.shape.change,
      text,
      before: nullable(text),
      after: nullable(text),
    }),
  ),
  /** Linked documents; `before` and `after` are digests. */
  documents: z.array(
    z.strictObject({
      kind: z.enum(['added', 'removed', 'changed']),
      text,
      href: text,
      before: nullable(sha256Hex),
      after: nullable(sha256Hex),
    }),
  ),
  /** Pictures; `before` and `after` are digests. */
  pictures: z.array(
    z.strictObject({
      kind: z.enum(['added', 'removed', 'changed']),
      text,
      src: text,
      before: nullable(sha256Hex),
      after: nullable(sha256Hex),
    }),
  ),
  findings: z.array(z.strictObject({ rule: text, text, where: text })),
});
export type ToldComparison = z.infer<typeof ToldComparison>;
