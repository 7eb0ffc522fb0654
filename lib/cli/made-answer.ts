import { readFile } from 'node:fs/promises';
import { convertWords } from '../i18n/convert/index.ts';
import { formatBytes, type Locale } from '../i18n/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import { FolderTaken, makeFolder } from './new-folder.ts';
import type { Answer } from './run.ts';
import type { RefusedFile } from './take-files.ts';
import { plain } from './plain.ts';
import type { WrittenFile } from './written-files.ts';

/** What was made of bundles in a folder. */
export interface Made {
  readonly bundles: number;
  /** Distinct ones. */
  readonly captures: number;
  readonly files: readonly WrittenFile[];
  readonly refused: readonly RefusedFile[];
  /** Bundles that were given more than once. */
  readonly repeated: number;
  /** Texts that no table has figures of: `<bundle>: <path>`. */
  readonly unread: readonly string[];
}

/** How it is to be said. */
export interface Saying {
  readonly locale: Locale;
  readonly json: boolean;
}

/**
 * Make something of bundles in a new folder and say what came of it: 0 if all bundles were taken, 1 if one does not hold, 2
 * if there is no folder to write to, no bundle, or no way to go on: then nothing is written.
 */
export async function madeIn(
  folder: string,
  saying: Saying,
  make: (partial: string) => Promise<Made>,
): Promise<Answer> {
  try {
    return answerOf(folder, saying, await makeFolder(folder, make, ({ bundles }) => bundles > 0));
  } catch (error) {
    const say = convertWords(saying.locale);
    if (error instanceof FolderTaken) return { code: 2, out: '', error: `${folder}: ${say('folder-taken')}` };
    const message = error instanceof Error ? error.message : String(error);
    return { code: 2, out: '', error: `${plain(message)}\n${say('nothing')}` };
  }
}

function answerOf(folder: string, { locale, json }: Saying, made: Made): Answer {
  const { bundles, refused } = made;
  const code = refused.length === 0 ? 0 : bundles === 0 && refused.every(({ isNone }) => isNone) ? 2 : 1;
  const out = json ? JSON.stringify({ folder, ...made }, null, 2) : madeText(folder, made, locale);
  return { code, out, error: refusedText(made, locale) };
}

function madeText(folder: string, { bundles, captures, files }: Made, locale: Locale): string {
  if (bundles === 0) return '';
  const say = convertWords(locale);
  const counts = [
    say('bundles', { n: bundles }),
    verifyWords(locale)('list.captures', { n: captures }),
    verifyWords(locale)('list.files', { n: files.length }),
  ];
  const sizes = files.map(({ path, bytes }) => `${formatBytes(locale, bytes).padStart(10)}  ${path}`);
  return [`${folder}: ${counts.join(', ')}`, ...sizes].join('\n');
}

function refusedText({ bundles, refused, repeated, unread }: Made, locale: Locale): string {
  const say = convertWords(locale);
  const lines = refused.flatMap(({ file, reasons }) => [
    plain(`${file}: ${say('refused')}`),
    ...reasons.map((reason) => plain(`  ${reason}`)),
  ]);
  if (repeated > 0) lines.push(say('repeated', { n: repeated }));
  for (const one of unread) lines.push(plain(`${one}: ${say('unread')}`));
  if (bundles === 0) lines.push(say('nothing'));
  return lines.join('\n');
}

/** The name and version that files say they were made by. */
export async function softwareName(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const version: unknown = Reflect.get(Object(JSON.parse(text)), 'version');
  return `Kuä ${String(version)}`;
}
