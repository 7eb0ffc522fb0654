import type { FindingFigure, Unit } from '../../model/index.ts';
import type { Role } from './glossary.ts';
import type { Subject } from './recognise.ts';

/** One figure and what it counts. */
export interface Entry {
  readonly role: Role;
  /** The role, or a choice with its name: the same for the same thing on any page. */
  readonly key: string;
  /** What the page calls it. */
  readonly name: string;
  /** Plain decimal. */
  readonly value: string;
  readonly text: string;
  readonly unit: Unit;
  /** Minutes of the day it is said to be of; null where the page does not say. */
  readonly hour: number | null;
}

/** The figures of one subject: a country, a region, a commission. */
export interface Tally {
  readonly subject: Subject;
  /** Its table; null for figures in text. */
  readonly table: string | null;
  readonly caption: string;
  readonly entries: readonly Entry[];
  /** Keys that stand here without a figure that can be read: sums with them are not known. */
  readonly unread: ReadonlySet<string>;
}

/** The figures that belong together: of one table, of a table and the one beside it, of the text. */
export interface Sheet {
  readonly table: string | null;
  readonly tallies: readonly Tally[];
}

/** Words for where something stands, joined by ` · `; what is empty or said twice is left out. */
export function whereOf(...parts: readonly string[]): string {
  return parts.filter((part, at) => part !== '' && parts.indexOf(part) === at).join(' · ');
}

/** Where an entry stands. */
export function placeOfEntry(tally: Tally, entry: Entry): string {
  return whereOf(tally.subject.name, entry.name);
}

export function figureOfEntry(tally: Tally, entry: Entry): FindingFigure {
  return { place: placeOfEntry(tally, entry), text: entry.text, value: entry.value };
}

/** What a tally gives for a role once: an entry, or null where there is none or several that disagree. */
export function only(tally: Tally, role: Role, unit: Unit = 'none', hour?: number | null): Entry | null {
  const found = tally.entries.filter(
    (entry) => entry.role === role && entry.unit === unit && (hour === undefined || entry.hour === hour),
  );
  const [first] = found;
  return first && found.every(({ value }) => value === first.value) ? first : null;
}

/** The votes for each candidate, party or answer, “against all” among them; each once. */
export function votesOf(tally: Tally): readonly Entry[] {
  const seen = new Map<string, Entry | null>();
  for (const entry of tally.entries) {
    if (!isVote(entry.role) || entry.unit !== 'none') continue;
    const known = seen.get(entry.key);
    if (known === undefined) seen.set(entry.key, entry);
    else if (known !== null && known.value !== entry.value) seen.set(entry.key, null);
  }
  return [...seen.values()].flatMap((entry) => (entry ? [entry] : []));
}

export const isVote = (role: Role): boolean =>
  role === 'choice' || role === 'against-all' || role === 'yes' || role === 'no';

/** True when a vote of the tally has no figure that can be read, or two. */
export function lacksVotes(tally: Tally): boolean {
  if ([...tally.unread].some((key) => key.startsWith('choice:') || isVoteKey(key))) return true;
  const keys = new Set(
    tally.entries.filter(({ role, unit }) => isVote(role) && unit === 'none').map(({ key }) => key),
  );
  return keys.size !== votesOf(tally).length;
}

const isVoteKey = (key: string): boolean => key === 'against-all' || key === 'yes' || key === 'no';
