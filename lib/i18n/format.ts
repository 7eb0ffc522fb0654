import type { Locale } from './locale.ts';

const kkMonths = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
];
const nbsp = '\u00a0';
const two = (n: number): string => String(n).padStart(2, '0');

/** `14:03:22`, or `14:03` without seconds, in the person's time zone. */
export function formatTime(at: Date, seconds = true): string {
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return seconds ? `${time}:${two(at.getSeconds())}` : time;
}

/** A day in the person's time zone, in words. Kazakh is written out: Chromium's Intl prints “2026 M11 21”. */
export function formatDay(locale: Locale, at: Date): string {
  if (locale === 'kk') return `${at.getFullYear()} ж. ${at.getDate()} ${kkMonths[at.getMonth()] ?? ''}`;
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'ru', { dateStyle: 'long' });
  return format.format(at);
}

/** `2026-11-21 14:03:22 UTC`: for hover texts and reports. */
export function formatUtc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A number or plain decimal (`7820204`, `-8.07`) with the language's separators. Digits are never rounded. */
export function formatDecimal(locale: Locale, value: string | number): string {
  const [whole = '', fraction] = String(value).split('.');
  const digits = whole.replace(/^[-+]/u, '');
  const sign = whole.startsWith('-') ? '−' : whole.startsWith('+') ? '+' : '';
  const groups = digits.replace(/\B(?=(\d{3})+$)/gu, locale === 'en' ? ',' : nbsp);
  const tail = fraction === undefined ? '' : `${locale === 'en' ? '.' : ','}${fraction}`;
  return `${sign}${groups}${tail}`;
}

/** `2.3 MB`: decimal units, one digit after the point from kilobytes on. */
export function formatBytes(locale: Locale, bytes: number): string {
  const units = locale === 'en' ? ['B', 'kB', 'MB', 'GB'] : ['Б', 'кБ', 'МБ', 'ГБ'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const shown = unit === 0 ? String(value) : value.toFixed(1);
  return `${formatDecimal(locale, shown)}${nbsp}${units[unit] ?? ''}`;
}
