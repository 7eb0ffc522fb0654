import { nameKey } from './look-alike.ts';
import { scanNumbers } from './scan-numbers.ts';

const word = /[\p{L}\p{M}]+|#/gu;

/** A bag of numbered words, sorted; every number of the text is the one word `#`. */
export type Bag = readonly number[];

/** Numbers words in the order they are first met. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();

  /** The words of `text` without case, look-alike letters made one, every number the same word. */
  bag(text: string): Bag {
    const words = new Set<string>();
    const repeated: string[] = [];
    let bare = '';
    let from = 0;
    for (const token of scanNumbers(text)) {
      bare += `${text.slice(from, token.start)} # `;
      from = token.end;
    }
    bare += text.slice(from);
    for (const match of nameKey(bare).matchAll(word)) {
      if (words.has(match[0])) repeated.push(match[0]);
      words.add(match[0]);
    }
    return [...words, ...repeated].map((found) => this.id(found)).toSorted((a, b) => a - b);
  }

  id(found: string): number {
    const known = this.#ids.get(found);
    if (known !== undefined) return known;
    this.#ids.set(found, this.#ids.size);
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

/** Sørensen–Dice coefficient, 0 to 1; two empty bags are alike. */
export function likeness(a: Bag, b: Bag): number {
  return a.length + b.length === 0 ? 1 : (2 * sharedWords(a, b)) / (a.length + b.length);
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
