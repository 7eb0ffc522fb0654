import type { Locale } from './locale.ts';

/** A sentence with `{name}` places, or its plural forms chosen by `{n}` (CLDR categories). */
export type Message = string | { one: string; few?: string; many?: string; other: string };
/** Messages by key. Every language has the same keys; the compiler checks it against English. */
export type Catalog<K extends string = string> = Readonly<Record<K, Message>>;
export type Values = Readonly<Record<string, string | number>>;

/** The CLDR plural category of a whole number. Written out because Kazakh is broken in Chromium's Intl. */
export function pluralCategory(locale: Locale, n: number): 'one' | 'few' | 'many' | 'other' {
  if (locale !== 'ru') return n === 1 ? 'one' : 'other';
  const tens = n % 100;
  const ones = n % 10;
  if (ones === 1 && tens !== 11) return 'one';
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return 'few';
  return 'many';
}

/**
 * A function that says a message of `catalog` in `locale`: `t('files', {n: 3})`.
 * A place without a value stays as it is written, so that a slip is seen and nothing is lost.
 */
export function translator<K extends string>(
  locale: Locale,
  catalog: Catalog<K>,
): (key: K, values?: Values) => string {
  return (key, values = {}) => {
    const message = catalog[key];
    const form =
      typeof message === 'string'
        ? message
        : (message[pluralCategory(locale, Number(values['n'] ?? 0))] ?? message.other);
    return form.replace(/\{(\w+)\}/gu, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : String(value);
    });
  };
}
