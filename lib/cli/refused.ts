import { ZipRefusal } from '../bundle/index.ts';
import { loadCatalog } from '../i18n/catalogs/index.ts';
import { type Locale, translator } from '../i18n/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import { KuaError } from '../model/index.ts';
import { notOpened } from './with-open.ts';

/** Why a bundle's file is refused. */
export interface Refused {
  readonly reason: string;
  /** What in the file it is about; null for the whole. */
  readonly part: string | null;
  /** True where it is no bundle at all, or nothing given opens it. */
  readonly isNone: boolean;
}

/** What reading a bundle's file threw, in words; null for an error that says nothing of the file. */
export async function refusedFor(error: unknown, locale: Locale): Promise<Refused | null> {
  if (error instanceof ZipRefusal)
    return { reason: verifyWords(locale)(`finding.zip-${error.rule}`), part: error.entry, isNone: false };
  const locked = await notOpened(error, locale);
  if (locked) return { reason: locked.reason, part: null, isNone: !locked.isBroken };
  if (!(error instanceof KuaError)) return null;
  const say = translator(locale, await loadCatalog(locale));
  const isNone = error.code === 'not-a-bundle';
  return { reason: say(`error.${error.code}.what`), part: error.detail, isNone };
}
