import { L } from '../letters.ts';
import { nameKey } from '../look-alike.ts';
import { normalText, normalTexts } from '../normal-text.ts';
import { type Role, type Wording, wordings } from './glossary.ts';
import { countingNames, namesOfChoices, unitNames, votesHeaders } from './header-names.ts';
import { lexicon } from './lexicon.ts';
import { parties } from './parties.ts';
import { abroadNames, regions } from './regions.ts';

const anyOf = (sources: readonly string[]): ((text: string) => boolean) => {
  const found = lexicon([[true, sources]]);
  return (text) => found(text) !== null;
};

const all = ({ kk, ru, en }: Wording): readonly string[] => [...kk, ...ru, ...en];
const roleIn = lexicon(wordings.map((wording) => [wording.role, all(wording)]));
const ofVoters: ReadonlySet<Role> = new Set<Role>(['turnout', 'participated', 'received-ballots']);
const holdsTurnout = anyOf(wordings.filter(({ role }) => ofVoters.has(role)).flatMap(all));
const placeIn = lexicon<string>([
  ...regions.map(({ id, names }) => [`region:${id}`, names] as const),
  ['abroad', abroadNames],
]);
const holdsChoices = anyOf(namesOfChoices);
const holdsVotes = anyOf(votesHeaders);
const holdsUnit = anyOf(unitNames);
const holdsCount = anyOf(countingNames);
const partyIn = lexicon(parties.map(([key, ...words]) => [key, words]));

/** Longer text names no row, no column and no figure. */
const longestName = 300;

/** Text as names are recognised in it: normal, in lower case, `ё` as `е`. */
export function plainName(text: string): string {
  return normalText(text).slice(0, longestName).toLowerCase().replaceAll('ё', 'е');
}

/** Each of many names so, brought to small letters together. */
function plainNames(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const lines = normalTexts(names).map((name) => name.slice(0, longestName));
  return lines.join('\n').toLowerCase().replaceAll('ё', 'е').split('\n');
}

/** What a name says is counted; null where the glossary knows no such wording. */
export function roleOf(name: string): Role | null {
  return roleIn(plainName(name));
}

/** What each of many names says is counted. */
export function rolesOf(names: readonly string[]): readonly (Role | null)[] {
  return plainNames(names).map(roleIn);
}

/** True for a text about how many vote. */
export function speaksOfTurnout(text: string): boolean {
  return holdsTurnout(normalText(text).toLowerCase().replaceAll('ё', 'е'));
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
  const key = placeIn(plainName(name));
  if (key === null) return null;
  return { kind: key === 'abroad' ? 'abroad' : 'region', key, name };
}

/** Whose figures a row or column of this name holds; a name nobody knows is that of a commission or place. */
export function subjectOf(name: string): Subject {
  const place = placeOf(name);
  if (place) return place;
  if (roleOf(name) === 'total') return { kind: 'total', key: 'total', name };
  return { kind: 'unit', key: `unit:${nameKey(name)}`, name };
}

const quoted = /[«"“„]([^»"”“]{2,80})[»"”“]/u;
const aroundName = new RegExp(
  `(?<![${L}])(?:(?:партия|политическ|кандидат|үміткер)[${L}]*|парти[юией]|party|за|for|the|candidate)(?![${L}])`,
  'giu',
);
const marks = /[^\p{L}\p{N}]+/gu;

/** What tells a candidate, party or answer from the others, whichever of the known wordings a page has for it. */
export function choiceKey(name: string): string {
  const party = partyIn(plainName(name));
  if (party !== null) return `choice:${party}`;
  const inQuotes = quoted.exec(name)?.[1];
  const bare = (inQuotes ?? name.replace(aroundName, ' ')).replace(marks, ' ').trim();
  return `choice:${nameKey(bare === '' ? name : bare)}`;
}

/** True for a name with that of a party in it. */
export const namesParty = (name: string): boolean => partyIn(plainName(name)) !== null;
/** True for a header over names of candidates, parties or answers. */
export const headsChoices = (name: string): boolean => holdsChoices(plainName(name));
/** True for a header over numbers of votes. */
export const headsVotes = (name: string): boolean => holdsVotes(plainName(name));
/** True for the name of a commission, station or district. */
export const namesUnit = (name: string): boolean => holdsUnit(plainName(name));
/** True for a name that says what is counted and so is no candidate's, though nobody knows what it counts. */
export const namesCount = (name: string): boolean => holdsCount(plainName(name));
