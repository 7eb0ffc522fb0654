import type { Locale } from '../locale.ts';
import { translator, type Catalog } from '../translate.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** The name of a message: `missing.<error>`, `remark.<code>` or `remark.<code>.<detail>`. */
export type RemarkKey = keyof typeof en;

const catalogs: Readonly<Record<Locale, Catalog<RemarkKey>>> = { kk, ru, en };

/** True if there are words of this name. */
export function isRemarkKey(name: string): name is RemarkKey {
  return Object.hasOwn(en, name);
}

/** Why a file is missing, in words; a reason without words of its own is named by its code. */
export function reasonWords(locale: Locale, code: string): string {
  const key = `missing.${code}`;
  const say = translator(locale, catalogs[locale]);
  return isRemarkKey(key) ? say(key) : say('missing.other', { code });
}

/** A limitation or alteration of a capture in words; one without words of its own is named by its code. */
export function remarkWords(locale: Locale, code: string): string {
  const key = `remark.${code}`;
  const say = translator(locale, catalogs[locale]);
  return isRemarkKey(key) ? say(key) : say('remark.other', { code });
}

/** The detail of a remark in words where it is a code with words of its own, else as it stands. */
export function detailWords(locale: Locale, code: string, detail: string): string {
  const key = `remark.${code}.${detail}`;
  return isRemarkKey(key) ? translator(locale, catalogs[locale])(key) : detail;
}
