import type { FindingRule } from '../../model/index.ts';
import { sameValue, subtract } from '../decimal.ts';
import { isVote, placeOfEntry, votesOf, whereOf } from './counted.ts';
import type { Draft } from './draft.ts';
import { exchangesDigits } from './exchanged.ts';
import { hourText } from './hour.ts';
import type { EntryPair, TallyPair } from './pair-sheets.ts';
import { isCumulative } from './rule-hours.ts';
import { isShareOf, isWhole } from './share.ts';
import { isLess, sumOf } from './sums.ts';

export const differs = ({ old, now }: EntryPair): boolean => !sameValue(old.value, now.value);

/** A finding on one figure of two captures. */
export function onPair(rule: FindingRule, pair: EntryPair, values: Draft['values']): Draft {
  const { tallies, old, now } = pair;
  const { a, b } = tallies;
  return {
    rule,
    where: whereOf(b.caption || a.caption, placeOfEntry(b, now)),
    table: b.table,
    figures: [
      { place: placeOfEntry(a, old), text: old.text, value: old.value },
      { place: placeOfEntry(b, now), text: now.text, value: now.value },
    ],
    values: now.unit === 'percent' ? { ...values, unit: 'percent' } : values,
  };
}

/** The two captures say different hours of the figure. */
export const otherHour = ({ old, now }: EntryPair): boolean =>
  old.hour !== null && now.hour !== null && old.hour !== now.hour;

/**
 * `went-down`: a count, or turnout so far, is less than it was. A share of votes may fall and is none of these. Of two
 * hours the later one is what came after, whichever was captured first.
 */
export function wentDown(pair: EntryPair): readonly Draft[] {
  const { old, now } = pair;
  const mayFall = now.unit === 'percent' ? now.role !== 'turnout' : false;
  if (mayFall || !differs(pair)) return [];
  const turned = otherHour(pair) && (old.hour ?? 0) > (now.hour ?? 0);
  if (turned || (otherHour(pair) && !isCumulative(now))) return [];
  if (!isLess(now.value, old.value)) return [];
  const hours =
    otherHour(pair) && old.hour !== null && now.hour !== null
      ? { beforeHour: hourText(old.hour), afterHour: hourText(now.hour) }
      : {};
  const difference = subtract(now.value, old.value);
  return [onPair('went-down', pair, { before: old.value, after: now.value, difference, ...hours })];
}

/** `digits-exchanged`: the two figures differ by two neighbouring digits that changed places. */
export function digitsExchanged(pair: EntryPair): readonly Draft[] {
  const { old, now } = pair;
  if (otherHour(pair) || !exchangesDigits(old.value, now.value)) return [];
  return [onPair('digits-exchanged', pair, { before: old.value, after: now.value })];
}

/** `votes-moved`: votes of some candidates changed while all of them together did not. */
export function votesMoved({ a, b }: TallyPair, pairs: readonly EntryPair[]): readonly Draft[] {
  const votes = pairs.filter(
    ({ old, now }) => isVote(now.role) && old.unit === 'none' && now.unit === 'none',
  );
  const changed = votes.filter(differs);
  if (changed.length < 2 || votes.length < votesOf(a).length || votes.length < votesOf(b).length) return [];
  const sum = sumOf(votes.map(({ now }) => now));
  if (!sameValue(sum, sumOf(votes.map(({ old }) => old)))) return [];
  const up = changed.filter(({ old, now }) => isLess(old.value, now.value));
  const moved = subtract(sumOf(up.map(({ now }) => now)), sumOf(up.map(({ old }) => old)));
  return [
    {
      rule: 'votes-moved',
      where: whereOf(b.caption, b.subject.name),
      table: b.table,
      figures: changed.flatMap(({ old, now }) => [
        { place: placeOfEntry(a, old), text: old.text, value: old.value },
        { place: placeOfEntry(b, now), text: now.text, value: now.value },
      ]),
      values: { sum, moved, changed: String(changed.length) },
    },
  ];
}

const percentOf = (pairs: readonly EntryPair[], { now }: EntryPair): EntryPair | null =>
  pairs.find(
    ({ now: other }) =>
      other.unit === 'percent' &&
      (other.key === now.key || (isCumulative(now) && other.role === 'turnout')) &&
      other.hour === now.hour,
  ) ?? null;

/**
 * `percentage-stayed`: a count changed, its share did not, though the change is more than rounding hides. Where the page
 * gives a base that the new count is that share of, nothing is said.
 */
export function percentageStayed({ b }: TallyPair, pairs: readonly EntryPair[]): readonly Draft[] {
  return pairs.flatMap((pair): Draft[] => {
    const { old, now } = pair;
    if (
      now.unit !== 'none' ||
      !differs(pair) ||
      otherHour(pair) ||
      !isWhole(now.value) ||
      !isWhole(old.value)
    )
      return [];
    const share = percentOf(pairs, pair);
    if (!share || differs(share) || share.now.value === '0') return [];
    const percent = share.now.value;
    const all = b.entries.filter(({ unit, value }) => unit === 'none' && isWhole(value));
    const bases = [...all.map(({ value }) => value), sumOf(votesOf(b))].filter((base) => /[1-9]/u.test(base));
    if (bases.some((base) => isShareOf(now.value, percent, base))) return [];
    // Of the same whole, the share would have moved by this; rounding hides less than a digit of it.
    const moved = Math.abs(Number(percent) * (1 - Number(now.value) / Number(old.value)));
    if (moved < 10 ** -(percent.split('.')[1]?.length ?? 0)) return [];
    return [onPair('percentage-stayed', pair, { before: old.value, after: now.value, percent })];
  });
}
