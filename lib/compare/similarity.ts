import { L } from './letters.ts';
import { nameKey } from './look-alike.ts';

/** A word, or a number with all that is written like one. */
const piece = new RegExp(`[${L}]+|\\d[\\d.,/:-]*`, 'gu');
const anyNumber = '#';

/** A bag of numbered words, sorted; every number of the text is the one word `#`. */
export type Bag = Uint32Array;

/** Numbers words in the order they are first met. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  /** Words as they are written, so that each is brought to its key once. */
  readonly #written = new Map<string, number>();
  readonly number = this.#id(anyNumber);

  /** The words of `text` without case, look-alike letters made one, every number the same word. */
  bag(text: string): Bag {
    const words = text.match(piece) ?? [];
    const bag = new Uint32Array(words.length);
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? '';
      let id = this.#written.get(word);
      if (id === undefined) {
        id = /^\d/u.test(word) ? this.number : this.#id(nameKey(word));
        this.#written.set(word, id);
      }
      bag[at] = id;
    }
    return bag.toSorted();
  }

  #id(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#ids.size);
    return this.#ids.size - 1;
  }
}

/** How many words two bags share, repetitions counted. */
export function sharedWords(a: Bag, b: Bag): number {
  let shared = 0;
  for (let atA = 0, atB = 0; atA < a.length && atB < b.length;) {
    const difference = (a[atA] ?? 0) - (b[atB] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) atA += 1;
    if (difference >= 0) atB += 1;
  }
  return shared;
}

/** Sørensen–Dice coefficient of bags that share so many words, 0 to 1; two empty bags are alike. */
export function likeness(a: Bag, b: Bag, shared: number): number {
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length);
}

function letterPairs(text: string): string[] {
  const letters = Array.from(nameKey(text).slice(0, 200));
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`);
}

/** Dice coefficient of the pairs of letters of two short names, without case or look-alike difference. */
export function nameLikeness(a: string, b: string): number {
  const left = letterPairs(a);
  const right = letterPairs(b);
  if (left.length + right.length === 0) return nameKey(a) === nameKey(b) ? 1 : 0;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of right) {
    const rest = counts.get(pair) ?? 0;
    if (rest > 0) shared += 1;
    counts.set(pair, rest - 1);
  }
  return (2 * shared) / (left.length + right.length);
}
