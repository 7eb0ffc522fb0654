import {
  afterHour,
  afterShare,
  afterTime,
  bareHour,
  beforeHour,
  beforeTime,
  beginning,
  digitForms,
  dottedTime,
  groupings,
  inWords,
  joined,
  markedForms,
  mayBeInWords,
  mayCountNothing,
  ordinalSuffix,
  percentSign,
  percentWord,
} from './number-forms.ts';
import { add, timesTen } from './decimal.ts';
import { L, letterOrDigit, word } from './letters.ts';

/**
 * A stretch of text that is shown and compared whole. Only a `figure` counts something; `code` is a telephone, an
 * ordinal, a range, a version or an address, `reference` the number of an act or place.
 */
export interface NumberToken {
  readonly kind: 'figure' | 'date' | 'time' | 'reference' | 'code';
  readonly start: number;
  readonly end: number;
  /** Plain decimal; null unless a figure, and where `1,234` may be a thousand or a fraction. */
  readonly value: string | null;
  readonly percent: boolean;
  readonly ambiguous: boolean;
}

const longestFigure = 40;
const wordTail = new RegExp(`[${word}]*`, 'uy');
const hundredPercent = /^(.*\d)[ \u00a0\u2000-\u200a\u202f](100(?:[.,]0+)?)$/u;
const yearBefore = new RegExp(
  `(?<![${L}])(?:in|since|until|from|elections?|(?:выбор|референдум|сайлау)[${L}]*)[ \\u00a0]$`,
  'u',
);
// `71,09 %`, nearly all there is in reports of results.
const plainShare = /(\d{1,12}),(\d{1,12})[ \u00a0]?%/uy;

/** A text to be read, and the same in lower case, letter for letter. */
interface Source {
  readonly text: string;
  readonly lower: string;
}

