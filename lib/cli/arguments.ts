import { convertUsage } from './convert.ts';
import { mergeUsage } from './merge.ts';
import { type SecretFiles, splitSecrets } from './secret-files.ts';

/** What a person asked for. */
export interface Command extends SecretFiles {
  readonly name: 'verify' | 'list' | 'compare';
  readonly file: string;
  /** A PEM file with the key that should have sealed the bundle. */
  readonly keyFile: string | null;
  /** PEM files with roots of the authorities whose time-stamps are to be believed. */
  readonly rootFiles: readonly string[];
  readonly json: boolean;
}

export const usage = `usage: npm run kua -- verify FILE [--key PEM] [--tsa-root PEM]... [SECRET] [--json]
       npm run kua -- list FILE [SECRET] [--json]
       npm run kua -- compare FILE [SECRET] [--json]
       ${convertUsage}
       ${mergeUsage}
       SECRET, for encrypted bundles (.zip.age): --identity FILE | --passphrase-file FILE

  verify      checks an evidence bundle whole and names every fault
  list        says what is in it and what was attached, without checking
  compare     says what changed from each version of a page in it to the next, without checking
  convert     checks it, then writes it into a new folder: as WARC with its index, as WACZ, as tables, or for reading
  merge       checks bundles, then writes all captures of those that hold into one new folder: WARC, index, tables
  --key       the public key that should have sealed it, as a PEM file you got another way
  --tsa-root  the root certificate of an authority that its time-stamps should be from, as a PEM file you got another way
  --identity  opens a bundle that is encrypted: your identity file of age
  --passphrase-file
              the same with the first line of a file; without it a passphrase is asked in the terminal
  --json      the same as JSON; of a bundle that holds, verify says in it too which captures of one address by different
              keys, begun no more than 10 minutes apart, corroborate each other and which differ

exit code: 0 everything holds, 1 something does not, 2 there is no such file, it is no ZIP, nothing given opens it, or the
command is not understood`;

/** The command in these words; null where they are none. */
export function parseCommand(words: readonly string[]): Command | null {
  const [name, ...others] = words;
  if (name !== 'verify' && name !== 'list' && name !== 'compare') return null;
  const split = splitSecrets(others);
  if (!split) return null;
  const { secrets, rest } = split;
  let file: string | null = null;
  let keyFile: string | null = null;
  const rootFiles: string[] = [];
  let json = false;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (word === '--json') json = true;
    else if (word === '--key' && name === 'verify' && keyFile === null) {
      at += 1;
      keyFile = rest[at] ?? null;
      if (keyFile === null) return null;
    } else if (word === '--tsa-root' && name === 'verify') {
      at += 1;
      const rootFile = rest[at];
      if (rootFile === undefined) return null;
      rootFiles.push(rootFile);
    } else if (file === null && !word.startsWith('--')) file = word;
    else return null;
  }
  if (file === null) return null;
  return { name, file, keyFile, rootFiles, json, ...secrets };
}
