import type { Draft } from './draft.ts';
import {
  type EntryPair,
  pairEntries,
  pairEverywhere,
  pairSheets,
  pairTallies,
  type SheetPair,
} from './pair-sheets.ts';
import { digitsExchanged, otherHour, percentageStayed, votesMoved, wentDown } from './rule-changed.ts';
import { sourcesDiffer } from './rule-sources.ts';
import { rowsVanished } from './rule-vanished.ts';
import type { Sheets } from './sheets.ts';

function ofRevisions(pair: SheetPair): readonly Draft[] {
  return [
    ...rowsVanished(pair),
    ...pairTallies(pair).flatMap((tallies) => {
      const entries = pairEntries(tallies);
      return [
        ...votesMoved(tallies, entries),
        ...percentageStayed(tallies, entries),
        ...entries.flatMap((entry) => [...wentDown(entry), ...digitsExchanged(entry)]),
      ];
    }),
  ];
}

/** Two pages at different hours: what the later one says may not be less, whichever was captured first. */
function ofHours(pairs: readonly EntryPair[]): readonly Draft[] {
  return pairs.filter(otherHour).flatMap(wentDown);
}

const holdsFigures = ({ tables, text }: Sheets): boolean => tables.length > 0 || text.tallies.length > 0;

/**
 * What does not reconcile between two captures. Of one page: what changed as such figures do not. Of two pages, such as
 * those of two outlets: what they give different figures for.
 */
export function findBetween(sheetsA: Sheets, sheetsB: Sheets, samePage: boolean): readonly Draft[] {
  if (!holdsFigures(sheetsA) || !holdsFigures(sheetsB)) return [];
  if (samePage) return pairSheets(sheetsA, sheetsB).flatMap(ofRevisions);
  const pairs = pairEverywhere(sheetsA, sheetsB).flatMap(pairEntries);
  return [...sourcesDiffer(pairs), ...ofHours(pairs)];
}
