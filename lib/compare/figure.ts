import type { Unit } from '../model/index.ts';
import { L, letterOrDigit } from './letters.ts';
import { type NumberToken, scanNumbers } from './scan-numbers.ts';

/** A number as written, and what it says. */
export interface Figure {
  /** Plain decimal (`-33.63`, `7062358`); null where the figure is ambiguous. */
  readonly value: string | null;
  /** As the page has it, with its sign and percent sign. */
  readonly text: string;
  readonly unit: Unit;
  /** `1,234` alone: thousands in one country, a fraction in another. Compared as text, never guessed. */
  readonly ambiguous: boolean;
}

export interface FiguresOfText {
  readonly figures: readonly Figure[];
  /** The text without its figures, each one leaving the mark `\ue000`. */
  readonly rest: string;
  /** True when there is at least one figure and nothing else but punctuation, a case ending or a counting word. */
  readonly pure: boolean;
}

const caseEnding = new RegExp(`\\ue000[ \\u00a0]?[-‑–][${L}]{1,5}(?![${L}])`, 'gu');
const countingWord = new RegExp(
  `(?:процент|пайыз|голос|избирател|человек|адам|дауыс|бюллетен)[${L}]*|(?:чел|проц)\\.|` +
    `(?:per[ \\u00a0]?cent|votes?|voters?|people|ballots?)(?![${L}])`,
  'gu',
);

// Most cells of a table of results: digits, perhaps a short fraction, perhaps a sign of percent.
const simple = /^(\d{1,15})(?:[.,](\d{1,2}))?( ?%)?$/u;
const simpleGroups = /^\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}$/u;

/** The figure a number token stands for. */
export function figureOf(text: string, token: NumberToken): Figure {
  return {
    value: token.value,
    text: text.slice(token.start, token.end),
    unit: token.percent ? 'percent' : 'none',
    ambiguous: token.ambiguous,
  };
}

/** All figures of a cell, and what it says beside them: `5148074 71,09%` holds two and nothing else. */
export function parseFigures(text: string): FiguresOfText {
  const cell = text.trim();
  const digits = simple.exec(cell);
  if (digits) {
    const value = digits[2] === undefined ? (digits[1] ?? '') : `${digits[1] ?? ''}.${digits[2]}`;
    const unit = digits[3] === undefined ? 'none' : 'percent';
    return { figures: [{ value, text: cell, unit, ambiguous: false }], rest: '\ue000', pure: true };
  }
  if (simpleGroups.test(cell)) {
    const value = cell.replace(/\D/gu, '');
    return { figures: [{ value, text: cell, unit: 'none', ambiguous: false }], rest: '\ue000', pure: true };
  }
  if (!/\d/u.test(cell)) return { figures: [], rest: cell, pure: false };
  const figures: Figure[] = [];
  let rest = '';
  let from = 0;
  for (const token of scanNumbers(cell, true)) {
    if (token.kind !== 'figure') continue;
    figures.push(figureOf(cell, token));
    rest += `${cell.slice(from, token.start)}\ue000`;
    from = token.end;
  }
  rest += cell.slice(from);
  const words = rest.toLowerCase().replace(caseEnding, '').replace(countingWord, '');
  return { figures, rest, pure: figures.length > 0 && !letterOrDigit.test(words) };
}

// No figure begins so, and no word that may stand beside one.
const otherWord = /^(?![пгичадбpvbПГИЧАДБPVB])[а-яА-Яa-zA-Z]/u;

/** Whether a cell says figures and nothing else (`parseFigures`). */
export function isPure(text: string): boolean {
  return !otherWord.test(text) && parseFigures(text).pure;
}

/**
 * The one figure that `text` is: `5 148 074`, `57, 7%`, `–33,63%`, `9090920 -і`, `7 млн 062 тыс. 358`.
 *
 * @returns null when it holds none, several, or says something else too (a date, an hour, `№ 4/408`, a name)
 */
export function parseFigure(text: string): Figure | null {
  const { figures, pure } = parseFigures(text);
  return pure && figures.length === 1 ? (figures[0] ?? null) : null;
}
