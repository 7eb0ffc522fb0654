import { L } from './letters.ts';

/** A space as people write it between digits: plain, no-break, thin, narrow. */
export const S = '[ \\u00a0\\u2000-\\u200a\\u202f]';
const W = `${S}*`;
const l = `[${L}]`;

const monthStems =
  `январ|феврал|март|апрел|ма[йяею](?!${l})|июн|июл|август|сентябр|октябр|ноябр|декабр|` +
  'қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан';
const englishMonth =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|' +
  `Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?!${l})\\.?`;
const month = `(?:(?:${monthStems})${l}*|${englishMonth})`;
const yearWord = `(?:год${l}*|гг?\\.|жыл${l}*|ж\\.)`;

const sticky = (source: string): RegExp => new RegExp(source, 'uy');

/** Where something with a number in it may begin. */
export const beginning = new RegExp(
  `https?://|www\\.|№|\\bNo\\.?(?=${S}?\\d)|${englishMonth}(?=${S}\\d)|\\(\\+?(?=\\d)|[+−–—-]?\\d`,
  'gu',
);

interface Form {
  readonly kind: 'code' | 'reference' | 'date' | 'time';
  readonly form: RegExp;
}

const phone: Form = { kind: 'code', form: sticky(`\\+?\\d{1,3}${W}\\(\\d{2,6}\\)${W}\\d(?:[ -]?\\d){3,}`) };

/** What counts nothing and begins with a word or a mark: addresses, acts, days, telephones. Tried in this order. */
export const markedForms: readonly Form[] = [
  { kind: 'code', form: sticky('(?:https?://|www\\.)[^\\s]+') },
  { kind: 'reference', form: sticky(`(?:№|No\\.?)${W}\\d+(?:[/-]\\d+)*(?:-${l}{1,4}(?!${l}))?`) },
  {
    kind: 'date',
    form: sticky(`${englishMonth}${S}\\d{1,2}(?!\\d)(?:st|nd|rd|th)?(?:,?${S}\\d{4}(?!\\d))?`),
  },
  { kind: 'date', form: sticky(`${englishMonth}${S}\\d{4}(?!\\d)`) },
  { kind: 'code', form: sticky(`\\(\\+?\\d{2,8}(?:-\\d+)?\\)${W}\\d(?:[ -]?\\d){3,}`) },
  phone,
  { kind: 'code', form: sticky(`\\+\\d{1,3}(?:[ -]?\\d{2,4}){3,5}(?!\\d)`) },
];

/** What follows the digits of days, hours, acts and telephones, and seldom those of a figure. */
export const mayCountNothing = sticky(`\\d+${W}[-–—./:(${L}]`);

/** What counts nothing and begins with a digit: days, hours, acts, telephones. Tried in this order. */
export const digitForms: readonly Form[] = [
  { kind: 'date', form: sticky(`\\d{4}([-./])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])(?![\\d])`) },
  {
    kind: 'date',
    form: sticky(
      '(?:0?[1-9]|[12]\\d|3[01])([-./])(?:0?[1-9]|[12]\\d|3[01])\\1(?:\\d{4}|\\d\\d)(?!\\d)(?:' +
        W +
        yearWord +
        ')?',
    ),
  },
  { kind: 'date', form: sticky(`\\d{1,2}-${l}{3,8}-(?:\\d{4}|\\d\\d)(?!\\d)`) },
  {
    kind: 'date',
    form: sticky(
      `\\d{1,2}(?:${W}[-–]${W}\\d{1,2})?(?:-?(?:го|е|st|nd|rd|th))?${S}(?:of${S})?${month}(?:,?${S}\\d{4}(?!\\d)(?:${W}${yearWord})?)?`,
    ),
  },
  { kind: 'date', form: sticky(`(?:1[89]|2[01])\\d\\d${W}${yearWord}(?:${S}\\d{1,2}${W}-?${month})?`) },
  { kind: 'time', form: sticky('(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?(?!\\d)') },
  phone,
  { kind: 'reference', form: sticky(`\\d+(?:/\\d+)+(?:-${l}+)?`) },
];

