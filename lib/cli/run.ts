import { readFile } from 'node:fs/promises';
import {
  AgeRefusal,
  type AgeRule,
  listBundle,
  type OpenedFile,
  verifyBundle,
  ZipRefusal,
} from '../bundle/index.ts';
import { certificatesFromPem, publicKeyFromPem } from '../evidence/index.ts';
import { loadCatalog } from '../i18n/catalogs/index.ts';
import { chooseLocale, type Locale, translator } from '../i18n/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import { KuaError } from '../model/index.ts';
import { type Command, parseCommand, usage } from './arguments.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { openFile, WantsSecret } from './open-file.ts';
import { listText, verdictText } from './verdict-text.ts';

/** What a command came to: its exit code, and what goes to the standard output and the standard error. */
export interface Answer {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
}

/** An encrypted file that is not as it was made; of any other that is not opened nothing can be said. */
const broken: ReadonlySet<AgeRule> = new Set(['version', 'header', 'long-header', 'armor', 'cut', 'damaged']);
const options = { passphrase: '--passphrase-file FILE', identity: '--identity FILE' } as const;

/**
 * Do what these words ask for. Whatever a file may be is an answer, not an error.
 *
 * @param words      what follows the program's name
 * @param languages  wanted, most wanted first
 * @param now        what lies after it has not happened yet
 */
export async function runCommand(
  words: readonly string[],
  languages: readonly string[],
  now: Date,
): Promise<Answer> {
  const command = parseCommand(words);
  if (!command) return refusal(2, usage);
  const locale = chooseLocale(languages);
  try {
    return await (command.name === 'list' ? list(command, locale) : verify(command, locale, now));
  } catch (error) {
    return await refusalOf(error, command, locale);
  }
}

async function verify(command: Command, locale: Locale, now: Date): Promise<Answer> {
  const { keyFile, rootFiles, json } = command;
  const key = keyFile === null ? null : publicKeyFromPem(await readFile(keyFile, 'utf8'));
  if (keyFile !== null && !key)
    return refusal(2, `${keyFile}: ${verifyWords(locale)('finding.key-unreadable')}`);
  const roots: Uint8Array[] = [];
  for (const rootFile of rootFiles) {
    const ders = certificatesFromPem(await readFile(rootFile, 'utf8'));
    if (!ders) return refusal(2, `${rootFile}: ${verifyWords(locale)('finding.tsa-certificates')}`);
    roots.push(...ders);
  }
  const verdict = await withOpen(
    command,
    locale,
    async ({ zip }) => await verifyBundle(zip, { key, roots, now }),
  );
  const out = json ? JSON.stringify(verdict, null, 2) : verdictText(verdict, locale);
  return { code: verdict.holds ? 0 : 1, out, error: '' };
}

async function list(command: Command, locale: Locale): Promise<Answer> {
  const { json } = command;
  const listed = await withOpen(command, locale, async ({ zip }) => await listBundle(zip));
  return { code: 0, out: json ? JSON.stringify(listed, null, 2) : listText(listed, locale), error: '' };
}

async function withOpen<T>(
  command: Command,
  locale: Locale,
  use: (opened: OpenedFile) => Promise<T>,
): Promise<T> {
  const say = translator(locale, await loadCatalog(locale));
  const { file } = command;
  const opened = await openFile(
    file,
    command,
    async () => await askPassphrase(say('secret.passphraseLabel')),
  );
  try {
    return await use(opened);
  } finally {
    opened.close();
  }
}

async function refusalOf(error: unknown, { file }: Command, locale: Locale): Promise<Answer> {
  if (error instanceof ZipRefusal) {
    const words = verifyWords(locale)(`finding.zip-${error.rule}`);
    return refusal(1, `${error.entry ?? file}: ${words}`);
  }
  const say = translator(locale, await loadCatalog(locale));
  if (error instanceof AgeRefusal)
    return refusal(broken.has(error.rule) ? 1 : 2, `${file}: ${say(`age.${error.rule}`)}`);
  if (error instanceof WantsSecret)
    return refusal(2, `${file}: ${say(`secret.${error.wants}`)}: ${options[error.wants]}`);
  if (error instanceof KuaError) {
    const words = say(`error.${error.code}.what`);
    return refusal(error.code === 'not-a-bundle' ? 2 : 1, `${error.detail ?? file}: ${words}`);
  }
  return refusal(2, `${file}: ${error instanceof Error ? error.message : String(error)}`);
}

function refusal(code: 1 | 2, error: string): Answer {
  return { code, out: '', error };
}
