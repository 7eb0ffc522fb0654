import { placeOfEntry, type Sheet, type Tally, whereOf } from './counted.ts';
import type { Draft } from './draft.ts';
import { isVote } from './counted.ts';
import type { SheetPair } from './pair-sheets.ts';

const figuresOf = ({ entries }: Tally): string => entries.map(({ value }) => value).join(' ');

/** A row under a new name is not gone: another that was not there before has its figures. */
function renamed(lost: Tally, a: Sheet, b: Sheet): boolean {
  const before = new Set(a.tallies.map(({ subject }) => subject.key));
  return b.tallies.some((tally) => !before.has(tally.subject.key) && figuresOf(tally) === figuresOf(lost));
}

function vanished(tally: Tally, name: string, table: string | null, figures: Draft['figures']): Draft {
  return { rule: 'row-vanished', where: whereOf(tally.caption, name), table, figures, values: { row: name } };
}

/** `row-vanished`: a region, commission or candidate of a table is in it no more, most others still are. */
export function rowsVanished({ a, b }: SheetPair): readonly Draft[] {
  if (a.table === null || b.table === null) return [];
  const now = new Set(b.tallies.map(({ subject }) => subject.key));
  const lost = a.tallies.filter(({ subject }) => !now.has(subject.key));
  const subjects =
    lost.length * 2 > a.tallies.length
      ? []
      : lost
          .filter((tally) => !renamed(tally, a, b))
          .map((tally) => vanished(tally, tally.subject.name, b.table, figuresIn(tally)));
  return [...subjects, ...choicesVanished(a, b)];
}

const figuresIn = (tally: Tally): Draft['figures'] =>
  tally.entries.map((entry) => ({ place: placeOfEntry(tally, entry), text: entry.text, value: entry.value }));

/** Candidates of the first subject that both sides have: they are the same for all. */
function choicesVanished(a: Sheet, b: Sheet): readonly Draft[] {
  const found = a.tallies.flatMap((old) => {
    const now = b.tallies.find(({ subject }) => subject.key === old.subject.key);
    return now ? [{ old, now }] : [];
  })[0];
  if (!found) return [];
  const { old, now } = found;
  const votes = old.entries.filter(({ role }) => isVote(role));
  const keys = new Set([...now.entries.map(({ key }) => key), ...now.unread]);
  const before = new Set(old.entries.map(({ key }) => key));
  const fresh = new Set(now.entries.filter(({ key }) => !before.has(key)).map(({ value }) => value));
  const lost = Map.groupBy(
    votes.filter(({ key }) => !keys.has(key)),
    ({ key }) => key,
  );
  if (lost.size * 2 > new Set(votes.map(({ key }) => key)).size) return [];
  return [...lost.values()].flatMap((entries): Draft[] => {
    const [first] = entries;
    if (!first || entries.every(({ value }) => fresh.has(value))) return [];
    return [vanished(old, first.name, b.table, figuresIn({ ...old, entries }))];
  });
}
