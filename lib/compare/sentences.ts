import { L } from './letters.ts';

const end = /(?<![.!?…؟۔])[.!?…؟۔]+["»”’)\]]*(?=\s)|\n/gu;
const opening = new RegExp(`^\\s*["«„“‘([–—-]*\\s*(?:[\\d№]|([${L}]))`, 'u');
/** Longer than any abbreviation. */
const longWord = new RegExp(`[${L}]{7}$`, 'u');
const lastWord = new RegExp(`[${L}\\d]+(?:[.-][${L}]+)*$`, 'u');
const initials = new RegExp(`^[${L}]\\.[${L}]$`, 'u');
const endsInOne = new RegExp(`(?:^|\\.)[${L}]$`, 'u');

// A point after one of these does not end a sentence.
const abbreviations = new Set(
  (
    'г гг обл р-н млн млрд тыс им ул д др пр ст п пп с стр см ред проц чел руб тг т.е т.д т.п т.к в.ч н.э корп кв оф тел ' +
    'ж жж қ ш б т.б т.с.с о а ө мың бап ' +
    'mr mrs ms dr no st vs e.g i.e etc approx jan feb mar apr jun jul aug sep sept oct nov dec a.m u.s'
  ).split(' '),
);

/** A letter that begins a sentence: a capital, or one of a script that has none. */
const isCapital = (letter: string): boolean => letter === letter.toUpperCase();

function opens(text: string): boolean {
  const match = opening.exec(text);
  return match !== null && (match[1] === undefined || isCapital(match[1]));
}

function isAbbreviated(text: string, at: number): boolean {
  if (text[at] !== '.' || longWord.test(text.slice(Math.max(0, at - 7), at))) return false;
  const word = lastWord.exec(text.slice(Math.max(0, at - 24), at))?.[0];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  // Initials (`И.В. Иванов`) and list numbers (`1. Утвердить`).
  if (abbreviations.has(lower) || initials.test(word)) return true;
  return endsInOne.test(word) && isCapital(word.slice(-1));
}

export type SplitSentences = (text: string) => readonly string[];

/**
 * The sentences of a block, as the page has them, ends trimmed. Abbreviations (г., обл., млн., тыс., №), initials,
 * decimals and the numbers of a list do not end one; a line break does.
 */
export function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const sentence = text.slice(from, to).trim();
    if (sentence !== '') sentences.push(sentence);
    from = to;
  };
  for (const match of text.matchAll(end)) {
    const to = match.index + match[0].length;
    if (match[0] === '\n') {
      cut(to);
      continue;
    }
    if (!opens(text.slice(to, to + 12))) continue;
    if (isAbbreviated(text, match.index) || /^\s*\d{1,3}\.$/u.test(text.slice(from, Math.min(to, from + 12))))
      continue;
    cut(to);
  }
  cut(text.length);
  return sentences;
}
