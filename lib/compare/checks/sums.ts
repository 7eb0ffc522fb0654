import { add, sameValue, subtract } from '../decimal.ts';
import type { Entry } from './counted.ts';

/** The sum of the figures, a plain decimal. */
export function sumOf(entries: readonly Entry[]): string {
  return entries.reduce((sum, { value }) => add(sum, value), '0');
}

/** True when plain decimal `a` is less than `b`. */
export function isLess(a: string, b: string): boolean {
  return subtract(a, b).startsWith('-');
}

/** The sum nearest to `total`, the first of several as near; null where one of them is `total`. */
export function nearest(sums: readonly string[], total: string): string | null {
  if (sums.some((sum) => sameValue(sum, total))) return null;
  const apart = (sum: string): string => subtract(sum, total).replace('-', '');
  return sums.reduce<string | null>(
    (best, sum) => (best === null || isLess(apart(sum), apart(best)) ? sum : best),
    null,
  );
}
