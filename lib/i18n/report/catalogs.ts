import type { Locale } from '../locale.ts';
import { translator, type Catalog, type Values } from '../translate.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

export type ReportKey = keyof typeof en;

const catalogs: Readonly<Record<Locale, Catalog<ReportKey>>> = { kk, ru, en };

/** The words of a bundle's report, comparisons and README in one language. */
export function reportWords(locale: Locale): (key: ReportKey, values?: Values) => string {
  return translator(locale, catalogs[locale]);
}
