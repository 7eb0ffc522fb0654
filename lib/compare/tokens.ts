import { L, word } from './letters.ts';
import { scanNumbers } from './scan-numbers.ts';

// A word keeps its marks, joiners and apostrophes: Cyrillic, Kazakh, Latin and Arabic script alike.
const piece = new RegExp(`\\s+|[${word}\\u00ad\\u200b-\\u200d\\u2060]+(?:['’ʼ][${L}]+)*|.`, 'gsu');

/**
 * The tokens of a sentence; joined they are the sentence. Words, single marks, white space, and whole numbers: a number
 * with its inner spaces and sign of percent, a date, an hour and the number of an act are one token each.
 */
export function tokenise(text: string): readonly string[] {
  const tokens: string[] = [];
  const cut = (from: number, to: number): void => {
    for (const part of text.slice(from, to).match(piece) ?? []) tokens.push(part);
  };
  let from = 0;
  for (const token of scanNumbers(text)) {
    cut(from, token.start);
    tokens.push(text.slice(token.start, token.end));
    from = token.end;
  }
  cut(from, text.length);
  return tokens;
}
