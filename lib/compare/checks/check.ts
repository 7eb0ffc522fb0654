import type { Finding, Outline, UncheckedTable } from '../../model/index.ts';
import { gridsOf } from '../compare-tables.ts';
import { splitSentences, type SplitSentences } from '../sentences.ts';
import { findBetween } from './between.ts';
import type { Draft } from './draft.ts';
import { type Gridded, type Sheets, sheetsOf } from './sheets.ts';
import { textReader } from './text-reader.ts';
import { findWithin } from './within.ts';

/** What checking found, and the tables with figures that it could not check. */
export interface Checked {
  readonly findings: Finding[];
  readonly unchecked: UncheckedTable[];
}

type Side = Pick<Finding, 'on' | 'standing'>;

const placed = ({ figures, values, ...draft }: Draft, side: Side): Finding => ({
  ...draft,
  ...side,
  figures: [...figures],
  values: { ...values },
});

/** The same finding in both captures: the same rule at the same place with the same numbers. */
const sameness = ({ rule, where, values }: Draft): string => JSON.stringify([rule, where, values]);

function within(a: Outline, b: Outline, sheetsA: Sheets, sheetsB: Sheets): readonly Finding[] {
  const before = findWithin(a, sheetsA);
  const after = findWithin(b, sheetsB);
  const inA = new Set(before.map(sameness));
  const inB = new Set(after.map(sameness));
  return [
    ...after.map((draft) =>
      placed(
        draft,
        inA.has(sameness(draft)) ? { on: 'both', standing: 'held' } : { on: 'b', standing: 'new' },
      ),
    ),
    ...before
      .filter((draft) => !inB.has(sameness(draft)))
      .map((draft) => placed(draft, { on: 'a', standing: 'gone' })),
  ];
}

const nameOf = ({ caption, reason }: Omit<UncheckedTable, 'on'>): string => `${reason} ${caption}`;

function unchecked(a: Sheets, b: Sheets): UncheckedTable[] {
  const inA = new Set(a.unchecked.map(nameOf));
  const inB = new Set(b.unchecked.map(nameOf));
  return [
    ...b.unchecked.map((table): UncheckedTable => ({ ...table, on: inA.has(nameOf(table)) ? 'both' : 'b' })),
    ...a.unchecked
      .filter((table) => !inB.has(nameOf(table)))
      .map((table): UncheckedTable => ({ ...table, on: 'a' })),
  ];
}

/**
 * Check one page: sums, totals and percentages of tables and sentences that are recognised in Kazakh, Russian and
 * English. Its findings are `new`, on side `b`.
 */
export function checkOutline(outline: Outline): Checked {
  const sheets = sheetsOf({ outline, grids: gridsOf(outline) }, textReader(splitSentences));
  return {
    findings: findWithin(outline, sheets).map((draft) => placed(draft, { on: 'b', standing: 'new' })),
    unchecked: sheets.unchecked.map((table) => ({ ...table, on: 'b' })),
  };
}

/**
 * Check two captures, each by itself and one against the other. What changed between them stands first, then what does
 * not reconcile in `b`, then what did not in `a` alone. Only arithmetic that can be shown: no statistics of digits or
 * turnout.
 *
 * @param samePage  two versions of one page; else two pages that tell of the same vote
 * @param split     `splitSentences`
 */
export function check(
  a: Gridded,
  b: Gridded,
  samePage: boolean,
  split: SplitSentences = splitSentences,
): Checked {
  const reader = textReader(split);
  const sheetsA = sheetsOf(a, reader);
  const sheetsB = sheetsOf(b, reader);
  const between = findBetween(sheetsA, sheetsB, samePage);
  return {
    findings: [
      ...between.map((draft) => placed(draft, { on: 'both', standing: 'new' })),
      ...within(a.outline, b.outline, sheetsA, sheetsB),
    ],
    unchecked: unchecked(sheetsA, sheetsB),
  };
}