function sourceOf(text: string): Source {
  const lower = text.toLowerCase();
  // A letter that has no single small one keeps the whole as it is.
  return { text, lower: lower.length === text.length ? lower : text };
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const before = (text: string, at: number): string => text.slice(Math.max(0, at - 24), at);

function other(kind: NumberToken['kind'], start: number, end: number): NumberToken {
  return { kind, start, end, value: null, percent: false, ambiguous: false };
}

function firstOf(forms: typeof digitForms, text: string, at: number): NumberToken | null {
  for (const { kind, form } of forms) {
    const end = endOf(form, text, at);
    if (end > at) return other(kind, at, end);
  }
  return null;
}

function hourAfterWord({ lower }: Source, at: number): boolean {
  return /\s/u.test(lower[at - 1] ?? '') && beforeHour.test(before(lower, at));
}

function notFigure(source: Source, at: number): NumberToken | null {
  const { text, lower } = source;
  if (!/\d/u.test(text[at] ?? '')) return firstOf(markedForms, text, at);
  if (endOf(mayCountNothing, text, at) < 0) {
    const hour = hourAfterWord(source, at) ? endOf(bareHour, lower, at) : -1;
    return hour > at ? other('time', at, hour) : null;
  }
  const found = firstOf(digitForms, text, at);
  if (found) return found;
  const dotted = endOf(dottedTime, lower, at);
  if (dotted > at && endOf(afterShare, lower, dotted) < 0) {
    if (beforeTime.test(before(lower, at)) || endOf(afterTime, lower, dotted) > 0)
      return other('time', at, dotted);
  }
  const hour = endOf(bareHour, lower, at);
  if (hour > at && (endOf(afterHour, lower, hour) > 0 || hourAfterWord(source, at)))
    return other('time', at, hour);
  const run = endOf(joined, text, at);
  // `1.234.567` is grouped thousands, `2.10.3` a version.
  if (run > at && !/^\d{1,3}(?:\.\d{3})+$/u.test(text.slice(at, run))) return other('code', at, run);
  return null;
}

function spelled({ lower }: Source, at: number): NumberToken | null {
  if (endOf(mayBeInWords, lower, at) < 0) return null;
  inWords.lastIndex = at;
  const match = inWords.exec(lower);
  if (!match || match[0] === '') return null;
  let value = '0';
  [9, 6, 3, 0].forEach((power, group) => {
    const digits = match[group + 1];
    if (digits !== undefined) value = add(value, timesTen(digits.replace(',', '.'), power));
  });
  const length = match[0].trimEnd().length;
  return { kind: 'figure', start: at, end: at + length, value, percent: false, ambiguous: false };
}

const plainValue = (digits: string, decimal: '.' | ',' | null): string => {
  const kept = decimal === null ? digits.replace(/\D/gu, '') : digits.replace(/[^\d.,]/gu, '');
  if (decimal === null) return kept;
  const at = kept.lastIndexOf(decimal);
  const whole = (at < 0 ? kept : kept.slice(0, at)).replace(/\D/gu, '');
  return at < 0 ? whole : `${whole}.${kept.slice(at + 1)}`;
};

function grouped({ text, lower }: Source, at: number): NumberToken | null {
  for (const { form, decimal, ambiguous = false } of groupings) {
    const digitsEnd = endOf(form, text, at);
    if (digitsEnd < 0) continue;
    const digits = text.slice(at, digitsEnd);
    if (digits.length > longestFigure) return other('code', at, digitsEnd);
    const sign = endOf(percentSign, text, digitsEnd);
    const split = sign > 0 ? hundredPercent.exec(digits) : null;
    if (split) {
      const end = at + (split[1] ?? '').length;
      return {
        kind: 'figure',
        start: at,
        end,
        value: plainValue(split[1] ?? '', null),
        percent: false,
        ambiguous: false,
      };
    }
    const percent = sign > 0 || endOf(percentWord, lower, digitsEnd) > 0;
    const unclear = !percent && (ambiguous || /^[1-9]\d{0,2}[.,]\d{3}$/u.test(digits));
    const value = unclear ? null : plainValue(digits, decimal);
    return {
      kind: 'figure',
      start: at,
      end: sign > 0 ? sign : digitsEnd,
      value,
      percent,
      ambiguous: unclear,
    };
  }
  return null;
}

function figure(source: Source, at: number): NumberToken | null {
  const { text, lower } = source;
  const found = spelled(source, at) ?? grouped(source, at);
  if (found?.kind !== 'figure') return found;
  if (/[%％٪]/u.test(text[found.end - 1] ?? '')) return found;
  const ordinal = endOf(ordinalSuffix, text, found.end);
  if (ordinal > 0) return other('code', at, ordinal);
  if (letterOrDigit.test(text[found.end] ?? ' ')) return other('code', at, endOf(wordTail, text, found.end));
  const bare = text.slice(at, found.end);
  if (/^(?:19|20)\d\d$/u.test(bare) && yearBefore.test(before(lower, at)))
    return other('date', at, found.end);
  return found;
}

/** A sign is part of a number after a space or an opening mark; a dash is a minus only where the cell begins. */
function signAt(text: string, at: number, cell: boolean): '+' | '-' | null {
  const mark = text[at] ?? '';
  const previous = text[at - 1] ?? ' ';
  if (mark === '+' || mark === '−') return /[\s(:]/u.test(previous) ? (mark === '+' ? '+' : '-') : null;
  return cell && at === 0 && /[-–—]/u.test(mark) ? '-' : null;
}

function shareAt(text: string, at: number): NumberToken | null {
  plainShare.lastIndex = at;
  const match = plainShare.exec(text);
  if (!match) return null;
  const value = `${match[1] ?? ''}.${match[2] ?? ''}`;
  return { kind: 'figure', start: at, end: plainShare.lastIndex, value, percent: true, ambiguous: false };
}

function tokenAt(source: Source, at: number, cell: boolean): NumberToken | null {
  const { text } = source;
  const mark = text[at] ?? '';
  if (!/[+−–—-]/u.test(mark)) {
    if (!/\d/u.test(mark)) return notFigure(source, at);
    return shareAt(text, at) ?? notFigure(source, at) ?? figure(source, at);
  }
  const whole = mark === '+' ? notFigure(source, at) : null;
  if (whole) return whole;
  const bare = notFigure(source, at + 1) ?? figure(source, at + 1);
  const sign = signAt(text, at, cell);
  if (!bare || bare.kind !== 'figure' || sign === null) return bare;
  const negative = sign === '-' && bare.value !== null && /[1-9]/u.test(bare.value);
  return { ...bare, start: at, value: negative ? `-${bare.value}` : bare.value };
}

/** `БЖК-2020`, `А4`: digits that belong to a name. */
function belongsToWord(text: string, at: number): boolean {
  const digit = /[+−–—-]/u.test(text[at] ?? '') ? at + 1 : at;
  const previous = text[digit - 1] ?? ' ';
  if (letterOrDigit.test(previous)) return true;
  return (
    /[-‑]/u.test(previous) &&
    letterOrDigit.test(text[digit - 2] ?? ' ') &&
    !/^\d+(?:[.,]\d+)?\s*%/u.test(text.slice(digit, digit + 24))
  );
}

/**
 * Every number, date, hour and reference of `text`, in order, none overlapping.
 *
 * @param cell  `text` is all that a table's cell says: a dash right before its first digit is a minus sign
 */
export function scanNumbers(text: string, cell = false): readonly NumberToken[] {
  const found: NumberToken[] = [];
  let source: Source | null = null;
  let at = 0;
  while (at < text.length) {
    beginning.lastIndex = at;
    const match = beginning.exec(text);
    if (!match) break;
    const digits = /^[+−–—-]?\d/u.test(match[0]);
    if (digits && belongsToWord(text, match.index)) {
      const from = match.index + match[0].length;
      at = Math.max(from, endOf(wordTail, text, from));
      continue;
    }
    source ??= sourceOf(text);
    const token = tokenAt(source, match.index, cell);
    if (token && token.end > token.start) found.push(token);
    at = token ? Math.max(token.end, match.index + 1) : match.index + match[0].length;
  }
  return found;
}
