import { sameValue, subtract } from '../decimal.ts';
import { type Entry, figureOfEntry, type Sheet, type Tally, whereOf } from './counted.ts';
import type { Draft } from './draft.ts';
import { isLess, sumOf } from './sums.ts';

const sameEntry = (a: Entry, b: Entry): boolean => a.key === b.key && a.unit === b.unit && a.hour === b.hour;

/** The one figure of each part for what the total counts; null where a part has none, or two. */
function partsFor(total: Entry, parts: readonly Tally[]): readonly Entry[] | null {
  const entries: Entry[] = [];
  for (const part of parts) {
    const [entry, second] = part.entries.filter((one) => sameEntry(one, total));
    if (!entry || second || part.unread.has(total.key)) return null;
    entries.push(entry);
  }
  return entries;
}

/**
 * `total-sum`: a total is the sum of its rows (or columns). Stations abroad are in the totals of the country and in no
 * region: where only regions are listed the total may be more, and `total-below-regions` says when it is less.
 */
export function totals({ tallies }: Sheet): readonly Draft[] {
  const [total, second] = tallies.filter(({ subject }) => subject.kind === 'total');
  const parts = tallies.filter(({ subject }) => subject.kind !== 'total' && subject.kind !== 'whole');
  const kinds = new Set(parts.map(({ subject }) => subject.kind));
  // Districts among regions: some rows are parts of others.
  if (!total || second || parts.length === 0 || (kinds.has('region') && kinds.has('unit'))) return [];
  if (new Set(parts.map(({ subject }) => subject.key)).size < parts.length) return [];
  const regionsOnly = kinds.has('region') && !kinds.has('abroad');
  return total.entries.flatMap((entry): Draft[] => {
    if (entry.unit !== 'none' || total.entries.some((one) => one !== entry && sameEntry(one, entry)))
      return [];
    const found = partsFor(entry, parts);
    if (!found) return [];
    const sum = sumOf(found);
    if (sameValue(sum, entry.value) || (regionsOnly && isLess(sum, entry.value))) return [];
    return [
      {
        rule: regionsOnly ? 'total-below-regions' : 'total-sum',
        where: whereOf(total.caption, total.subject.name, entry.name),
        table: total.table,
        figures: [figureOfEntry(total, entry)],
        values: {
          sum,
          total: entry.value,
          difference: subtract(entry.value, sum),
          parts: String(parts.length),
        },
      },
    ];
  });
}
