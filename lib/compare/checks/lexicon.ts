import { L } from '../letters.ts';
import { once } from '../once.ts';

/** Letters (with spaces and hyphens) that every text has which an expression fits, and whether it begins with them. */
interface Beginning {
  readonly letters: string;
  readonly first: boolean;
}

interface Wording<T> extends Beginning {
  readonly means: T;
  /** The first of those that fit is taken. */
  readonly place: number;
  readonly form: () => RegExp;
}

const openingMarks = '"“«';
const letter = String.raw`[^\\^$()[\]{}|.?*+]`;
// What may stand before the first letters of an expression, then those letters, the last one left out where it may lack.
const firstLetters = new RegExp(
  String.raw`^(\^?)(?:\[«"“\]\??|\\b|\(\?<![^)]+\))*(${letter}{2,}?)(?=${letter}[?*]|[\\$()[.+]|$)`,
  'u',
);
const inGroup = /\([^()]*\)/gu;

function beginningOf(source: string): Beginning {
  const match = firstLetters.exec(source);
  if (!match || source.replace(inGroup, '').includes('|'))
    throw new Error(`a wording begins with letters of its own: ${source}`);
  return { letters: match[2] ?? '', first: match[1] === '^' };
}

const slots = 4096;
/** Few pairs of letters share a slot, and no harm is done where they do. */
const slotOf = (first: number, second: number): number => ((first << 5) ^ second) % slots;

/** The wordings by their first two letters. */
function bySlot<T>(wordings: readonly Wording<T>[]): readonly (readonly Wording<T>[] | null)[] {
  const found: Wording<T>[][] = [];
  for (const wording of wordings) {
    const { letters } = wording;
    const slot = slotOf(letters.charCodeAt(0), letters.charCodeAt(1));
    (found[slot] ??= []).push(wording);
  }
  return Array.from({ length: slots }, (_, slot) => found[slot] ?? null);
}

/**
 * Look texts through for wordings: answers what the first in `meanings` means that fits, else null. Texts are in lower
 * case. An expression begins with letters, after nothing but `^`, `\b`, `(?<!…)` and `[«"“]`: only where they stand in a
 * text is it tried, and so prepared, for browsers take tens of milliseconds to prepare all there are.
 *
 * @throws Error  where an expression does not begin so, or has a choice outside of a group
 */
export function lexicon<T>(
  meanings: readonly (readonly [means: T, sources: readonly string[]])[],
): (text: string) => T | null {
  let count = 0;
  const wordings = meanings.flatMap(([means, sources]) =>
    sources.map((source): Wording<T> => {
      // For `\p{L}` see `L`.
      const form = once(() => new RegExp(source.replaceAll('\\p{L}', `[${L}]`), 'u'));
      return { means, place: count++, form, ...beginningOf(source) };
    }),
  );
  const starting = bySlot(wordings);
  return (text) => {
    const from = openingMarks.includes(text[0] ?? ' ') ? 1 : 0;
    let found: Wording<T> | null = null;
    let next = text.charCodeAt(0);
    for (let at = 0; at < text.length - 1; at += 1) {
      const here = next;
      next = text.charCodeAt(at + 1);
      const possible = starting[slotOf(here, next)];
      if (!possible) continue;
      for (const wording of possible) {
        const { letters, first, place, form } = wording;
        if (found && found.place <= place) break;
        if ((!first || at === from) && text.startsWith(letters, at) && form().test(text)) found = wording;
      }
    }
    return found?.means ?? null;
  };
}
