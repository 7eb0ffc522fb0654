import type { Locale } from '../locale.ts';
import { type Catalog, translator, type Values } from '../translate.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

export type ConvertKey = keyof typeof en;

const catalogs: Readonly<Record<Locale, Catalog<ConvertKey>>> = { kk, ru, en };

/** The words for converting and merging bundles in one language. */
export function convertWords(locale: Locale): (key: ConvertKey, values?: Values) => string {
  return translator(locale, catalogs[locale]);
}
