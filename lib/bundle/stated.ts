import type { BagInput, StatedCorroboration } from './bag-input.ts';
import type { BagEntry } from './entry.ts';
import { comparisonEntries, comparisonPath } from './revisions.ts';

const asSeen = { a: false, b: false };

/** Where the comparison of two captures that differ lies, from `data/`. */
export function statedPath({ pair: [a, b] }: StatedCorroboration): string {
  return comparisonPath(a, b);
}

/** The comparisons of captures here with those of others that differ, but those that are there already. */
export async function statedEntries(
  { corroborations, locale }: BagInput,
  there: ReadonlySet<string>,
): Promise<BagEntry[]> {
  const entries = new Map<string, BagEntry>();
  for (const stated of corroborations?.stated ?? []) {
    const path = `data/${statedPath(stated)}`;
    if (stated.relation !== 'differs' || there.has(path) || entries.has(path)) continue;
    for (const entry of await comparisonEntries(await stated.comparison(), locale, asSeen))
      entries.set(entry.path, entry);
  }
  return [...entries.values()];
}
