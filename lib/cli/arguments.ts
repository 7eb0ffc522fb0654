/** What a person asked for. */
export interface Command {
  readonly name: 'verify' | 'list';
  readonly file: string;
  /** A PEM file with the key that should have sealed the bundle. */
  readonly keyFile: string | null;
  /** PEM files with roots of the authorities whose time-stamps are to be believed. */
  readonly rootFiles: readonly string[];
  /** What opens it if it is encrypted: an identity file of age, a file with the passphrase. */
  readonly identityFile: string | null;
  readonly passphraseFile: string | null;
  readonly json: boolean;
}

export const usage = `usage: npm run kua -- verify FILE [--key PEM] [--tsa-root PEM]... [--identity FILE | --passphrase-file FILE] [--json]
       npm run kua -- list FILE [--identity FILE | --passphrase-file FILE] [--json]

  verify      checks an evidence bundle whole and names every fault
  list        says what is in it, without checking
  --key       the public key that should have sealed it, as a PEM file you got another way
  --tsa-root  the root certificate of an authority that its time-stamps should be from, as a PEM file you got another way
  --identity  opens a bundle that is encrypted (.zip.age): your identity file of age
  --passphrase-file
              the same with the first line of a file; without it a passphrase is asked in the terminal
  --json      the same as JSON

exit code: 0 everything holds, 1 something does not, 2 there is no such file, it is no ZIP, nothing given opens it, or the
command is not understood`;

/** The command in these words; null where they are none. */
export function parseCommand(words: readonly string[]): Command | null {
  const [name, ...rest] = words;
  if (name !== 'verify' && name !== 'list') return null;
  let file: string | null = null;
  let keyFile: string | null = null;
  const rootFiles: string[] = [];
  let identityFile: string | null = null;
  let passphraseFile: string | null = null;
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
    } else if (word === '--identity' && identityFile === null) {
      at += 1;
      identityFile = rest[at] ?? null;
      if (identityFile === null) return null;
    } else if (word === '--passphrase-file' && passphraseFile === null) {
      at += 1;
      passphraseFile = rest[at] ?? null;
      if (passphraseFile === null) return null;
    } else if (file === null && !word.startsWith('--')) file = word;
    else return null;
  }
  if (file === null) return null;
  return { name, file, keyFile, rootFiles, identityFile, passphraseFile, json };
}
