import type { Locale } from '../i18n/index.ts';
import { type Made, madeIn, softwareName } from './made-answer.ts';
import { mergeBundles } from './merge-bundles.ts';
import { warcBytes } from './merge.ts';
import type { Answer } from './run.ts';
import { type SecretFiles, splitSecrets } from './secret-files.ts';
import { type RefusedFile, takeFile, type Takers } from './take-files.ts';
import { unpack } from './unpack.ts';
import { withOpen } from './with-open.ts';
import { WrittenFiles } from './written-files.ts';

const forms = ['warc', 'wacz', 'csv', 'html'] as const;
type Form = (typeof forms)[number];

interface ConvertCommand extends SecretFiles {
  readonly file: string;
  readonly form: Form;
  readonly folder: string;
  readonly json: boolean;
}

export const convertUsage = 'npm run kua -- convert FILE --warc|--wacz|--csv|--html DIR [SECRET] [--json]';

/**
 * Write a bundle, and those that lie in it, as something else.
 * @returns null where the words are not understood
 */
export async function runConvert(
  words: readonly string[],
  locale: Locale,
  now: Date,
): Promise<Answer | null> {
  const command = parse(words);
  if (!command) return null;
  const { file, form, folder, json } = command;
  const software = await softwareName();
  return await madeIn(folder, { locale, json }, async (partial) => {
    return await withOpen(command, locale, async (open) => {
      if (form === 'html' || form === 'wacz')
        return await unpackAll(partial, { file, form, software, locale, now, open });
      const wish = { warc: form === 'warc', tables: form === 'csv', software, warcBytes };
      return await mergeBundles(partial, { files: [file], wish, locale, now, open });
    });
  });
}

async function unpackAll(
  folder: string,
  { file, form, software, locale, now, open }: Unpacking,
): Promise<Made> {
  const written = new WrittenFiles(folder);
  const known = new Set<string>();
  const refused: RefusedFile[] = [];
  let captures = 0;
  try {
    await takeFile(file, {
      locale,
      now,
      open,
      isKnown: (sha256) => known.has(sha256),
      take: async (taken) => {
        await unpack(taken, { form, software, isInner: known.size > 0 }, written);
        known.add(taken.sha256);
        captures += taken.bundle.captures.length;
      },
      refuse: (one) => refused.push(one),
    });
    return { bundles: known.size, captures, refused, repeated: 0, unread: [], files: await written.endAll() };
  } finally {
    await written.endAll();
  }
}

interface Unpacking extends Pick<Takers, 'locale' | 'now' | 'open'> {
  readonly file: string;
  readonly form: 'html' | 'wacz';
  readonly software: string;
}

function parse(words: readonly string[]): ConvertCommand | null {
  const split = splitSecrets(words);
  if (!split) return null;
  const { secrets, rest } = split;
  let file: string | null = null;
  let form: Form | null = null;
  let folder: string | null = null;
  let json = false;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    const named = forms.find((one) => word === `--${one}`);
    if (word === '--json') json = true;
    else if (named && form === null) {
      at += 1;
      form = named;
      folder = rest[at] ?? null;
    } else if (file === null && !word.startsWith('--')) file = word;
    else return null;
  }
  return file === null || form === null || !folder ? null : { file, form, folder, json, ...secrets };
}
