import { isCalendarText, isWeekday } from './calendar-words.ts';
import { namesElectionFigure, speaksOfElection } from './election-words.ts';
import type { PlacedText } from './placed-text.ts';
import { type NumberToken, scanNumbers } from './scan-numbers.ts';
import { currency, visitors, weather } from './widget-words.ts';

/** Why changes at a place are set aside: the widget there, what is known of the site, or the page's own history. */
export const noiseReasons = [
  'calendar',
  'clock',
  'counter',
  'weather',
  'rates',
  'ad',
  'token',
  'site-profile',
  'differs-at-every-capture',
] as const;
export type NoiseReason = (typeof noiseReasons)[number];

const longest = 120;
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const clockWords = words(
  'сейчас сегодня в время местное московское столичное столице столицы астана астаны астане алматы алма-ата москва мск минск ' +
    'бишкек ташкент г год года часы қазір бүгін уақыты уақыт елорда ж жыл жылы now today time local it is date am pm utc gmt ' +
    'msk almt',
);
const weatherWords = words(
  'ясно облачно пасмурно дождь снег туман ветер гроза ливень метель малооблачно переменная облачность небольшой местами ' +
    'днем днём ночью сегодня завтра влажность давление погода ашық бұлтты жаңбыр қар тұман жел ауа райы бүгін ертең ' +
    'күндіз түнде clear sunny cloudy overcast rain snow fog wind today tomorrow weather м с мс мм рт ст c f с',
);
const token = /(?<![\p{L}\d])(?=[\w+/=-]*\d)(?=[\w+/=-]*[a-z])[\w+/=-]{16,}(?![\p{L}\d])/giu;

function without(text: string, kinds: readonly NumberToken['kind'][]): { rest: string; count: number } {
  let rest = '';
  let from = 0;
  let count = 0;
  for (const { kind, start, end } of scanNumbers(text)) {
    if (!kinds.includes(kind)) continue;
    rest += `${text.slice(from, start)} `;
    from = end;
    count += 1;
  }
  return { rest: rest + text.slice(from), count };
}

const lettersOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

function isClock({ text, before }: PlacedText): boolean {
  if (text.length > longest || namesElectionFigure(before)) return false;
  const { rest, count } = without(text, ['date', 'time']);
  // Hours and minutes may stand apart.
  const apart = rest.replace(/(?<!\d)\d{1,2}\s+:\s*\d\d(?!\d)|(?<!\d)\d{1,2}\s*:\s+\d\d(?!\d)/u, '');
  if (count === 0 && apart === rest) return false;
  return !/\d/u.test(apart) && lettersOf(apart).every((word) => clockWords.has(word) || isWeekday(word));
}

const numbers = ['figure', 'date', 'time', 'code'] as const;

function isCounter({ text, before, after }: PlacedText): boolean {
  const told = `${before} ${text} ${after}`;
  return /\d/u.test(text) && visitors.test(told) && !namesElectionFigure(told);
}

function isWeather({ text, before, after }: PlacedText): boolean {
  if (namesElectionFigure(`${before} ${after}`)) return false;
  const isOnlyWeather = lettersOf(without(text, numbers).rest).every((word) => weatherWords.has(word));
  return (
    (/\d/u.test(text) && weather.test(text)) ||
    (isOnlyWeather && (/\p{L}/u.test(text) || weather.test(before)))
  );
}

function isRates({ text, before, after }: PlacedText): boolean {
  const told = /\p{L}/u.test(text) ? text : `${before} ${text} ${after}`;
  return /\d/u.test(text) && currency.test(told) && !namesElectionFigure(`${before} ${after}`);
}

function isPlain({ text, before, after }: PlacedText): boolean {
  return !/\d/u.test(text) || !namesElectionFigure(`${before} ${after}`);
}

const blanked = (text: string, reason: NoiseReason): string =>
  (reason === 'token' ? text.replace(token, '0') : without(text, numbers).rest)
    .replace(/[\s\d.,:+−–-]+/gu, ' ')
    .trim();

function hasShape(reason: NoiseReason, placed: PlacedText): boolean {
  const { text } = placed;
  if (speaksOfElection(text)) return false;
  switch (reason) {
    case 'calendar':
      return isCalendarText(text);
    case 'clock':
      return isClock(placed);
    case 'counter':
      return text.length <= longest && isCounter(placed);
    case 'weather':
      return text.length <= longest && isWeather(placed);
    case 'rates':
      return text.length <= longest && isRates(placed);
    case 'token':
      return new RegExp(token).test(text);
    default:
      return isPlain(placed);
  }
}

/**
 * Whether what changed is what such a widget shows: nothing else is set aside, whatever the place is called. A text with
 * an election's words in it never is, nor a figure, an hour or a date beside its name.
 *
 * @param old  null where only the other side has it
 */
export function fitsNoise(reason: NoiseReason, old: PlacedText | null, now: PlacedText | null): boolean {
  const sides = [old, now].filter((side) => side !== null);
  if (!sides.every((side) => hasShape(reason, side))) return false;
  if (!old || !now) return reason !== 'token';
  // In these nothing may change but numbers.
  const isCounting = reason === 'counter' || reason === 'rates' || reason === 'token';
  return !isCounting || blanked(old.text, reason) === blanked(now.text, reason);
}

const told = ['clock', 'counter', 'weather', 'rates'] as const;

/** The widget that a text outside the main content tells by itself that it is of; null for any other text. */
export function noiseToldBy(placed: PlacedText): NoiseReason | null {
  const { text } = placed;
  // The day or the hour alone is that of many things.
  const isMoment =
    /\d\d?:\d\d:\d\d/u.test(text) || (/\d:\d\d/u.test(text) && without(text, ['date']).count > 0);
  return (
    told.find((reason) => {
      if (!hasShape(reason, placed)) return false;
      if (reason === 'clock') return isMoment;
      return reason !== 'counter' || visitors.test(text);
    }) ?? null
  );
}
