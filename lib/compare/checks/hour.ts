import { L } from '../letters.ts';
import { normalText } from '../normal-text.ts';

const number = '(\\d{1,2})';
const minutes = '[:.\\u2011-]([0-5]\\d)';
const noFraction = '(?!\\d|[.,]\\d|\\s*%)';
const notInWord = `(?<![${L}])`;
// What every form has, so that the many texts without an hour are seen by short expressions: as a page has it, …
const mayFollowHour = /\d[\s\u00ad\u200b\u2060]*[-:.\u2011чЧaApP]/u;
// … and, as all below, in normal text of lower case.
const mayBeHour = /\d(?:[:.\u2011-][0-5]|\s*(?:час|-[дг]|[ap]\.?m))/u;
const withMinutes = /\d[:.\u2011-][0-5]/u;
const forms: readonly RegExp[] = [
  new RegExp(`${notInWord}(?:as of|at|by)\\s+${number}(?:${minutes})?\\s*([ap])\\.?m\\b`, 'u'),
  new RegExp(
    `${notInWord}(?:по состоянию на|на|к|as of|at|by|сағат)\\s+${number}${minutes}${noFraction}`,
    'u',
  ),
  new RegExp(`${notInWord}(?:по состоянию на|на|к|сағат)\\s+${number}()\\s*(?:час|-де|-да|-ге|-ға)`, 'u'),
  new RegExp(`(?<!\\d)${number}${minutes}-?(?:де|да|те|та)гі`, 'u'),
];
const alone = new RegExp(
  `^(?:на |к |сағат |at |as of )?${number}${minutes}(?:-?(?:де|да|те|та)гі)?(?:\\s*(?:ч|час|сағ|hours|h)[${L}]*\\.?)?$`,
  'u',
);

function minuteOf(match: RegExpExecArray): number | null {
  const [, hours = '', rest = '', half = ''] = match;
  const hour = Number(hours) % 24;
  const twelve = half === '' ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return Number(hours) > 24 ? null : twelve * 60 + Number(rest || 0);
}

/** The hour that a text says its figures are of (`по состоянию на 20.00`), in minutes of the day; null where none. */
export function asOf(text: string): number | null {
  const lead = text.slice(0, 2000);
  if (!mayFollowHour.test(lead)) return null;
  const plain = normalText(lead).toLowerCase();
  if (!mayBeHour.test(plain)) return null;
  for (const form of forms) {
    const match = form.exec(plain);
    if (match) return minuteOf(match);
  }
  return null;
}

/** The hour that a header is: `20:10`, `на 20.10`; null where it says anything else. */
export function headerHour(text: string): number | null {
  const plain = normalText(text).toLowerCase();
  const match = withMinutes.test(plain) ? alone.exec(plain) : null;
  return match ? minuteOf(match) : null;
}

/** `20:10` */
export function hourText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
