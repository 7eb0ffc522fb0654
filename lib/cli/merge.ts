import type { Locale } from '../i18n/index.ts';
import { madeIn, softwareName } from './made-answer.ts';
import { mergeBundles } from './merge-bundles.ts';
import type { Answer } from './run.ts';
import { type SecretFiles, splitSecrets } from './secret-files.ts';
import { withOpen } from './with-open.ts';

/** No capture begins in a WARC that has so many bytes: file systems, players and copies over a network take such files. */
export const warcBytes = 1e9;

interface MergeCommand extends SecretFiles {
  readonly files: readonly string[];
  readonly folder: string;
  readonly json: boolean;
}

export const mergeUsage = 'npm run kua -- merge FILE... --out DIR [SECRET] [--json]';

/**
 * Merge bundles of many observers into one folder: WARC, CDXJ, CSV.
 * @returns null where the words are not understood
 */
export async function runMerge(words: readonly string[], locale: Locale, now: Date): Promise<Answer | null> {
  const command = parse(words);
  if (!command) return null;
  const wish = { warc: true, tables: true, software: await softwareName(), warcBytes };
  return await madeIn(command.folder, { locale, json: command.json }, async (partial) => {
    return await withOpen(command, locale, async (open) => {
      return await mergeBundles(partial, { files: command.files, wish, locale, now, open });
    });
  });
}

function parse(words: readonly string[]): MergeCommand | null {
  const split = splitSecrets(words);
  if (!split) return null;
  const { secrets, rest } = split;
  const files: string[] = [];
  let folder: string | null = null;
  let json = false;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (word === '--json') json = true;
    else if (word === '--out' && folder === null) {
      at += 1;
      folder = rest[at] ?? null;
    } else if (word.startsWith('--')) return null;
    else files.push(word);
  }
  return folder === null || folder === '' || files.length === 0 ? null : { files, folder, json, ...secrets };
}
