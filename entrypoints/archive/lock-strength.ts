import { guessesPerSecond } from '../../lib/bundle/age/index.ts';
import { formatDecimal } from '../../lib/i18n/index.ts';
import { locale, say } from '../../lib/ui/language.ts';

const hour = 3600;
const day = 24 * hour;
const month = 30 * day;
const year = 365 * day;
const agesYears = 10_000;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 2 to the power of `bits`, to a power of ten: `10²⁴`. */
export function guessesIn(bits: number): string {
  const digits = String(Math.round(bits * Math.log10(2)));
  return `10${digits.replaceAll(/\d/gu, (digit) => superscripts[Number(digit)] ?? '')}`;
}

/** How long so many guesses take, in words. */
export function timeToGuess(bits: number): string {
  const seconds = 2 ** bits / guessesPerSecond;
  if (seconds < hour) return say('lock.time.hour');
  if (seconds < day) return say('lock.time.day');
  if (seconds < month) return say('lock.time.month');
  if (seconds < year) return say('lock.time.year');
  const years = Math.round(seconds / year);
  if (years > agesYears) return say('lock.time.ages');
  return say('lock.time.years', { n: years, years: formatDecimal(locale.value, years) });
}

/** True for what falls within a year. */
export function isWeak(bits: number): boolean {
  return 2 ** bits / guessesPerSecond < year;
}
