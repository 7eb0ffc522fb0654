import type { Locale } from '../locale.ts';
import type { Catalog } from '../translate.ts';
import { en } from './en.ts';

/** The name of a message. English has them all; the other languages are checked against it. */
export type Key = keyof typeof en;

/** Every message of a language. */
export async function loadCatalog(locale: Locale): Promise<Catalog<Key>> {
  switch (locale) {
    case 'kk':
      return (await import('./kk.ts')).kk;
    case 'ru':
      return (await import('./ru.ts')).ru;
    default:
      return en;
  }
}
