import type { CaptureRow } from '../archive/index.ts';

/**
 * The two versions to compare, the older first: both that are ticked, or the one ticked and the one before it.
 * Null if that is not two.
 *
 * @param rows newest first
 */
export function pairToCompare(
  rows: readonly Pick<CaptureRow, 'captureId' | 'previous'>[],
  ticked: ReadonlySet<string>,
): readonly [a: string, b: string] | null {
  const chosen = rows.filter((row) => ticked.has(row.captureId));
  const [newer, older] = chosen;
  if (!newer || chosen.length > 2) return null;
  if (older) return [older.captureId, newer.captureId];
  const before = newer.previous ?? rows[rows.indexOf(newer) + 1]?.captureId;
  return before === undefined ? null : [before, newer.captureId];
}

/** `ticked` with one box ticked or cleared. */
export function withTick(ticked: ReadonlySet<string>, captureId: string, on: boolean): ReadonlySet<string> {
  const next = new Set(ticked);
  if (on) next.add(captureId);
  else next.delete(captureId);
  return next;
}
