import { L, twoLetters } from '../letters.ts';
import { onceEach } from '../once.ts';
import { type NamedFigure, proseFigures } from '../prose-figures.ts';
import type { SplitSentences } from '../sentences.ts';
import type { Role } from './glossary.ts';
import { asOf } from './hour.ts';
import { namesParty, placeOf, plainName, roleOf, rolesOf, type Subject } from './recognise.ts';

// Words in lower case that join figures to what they count, or say that it got them, and beginnings of such words.
const joining =
  'или|бұл|что составляет|что составило|то есть|немесе|яғни|or|that is|and|и|это|адам|votes?|voters?|people|ballots?|percent|of the vote';
const verbs = 'received|won|gained|got|polled|secured|was|were|жинады|алды|берді|берген';
const stems =
  'человек|избирател|голос|бюллетен|сайлаушы|дауыс|процент|пайыз|получил|набрал|проголосовал|отда';
const between = new RegExp(`(?<![${L}])(?:${joining}|${verbs}|(?:${stems})[${L}]*)(?![${L}])`, 'gu');

/** A label without the words that name nothing. */
export function bareName(label: string): string {
  const lower = label.toLowerCase();
  const text = lower.length === label.length ? lower : label;
  let bare = '';
  let from = 0;
  between.lastIndex = 0;
  for (let match = between.exec(text); match; match = between.exec(text)) {
    bare += `${label.slice(from, match.index)} `;
    from = between.lastIndex;
  }
  return (bare + label.slice(from)).replace(/\s+/gu, ' ').trim();
}

const forSomebody = new RegExp(`(?<![${L}])(?:за|for) +[${L}]`, 'u');

/** `За партию «Amanat» проголосовали`: who voted for somebody are not all who voted. */
function roleInText(name: string): Role | null {
  const role = roleOf(name);
  const isFor = (): boolean => namesParty(name) || forSomebody.test(plainName(name));
  return role === 'participated' && isFor() ? null : role;
}

/** Words of a sentence about other elections. */
const others = /прошл|предыдущ|в \d{4}|in \d{4}|previous|last|жылғы сайлау|өткен/iu;

/** What a sentence gives figures of. */
interface Told {
  /** The hour it says they are of. */
  readonly hour: number | null;
  /** None where it speaks of other elections. */
  readonly figures: readonly NamedFigure[];
}

/** Reads sentences, labels of their figures, and names of rows for what they say: each once, however many pages have it. */
export interface TextReader {
  readonly split: SplitSentences;
  readonly read: (sentence: string) => Told;
  /** False for a label of joining words alone. */
  readonly isName: (label: string) => boolean;
  readonly roleOf: (name: string) => Role | null;
  readonly placeOf: (name: string) => Subject | null;
  /** What the rows of a table count by their names. */
  readonly rolesOf: (names: readonly string[]) => readonly (Role | null)[];
}

/** @param split  `splitSentences` */
export function textReader(split: SplitSentences): TextReader {
  const rolesOfLines = onceEach((lines: string) => rolesOf(lines.split('\n')));
  return {
    split,
    read: onceEach((sentence) => ({
      hour: asOf(sentence),
      figures: others.test(sentence) ? [] : proseFigures(sentence),
    })),
    isName: onceEach((label) => twoLetters.test(bareName(label)) || roleOf(label) !== null),
    roleOf: onceEach(roleInText),
    placeOf: onceEach(placeOf),
    rolesOf: (names) => rolesOfLines(names.join('\n')),
  };
}
