/** The languages of the site, Kazakh first. */
export const LANGS = ['kk', 'ru', 'en'] as const;
export type Lang = (typeof LANGS)[number];

const NBSP = '\u00a0';

/** `7820918` → `7 820 918` (no-break spaces) in Kazakh and Russian, `7,820,918` in English. */
export function count(digits: string, lang: Lang): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, lang === 'en' ? ',' : NBSP);
}

/** `63.87` → `63,87` in Kazakh and Russian; the decimals stay as they were published. */
export function decimal(value: string, lang: Lang): string {
  return lang === 'en' ? value : value.replace('.', ',');
}

/** `63.87` → `63,87 %` (no-break space) in Kazakh and Russian, `63.87%` in English. */
export function percent(value: string, lang: Lang): string {
  return lang === 'en' ? `${value}%` : `${decimal(value, lang)}${NBSP}%`;
}

const MONTHS: Record<Lang, readonly string[]> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** `2024-10-06` → `2024 жылғы 6 қазан`, `6 октября 2024 года`, `6 October 2024`. */
export function date(iso: string, lang: Lang): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const name = MONTHS[lang][Number(month) - 1] ?? month;
  if (lang === 'kk') return `${year} жылғы ${Number(day)} ${name}`;
  return lang === 'ru' ? `${Number(day)} ${name} ${year} года` : `${Number(day)} ${name} ${year}`;
}

/** `2024-10-06` → `06.10.2024`. */
export function shortDate(iso: string): string {
  return iso.split('-').toReversed().join('.');
}
