import type { Locale } from '../locale.ts';
import { type Catalog, translator, type Values } from '../translate.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

export type VerifyKey = keyof typeof en;

const catalogs: Readonly<Record<Locale, Catalog<VerifyKey>>> = { kk, ru, en };

/** The words for checking a bundle in one language. */
export function verifyWords(locale: Locale): (key: VerifyKey, values?: Values) => string {
  return translator(locale, catalogs[locale]);
}
