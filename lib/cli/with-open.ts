import { AgeRefusal, type AgeRule, type ByteSource, type OpenedFile } from '../bundle/index.ts';
import { loadCatalog } from '../i18n/catalogs/index.ts';
import { type Locale, translator } from '../i18n/index.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { openFile, WantsSecret } from './open-file.ts';
import { plain } from './plain.ts';
import type { SecretFiles } from './secret-files.ts';

/** Opens the file of a bundle, encrypted or not. @throws what `openFile` throws */
export type Open = (file: string) => Promise<ByteSource>;

/** An encrypted file that is not as it was made; of any other that is not opened nothing can be said. */
const broken: ReadonlySet<AgeRule> = new Set(['version', 'header', 'long-header', 'armor', 'cut', 'damaged']);
const options = { passphrase: '--passphrase-file FILE', identity: '--identity FILE' } as const;

/** Do something with files of bundles. What is opened stays so until it is done; then the keys are forgotten. */
export async function withOpen<T>(
  secrets: SecretFiles,
  locale: Locale,
  use: (open: Open) => Promise<T>,
): Promise<T> {
  const say = translator(locale, await loadCatalog(locale));
  const all: OpenedFile[] = [];
  try {
    return await use(async (file) => {
      const ask = async (): Promise<string | null> =>
        await askPassphrase(plain(`${file}: ${say('secret.passphraseLabel')}`));
      const opened = await openFile(file, secrets, ask);
      all.push(opened);
      return opened.zip;
    });
  } finally {
    for (const { close } of all) close();
  }
}

/** Why an encrypted file is not opened. */
export interface NotOpened {
  readonly reason: string;
  /** True where the file is not as it was made; else something else may open it. */
  readonly isBroken: boolean;
}

/** Null for any other error. */
export async function notOpened(error: unknown, locale: Locale): Promise<NotOpened | null> {
  if (!(error instanceof AgeRefusal || error instanceof WantsSecret)) return null;
  const say = translator(locale, await loadCatalog(locale));
  return error instanceof AgeRefusal
    ? { reason: say(`age.${error.rule}`), isBroken: broken.has(error.rule) }
    : { reason: `${say(`secret.${error.wants}`)}: ${options[error.wants]}`, isBroken: false };
}
