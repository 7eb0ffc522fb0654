/** One side of a comparison: the capture shown, among the versions of its page. */
export interface SteppedSide {
  readonly captureId: string;
  /** Oldest first. */
  readonly versions: readonly string[];
}

function stepOf({ captureId, versions }: SteppedSide, by: 1 | -1): string | null {
  const at = versions.indexOf(captureId);
  return at < 0 ? null : (versions[at + by] ?? null);
}

/**
 * The comparison one step on (`by` 1) or back (-1): each side goes to the next version of its page, so that a version
 * compared with the one before it stays so.
 *
 * @returns null where one of the two has no such version
 */
export function steppedPair(
  a: SteppedSide,
  b: SteppedSide,
  by: 1 | -1,
): readonly [a: string, b: string] | null {
  const one = stepOf(a, by);
  const other = stepOf(b, by);
  return one === null || other === null ? null : [one, other];
}
