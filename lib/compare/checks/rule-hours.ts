import { subtract } from '../decimal.ts';
import { type Entry, figureOfEntry, type Sheet, type Tally, whereOf } from './counted.ts';
import type { Draft } from './draft.ts';
import { hourText } from './hour.ts';
import { isLess } from './sums.ts';

const cumulative = new Set(['turnout', 'participated', 'received-ballots', 'issued']);

/** What the day has come to so far: it may only grow. */
export const isCumulative = ({ role }: Entry): boolean => cumulative.has(role);

function fallsOf(tally: Tally): readonly Draft[] {
  const byKey = Map.groupBy(
    tally.entries.filter((entry) => isCumulative(entry) && entry.hour !== null),
    ({ key, unit }) => `${key} ${unit}`,
  );
  return [...byKey.values()].flatMap((entries) => {
    const sorted = entries.toSorted((x, y) => (x.hour ?? 0) - (y.hour ?? 0));
    return sorted.flatMap((entry, at): Draft[] => {
      const before = sorted[at - 1];
      if (!before || before.hour === entry.hour || !isLess(entry.value, before.value)) return [];
      return [
        {
          rule: 'fell-by-hour',
          where: whereOf(tally.caption, tally.subject.name, entry.name),
          table: tally.table,
          figures: [before, entry].map((one) => figureOfEntry(tally, one)),
          values: {
            before: before.value,
            beforeHour: hourText(before.hour ?? 0),
            after: entry.value,
            afterHour: hourText(entry.hour ?? 0),
            difference: subtract(entry.value, before.value),
            ...(entry.unit === 'percent' ? { unit: 'percent' } : {}),
          },
        },
      ];
    });
  });
}

/** `fell-by-hour`: turnout so far, or the number who voted so far, is lower at a later hour of the same table or text. */
export function fellByHour({ tallies }: Sheet): readonly Draft[] {
  return tallies.flatMap(fallsOf);
}
