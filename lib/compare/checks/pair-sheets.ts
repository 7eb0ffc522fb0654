import { matchTables } from '../match-tables.ts';
import type { Entry, Sheet, Tally } from './counted.ts';
import type { Sheets } from './sheets.ts';

/** The figures of one subject in two captures. */
export interface TallyPair {
  readonly a: Tally;
  readonly b: Tally;
}

/** The same figure in two captures. */
export interface EntryPair {
  readonly tallies: TallyPair;
  readonly old: Entry;
  readonly now: Entry;
}

/** Two sheets of the same table, or of the text. */
export interface SheetPair {
  readonly a: Sheet;
  readonly b: Sheet;
}

/** Which sheet of `a` is which of `b`, by their tables. */
export function pairSheets(sheetsA: Sheets, sheetsB: Sheets): readonly SheetPair[] {
  const { grids: gridsA } = sheetsA;
  const { grids: gridsB } = sheetsB;
  const partner = new Map(
    matchTables(gridsA, gridsB).map(([left, right]) => [gridsA[left]?.table.id, gridsB[right]?.table.id]),
  );
  const ofTables = sheetsA.tables.flatMap((sheet): SheetPair[] => {
    const other = sheetsB.tables.find(
      ({ table }) => table !== null && table === partner.get(sheet.table ?? ''),
    );
    return other ? [{ a: sheet, b: other }] : [];
  });
  return [...ofTables, { a: sheetsA.text, b: sheetsB.text }];
}

/** Subjects that stand once on either side. */
export function pairTallies({ a, b }: SheetPair): readonly TallyPair[] {
  const left = Map.groupBy(a.tallies, ({ subject }) => subject.key);
  const right = Map.groupBy(b.tallies, ({ subject }) => subject.key);
  return [...left].flatMap(([key, [tally, second]]): TallyPair[] => {
    const [other, third] = right.get(key) ?? [];
    return tally && other && !second && !third ? [{ a: tally, b: other }] : [];
  });
}

/** The entry of each thing that is counted; null where a tally gives two figures for it. */
function byKey(tally: Tally, nameOf: (entry: Entry) => string): ReadonlyMap<string, Entry | null> {
  const found = new Map<string, Entry | null>();
  for (const entry of tally.entries) {
    const name = nameOf(entry);
    const known = found.get(name);
    if (known === undefined) found.set(name, entry);
    else if (known?.value !== entry.value) found.set(name, null);
  }
  return found;
}

const exact = ({ key, unit, hour }: Entry): string => `${key} ${unit} ${hour ?? ''}`;
const anyHour = ({ key, unit }: Entry): string => `${key} ${unit}`;

/** The same figure on both sides: of the same hour, else the only one that either side gives. */
export function pairEntries(tallies: TallyPair): readonly EntryPair[] {
  const pairs: EntryPair[] = [];
  const done = new Set<Entry>();
  for (const nameOf of [exact, anyHour]) {
    const right = byKey(tallies.b, nameOf);
    for (const [name, old] of byKey(tallies.a, nameOf)) {
      const now = right.get(name);
      if (!old || !now || done.has(old) || done.has(now)) continue;
      done.add(old);
      done.add(now);
      pairs.push({ tallies, old, now });
    }
  }
  return pairs;
}

const all = ({ tables, text }: Sheets): readonly Tally[] =>
  [...tables, text].flatMap(({ tallies }) => tallies);

/** Everything that both captures give, whatever table or sentence it stands in, where neither contradicts itself. */
export function pairEverywhere(sheetsA: Sheets, sheetsB: Sheets): readonly TallyPair[] {
  const left = merged(all(sheetsA));
  const right = merged(all(sheetsB));
  return [...left].flatMap(([key, a]): TallyPair[] => {
    const b = right.get(key);
    return b ? [{ a, b }] : [];
  });
}

/** The totals of a table and the figures of a text without a place are the same subject: the country. */
function merged(tallies: readonly Tally[]): ReadonlyMap<string, Tally> {
  const found = new Map<string, Tally>();
  for (const tally of tallies) {
    const key = tally.subject.kind === 'total' ? 'whole' : tally.subject.key;
    const known = found.get(key);
    found.set(key, known ? { ...known, entries: [...known.entries, ...tally.entries] } : tally);
  }
  return found;
}
