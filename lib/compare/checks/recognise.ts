import { nameKey } from '../look-alike.ts';
import { normalText } from '../normal-text.ts';
import { countingNames, namesOfChoices, type Role, unitNames, votesHeaders, wordings } from './glossary.ts';
import { parties } from './parties.ts';
import { abroadNames, regions } from './regions.ts';

const anyOf = (sources: readonly string[]): RegExp =>
  // `\b` knows no Cyrillic letters; where the glossary writes it, its words are Latin.
  new RegExp(sources.length === 0 ? '(?!)' : sources.join('|'), 'u');

const roles = wordings.map(({ role, kk, ru, en }) => ({ role, form: anyOf([...kk, ...ru, ...en]) }));
const anyRole = anyOf(wordings.flatMap(({ kk, ru, en }) => [...kk, ...ru, ...en]));
const turnout = anyOf(
  wordings
    .filter(({ role }) => role === 'turnout' || role === 'participated' || role === 'received-ballots')
    .flatMap(({ kk, ru, en }) => [...kk, ...ru, ...en]),
);
const places = regions.map(({ id, names }) => ({ id, form: anyOf([names]) }));
const anyPlace = anyOf(regions.map(({ names }) => names));
const abroad = anyOf([abroadNames]);
const choices = anyOf(namesOfChoices);
const votes = anyOf(votesHeaders);
const units = anyOf(unitNames);
const counting = anyOf(countingNames);
const knownParties = parties.map(([key, ...words]) => ({ key, form: anyOf(words) }));

/** Longer text names no row, no column and no figure. */
const longestName = 300;

/** Text as names are recognised in it: normal, in lower case, `ё` as `е`. */
export function plainName(text: string): string {
  return normalText(text).slice(0, longestName).toLowerCase().replaceAll('ё', 'е');
}

/** What a name says is counted; null where the glossary knows no such wording. */
export function roleOf(name: string): Role | null {
  const plain = plainName(name);
  if (plain === '' || !anyRole.test(plain)) return null;
  return roles.find(({ form }) => form.test(plain))?.role ?? null;
}

/** True for a text about how many vote. */
export function speaksOfTurnout(text: string): boolean {
  return turnout.test(normalText(text).toLowerCase().replaceAll('ё', 'е'));
}

/** Whose figures these are: the country's, a region's, those from abroad, those of one commission. */
export interface Subject {
  readonly kind: 'whole' | 'total' | 'region' | 'abroad' | 'unit';
  /** The same for the same subject in any of the three languages, where it is known in them. */
  readonly key: string;
  readonly name: string;
}

export const whole: Subject = { kind: 'whole', key: 'whole', name: '' };

/** The region or the stations abroad that a name is of, else null. */
export function placeOf(name: string): Subject | null {
  const plain = plainName(name);
  if (anyPlace.test(plain)) {
    const found = places.find(({ form }) => form.test(plain));
    if (found) return { kind: 'region', key: `region:${found.id}`, name };
  }
  return abroad.test(plain) ? { kind: 'abroad', key: 'abroad', name } : null;
}

/** Whose figures a row or column of this name holds; a name nobody knows is that of a commission or place. */
export function subjectOf(name: string): Subject {
  const place = placeOf(name);
  if (place) return place;
  if (roleOf(name) === 'total') return { kind: 'total', key: 'total', name };
  return { kind: 'unit', key: `unit:${nameKey(name)}`, name };
}

const quoted = /[«"“„]([^»"”“]{2,80})[»"”“]/u;
const aroundName =
  /(?<!\p{L})(?:партия\p{L}*|парти[юиеяй]|party|партиясы\p{L}*|политическ\p{L}*|за|for|the|кандидат\p{L}*|candidate|үміткер\p{L}*)(?!\p{L})/giu;
const marks = /[^\p{L}\p{N}]+/gu;

/** What tells a candidate, party or answer from the others, whichever of the known wordings a page has for it. */
export function choiceKey(name: string): string {
  const plain = plainName(name);
  const party = knownParties.find(({ form }) => form.test(plain));
  if (party) return `choice:${party.key}`;
  const inQuotes = quoted.exec(name)?.[1];
  const bare = (inQuotes ?? name.replace(aroundName, ' ')).replace(marks, ' ').trim();
  return `choice:${nameKey(bare === '' ? name : bare)}`;
}

/** True for a name with that of a party in it. */
export const namesParty = (name: string): boolean => {
  const plain = plainName(name);
  return knownParties.some(({ form }) => form.test(plain));
};
/** True for a header over names of candidates, parties or answers. */
export const headsChoices = (name: string): boolean => choices.test(plainName(name));
/** True for a header over numbers of votes. */
export const headsVotes = (name: string): boolean => votes.test(plainName(name));
/** True for the name of a commission, station or district. */
export const namesUnit = (name: string): boolean => units.test(plainName(name));
/** True for a name that says what is counted and so is no candidate's, though nobody knows what it counts. */
export const namesCount = (name: string): boolean => counting.test(plainName(name));
