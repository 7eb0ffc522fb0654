import { L } from '../letters.ts';
import { once } from '../once.ts';

/** Letters (with spaces and hyphens) that every text has which an expression fits, and whether it begins with them. */
interface Beginning {
  readonly letters: string;
  readonly first: boolean;
}

interface Wording<T> extends Beginning {
  readonly means: T;
  readonly form: () => RegExp;
}

const openingMarks = '"“«';
const letter = String.raw`[^\\^$()[\]{}|.?*+]`;
// What may stand before the first letters of an expression, then those letters, the last one left out where it may lack.
const firstLetters = new RegExp(
  String.raw`^(\^?)(?:\[«"“\]\??|\\b|\(\?<![^)]+\))*(${letter}+?)(?=${letter}[?*]|[\\$()[.+]|$)`,
  'u',
);
const inGroup = /\([^()]*\)/gu;

function beginningOf(source: string): Beginning {
  const match = firstLetters.exec(source);
  if (!match || source.replace(inGroup, '').includes('|'))
    throw new Error(`a wording begins with letters of its own: ${source}`);
  return { letters: match[2] ?? '', first: match[1] === '^' };
}

/** So many letters tell nearly all other words apart; more only make the expression longer. */
const telling = 6;

/** Fits every text, or lines of texts, in which one of these may stand. */
function anyOf(beginnings: readonly Beginning[]): RegExp {
  const choice = (ofFirst: boolean): string => {
    const starts = beginnings.flatMap(({ letters, first }) =>
      first === ofFirst ? letters.slice(0, telling) : [],
    );
    return [...new Set(starts)].join('|') || '(?!)';
  };
  return new RegExp(`^[${openingMarks}]?(?:${choice(true)})|${choice(false)}`, 'mu');
}

/** What texts mean, each the first of a lexicon's meanings that fits, else null. Texts are in lower case, of one line. */
export interface Lexicon<T> {
  readonly find: (text: string) => T | null;
  /** The same of many, which cost little where few of them mean anything. */
  readonly findAll: (texts: readonly string[]) => readonly (T | null)[];
}

/**
 * Look texts through for wordings. An expression begins with letters, after nothing but `^`, `\b`, `(?<!…)` and `[«"“]`: only where they stand in a
 * text is it tried, and so prepared, for browsers take tens of milliseconds to prepare all there are.
 *
 * @throws Error  where an expression does not begin so, or has a choice outside of a group
 */
export function lexicon<T>(
  meanings: readonly (readonly [means: T, sources: readonly string[]])[],
): Lexicon<T> {
  const wordings = meanings.flatMap(([means, sources]) =>
    sources.map((source): Wording<T> => {
      // For `\p{L}` see `L`.
      const form = once(() => new RegExp(source.replaceAll('\\p{L}', `[${L}]`), 'u'));
      return { means, form, ...beginningOf(source) };
    }),
  );
  const any = anyOf(wordings);
  const find = (text: string): T | null => {
    if (!any.test(text)) return null;
    const from = openingMarks.includes(text[0] ?? ' ') ? 1 : 0;
    const found = wordings.find(
      ({ letters, first, form }) =>
        (first ? text.startsWith(letters, from) : text.includes(letters)) && form().test(text),
    );
    return found?.means ?? null;
  };
  const findAll = (texts: readonly string[]): readonly (T | null)[] =>
    any.test(texts.join('\n')) ? texts.map(find) : texts.map(() => null);
  return { find, findAll };
}
