import { tellingFirst, type ChangeCounts, type Meaning, type ValueChange } from '../model/index.ts';
import type { Key } from './catalogs/index.ts';
import { formatDecimal } from './format.ts';
import type { Locale } from './locale.ts';
import type { Values } from './translate.ts';

/** A language as it is spoken: its messages, and how it writes numbers. */
export interface Speaker {
  readonly locale: Locale;
  readonly say: (key: Key, values?: Values) => string;
}

/** A difference with its sign: `−8.07`, `+1,000`. */
export function signed(spoken: Locale, difference: string): string {
  const zero = /^[-+]?0*(?:\.0*)?$/u.test(difference);
  const bare = difference.replace(/^\+/u, '');
  return formatDecimal(spoken, bare.startsWith('-') || zero ? bare : `+${bare}`);
}

/** `words` with the letters that look the same, by their code points: `U+0410 А → U+0041 A`. */
export function lookAlikeWords(words: string, { letters = [] }: ValueChange): string {
  const pairs = letters.map(({ old, new: now }) => `${old} → ${now}`);
  return pairs.length === 0 ? words : `${words}: ${pairs.join(', ')}`;
}

/** What a change comes to: `−8.07 pp`, or in words where it is not a difference of numbers; null where nothing is to say. */
export function differenceWords({ locale, say }: Speaker, change: ValueChange): string | null {
  switch (change.kind) {
    case 'number': {
      if (change.difference === null) return null;
      const difference = signed(locale, change.difference);
      return change.unit === 'percent' ? say('change.points', { difference }) : difference;
    }
    case 'text':
      return null;
    case 'look-alike':
      return lookAlikeWords(say('change.look-alike'), change);
    default:
      return say(`change.${change.kind}`);
  }
}

/** A difference in per cent of what was: `−0.01 %`; null where that says nothing. */
export function relativeWords(spoken: Locale, { kind, relative }: ValueChange): string | null {
  return kind === 'number' && relative !== undefined ? `${signed(spoken, relative)}\u00a0%` : null;
}

/**
 * What changed, most telling first: “3 figures changed”, “1 row removed”. Empty if nothing did.
 * @param foremost what the change that means most is
 */
export function countWords({ say }: Speaker, counts: ChangeCounts, foremost: Meaning | null): string[] {
  const words = tellingFirst(counts, foremost).map((name) => say(`count.${name}`, { n: counts[name] }));
  return foremost === 'page-gone' ? [say('count.pageGone'), ...words] : words;
}

/** The answer in one line: “3 figures changed, 1 row removed; 4 trivial changes set aside”. */
export function answerLine(speaker: Speaker, counts: ChangeCounts, foremost: Meaning | null): string {
  const words = countWords(speaker, counts, foremost);
  const told = words.length === 0 ? speaker.say('count.nothing') : words.join(', ');
  return counts.trivial === 0 ? told : `${told}; ${speaker.say('count.trivial', { n: counts.trivial })}`;
}
