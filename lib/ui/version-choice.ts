import type { VersionRow } from '../archive/index.ts';

/**
 * The two versions to compare, the older first: both that are ticked, or the one ticked and the one before it.
 * Null if that is not two.
 *
 * @param rows newest first
 */
export function pairToCompare(
  rows: readonly Pick<VersionRow, 'ref' | 'previous'>[],
  ticked: ReadonlySet<string>,
): readonly [a: string, b: string] | null {
  const chosen = rows.filter((row) => ticked.has(row.ref));
  const [newer, older] = chosen;
  if (!newer || chosen.length > 2) return null;
  if (older) return [older.ref, newer.ref];
  const before = newer.previous ?? rows[rows.indexOf(newer) + 1]?.ref;
  return before === undefined ? null : [before, newer.ref];
}

/** `ticked` with one box ticked or cleared. */
export function withTick(ticked: ReadonlySet<string>, ref: string, on: boolean): ReadonlySet<string> {
  const next = new Set(ticked);
  if (on) next.add(ref);
  else next.delete(ref);
  return next;
}
