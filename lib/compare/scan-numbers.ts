import {
  afterHour,
  afterShare,
  afterTime,
  bareHour,
  beforeHour,
  beforeTime,
  beginning,
  dottedTime,
  groupings,
  inWords,
  joined,
  notFigures,
  ordinalSuffix,
  percentSign,
  percentWord,
} from './number-forms.ts';
import { add, timesTen } from './decimal.ts';

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
const letter = /[\p{L}\p{M}\p{N}_]/u;
const wordTail = /[\p{L}\p{M}\p{N}_]*/uy;
const hundredPercent = /^(.*\d)[ \u00a0\u2000-\u200a\u202f](100(?:[.,]0+)?)$/u;
const yearBefore =
  /(?:^|[^\p{L}])(?:in|since|until|from|elections?|выбор\p{L}*|референдум\p{L}*|сайлау\p{L}*)[ \u00a0]$/iu;

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const before = (text: string, at: number): string => text.slice(Math.max(0, at - 24), at);

function other(kind: NumberToken['kind'], start: number, end: number): NumberToken {
  return { kind, start, end, value: null, percent: false, ambiguous: false };
}

function notFigure(text: string, at: number): NumberToken | null {
  for (const { kind, form } of notFigures) {
    const end = endOf(form, text, at);
    if (end > at) return other(kind, at, end);
  }
  const dotted = endOf(dottedTime, text, at);
  if (dotted > at && endOf(afterShare, text, dotted) < 0) {
    if (beforeTime.test(before(text, at)) || endOf(afterTime, text, dotted) > 0)
      return other('time', at, dotted);
  }
  const hour = endOf(bareHour, text, at);
  if (hour > at && (endOf(afterHour, text, hour) > 0 || beforeHour.test(before(text, at))))
    return other('time', at, hour);
  const run = endOf(joined, text, at);
  // `1.234.567` is grouped thousands, `2.10.3` a version.
  if (run > at && !/^\d{1,3}(?:\.\d{3})+$/u.test(text.slice(at, run))) return other('code', at, run);
  return null;
}

function spelled(text: string, at: number): NumberToken | null {
  inWords.lastIndex = at;
  const match = inWords.exec(text);
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

function grouped(text: string, at: number): NumberToken | null {
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
    const percent = sign > 0 || endOf(percentWord, text, digitsEnd) > 0;
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

function figure(text: string, at: number): NumberToken | null {
  const found = spelled(text, at) ?? grouped(text, at);
  if (found?.kind !== 'figure') return found;
  if (/[%％٪]/u.test(text[found.end - 1] ?? '')) return found;
  const ordinal = endOf(ordinalSuffix, text, found.end);
  if (ordinal > 0) return other('code', at, ordinal);
  if (letter.test(text[found.end] ?? ' ')) return other('code', at, endOf(wordTail, text, found.end));
  const bare = text.slice(at, found.end);
  if (/^(?:19|20)\d\d$/u.test(bare) && yearBefore.test(before(text, at))) return other('date', at, found.end);
  return found;
}

/** A sign is part of a number after a space or an opening mark; a dash is a minus only where the cell begins. */
function signAt(text: string, at: number, cell: boolean): '+' | '-' | null {
  const mark = text[at] ?? '';
  const previous = text[at - 1] ?? ' ';
  if (mark === '+' || mark === '−') return /[\s(:]/u.test(previous) ? (mark === '+' ? '+' : '-') : null;
  return cell && at === 0 && /[-–—]/u.test(mark) ? '-' : null;
}

function tokenAt(text: string, at: number, cell: boolean): NumberToken | null {
  const mark = text[at] ?? '';
  if (!/[+−–—-]/u.test(mark)) return notFigure(text, at) ?? (/\d/u.test(mark) ? figure(text, at) : null);
  const whole = mark === '+' ? notFigure(text, at) : null;
  if (whole) return whole;
  const bare = notFigure(text, at + 1) ?? figure(text, at + 1);
  const sign = signAt(text, at, cell);
  if (!bare || bare.kind !== 'figure' || sign === null) return bare;
  const negative = sign === '-' && bare.value !== null && /[1-9]/u.test(bare.value);
  return { ...bare, start: at, value: negative ? `-${bare.value}` : bare.value };
}

/** `БЖК-2020`, `А4`: digits that belong to a name. */
function belongsToWord(text: string, at: number): boolean {
  const digit = /[+−–—-]/u.test(text[at] ?? '') ? at + 1 : at;
  const previous = text[digit - 1] ?? ' ';
  if (letter.test(previous)) return true;
  return (
    /[-‑]/u.test(previous) &&
    letter.test(text[digit - 2] ?? ' ') &&
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
  beginning.lastIndex = 0;
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
    const token = tokenAt(text, match.index, cell);
    if (token && token.end > token.start) found.push(token);
    at = token ? Math.max(token.end, match.index + 1) : match.index + match[0].length;
  }
  return found;
}