// These and all below read text in lower case.
/** An hour written with a point or a hyphen, or a bare one: a time only among the words that say so. */
export const dottedTime = sticky(`(?:[01]?\\d|2[0-4])[.-][0-5]\\d(?!\\d|[.,]\\d|${W}[%٪])`);
export const bareHour = sticky('(?:[01]?\\d|2[0-4])(?![\\d.,:])');
export const beforeTime = new RegExp(
  `(?<!${l})(?:сағат|на|в|до|к|с|около|после|at|of|by|until|till|from|before|after)${S}$`,
  'u',
);
export const afterTime = sticky(
  `(?:-?(?:де|да|те|та)гі)?${W}(?:час|ч\\.|сағат|o.clock|hours|[ap]\\.?m\\b|мск)`,
);
export const afterShare = sticky(
  `${W}(?:п\\.?${W}п|пункт|процент|проц\\.|пайыз|тармақ|percent|per${S}cent|point)`,
);
export const afterHour = sticky(`${W}(?:час(?:ов|а|ам|у)?(?!${l})|ч\\.|o.clock|[ap]\\.?m\\b)`);
export const beforeHour = new RegExp(`(?<!${l})сағат${S}$`, 'u');

/** A number with its letters, a range, a version: never a figure, never cut. */
export const joined = sticky('\\d+(?:[-–—]\\d+)+(?![\\d]|[.,]\\d)|\\d+(?:\\.\\d+){3,}|\\d+(?:\\.\\d+){2}');
export const ordinalSuffix = sticky(
  `-(?:й|я|е|го|му|ому|м|ом|ой|ую|ых|ым|ші|шы|нші|ншы|інші|ыншы)(?!${l})|(?:st|nd|rd|th)(?!${l})`,
);
export const percentSign = sticky(`${W}[%％٪]`);
export const percentWord = sticky(`${W}(?:процент|проц\\.|пайыз|percent|per${S}cent)`);

const scaleWord = (words: string): string => `${W}(?:${words})${l}*\\.?(?!${l})`;
/** Digits before what may be a word of scale. */
export const mayBeInWords = sticky(`\\d{1,3}(?:[.,]\\d{1,6})?${W}[bmtмт]`);
/** `7 млн 062 тыс. 358`: the groups hold billions, millions, thousands and what is left; any may be absent. */
export const inWords = sticky(
  `(?:(\\d{1,3}(?:[.,]\\d{1,3})?)${scaleWord('млрд|миллиард|billion')}${W})?` +
    `(?:(\\d{1,3}(?:[.,]\\d{1,6})?)${scaleWord('млн|миллион|million|mln')}${W})?` +
    `(?:(\\d{1,3}(?:[.,]\\d{1,3})?)${scaleWord('тыс|мың|thousand')}(?:${S}(\\d{3})(?![\\d.,:/%]\\d?|${W}[%٪]))?)?`,
);

/** How digits are grouped, tried in this order. `decimal` is the mark before the fraction; other marks group. */
export const groupings: readonly {
  readonly form: RegExp;
  readonly decimal: '.' | ',' | null;
  readonly ambiguous?: true;
}[] = [
  { form: sticky(`\\d{1,3}(?:${S}\\d{3})+,\\d+(?!\\d)`), decimal: ',' },
  { form: sticky(`\\d{1,3}(?:${S}\\d{3})+(?!\\d)(?:\\.\\d+)?`), decimal: '.' },
  { form: sticky('\\d{1,3}(?:,\\d{3})+\\.\\d+(?![\\d.,]\\d)'), decimal: '.' },
  { form: sticky('\\d{1,3}(?:\\.\\d{3})+,\\d+(?![\\d.,]\\d)'), decimal: ',' },
  { form: sticky('\\d{1,3}(?:,\\d{3}){2,}(?!\\d)'), decimal: null },
  { form: sticky('\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)'), decimal: null },
  { form: sticky(`\\d{1,3}(?:,${S}\\d{3}){2,}(?!\\d)`), decimal: null },
  { form: sticky(`\\d+,${S}\\d{1,2}(?=${W}[%٪])`), decimal: ',' },
  { form: sticky(`[1-9]\\d{0,2},${S}\\d{3}(?!\\d)`), decimal: null, ambiguous: true },
  { form: sticky('\\d+,\\d+'), decimal: ',' },
  { form: sticky('\\d+\\.\\d+'), decimal: '.' },
  { form: sticky('\\d+'), decimal: null },
];
