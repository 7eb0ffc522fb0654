import { subtract } from '../decimal.ts';
import type { Draft } from './draft.ts';
import { differsInOneDigit, exchangesDigits } from './exchanged.ts';
import type { EntryPair } from './pair-sheets.ts';
import { differs, digitsExchanged, onPair, otherHour } from './rule-changed.ts';

const near = 0.01;

/** Two figures of the same thing rather than of two: a misprint, or a later state of nearly the same number. */
function isNear({ old, now }: EntryPair): boolean {
  const [a, b] = [Number(old.value), Number(now.value)];
  return (
    Math.abs(a - b) <= near * Math.max(a, b) ||
    differsInOneDigit(old.value, now.value) ||
    exchangesDigits(old.value, now.value)
  );
}

/** How far two sources agree on what both give. */
export function mostAgree(pairs: readonly EntryPair[]): boolean {
  const compared = pairs.filter((pair) => !otherHour(pair));
  const apart = compared.filter(differs).length;
  return apart * 2 < compared.length;
}

/**
 * `sources-differ`: two pages give different figures for the same thing. Told where they agree on most of what both
 * give, or where the two figures are near: figures of another day or election are no discrepancy.
 */
export function sourcesDiffer(pairs: readonly EntryPair[]): readonly Draft[] {
  const agree = mostAgree(pairs);
  return pairs
    .filter((pair) => differs(pair) && !otherHour(pair) && (agree || isNear(pair)))
    .flatMap((pair) => {
      const exchanged = digitsExchanged(pair);
      if (exchanged.length > 0) return exchanged;
      const { old, now } = pair;
      return [
        onPair('sources-differ', pair, {
          a: old.value,
          b: now.value,
          difference: subtract(now.value, old.value),
        }),
      ];
    });
}
