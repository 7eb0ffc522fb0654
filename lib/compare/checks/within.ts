import type { Outline } from '../../model/index.ts';
import type { Sheet, Tally } from './counted.ts';
import type { Draft } from './draft.ts';
import { controlRelations } from './rule-control.ts';
import { headline } from './rule-headline.ts';
import { fellByHour } from './rule-hours.ts';
import { percentages } from './rule-percentage.ts';
import { ballotsSum, moreThan, votesSum } from './rule-sums.ts';
import { totals } from './rule-total.ts';
import type { Sheets } from './sheets.ts';

const ofTally: readonly ((tally: Tally) => readonly Draft[])[] = [
  votesSum,
  ballotsSum,
  moreThan,
  percentages,
  controlRelations,
];
const ofSheet: readonly ((sheet: Sheet) => readonly Draft[])[] = [totals, fellByHour];

/** What does not reconcile within one page: its tables in reading order, then its text. */
export function findWithin(outline: Outline, sheets: Sheets): readonly Draft[] {
  const found = [...sheets.tables, sheets.text].flatMap((sheet) => [
    ...ofSheet.flatMap((rule) => rule(sheet)),
    ...sheet.tallies.flatMap((tally) => ofTally.flatMap((rule) => rule(tally))),
  ]);
  return [...found, ...headline(outline, sheets.text.tallies)];
}
