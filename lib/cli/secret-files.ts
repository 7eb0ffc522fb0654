/** Where what opens encrypted bundles comes from; a passphrase without a file is asked. */
export interface SecretFiles {
  /** An identity file of age. */
  readonly identityFile: string | null;
  /** A file whose first line is the passphrase. */
  readonly passphraseFile: string | null;
}

/** The options of `SecretFiles` apart from a command's other words; null where one lacks its file or comes twice. */
export function splitSecrets(
  words: readonly string[],
): { readonly secrets: SecretFiles; readonly rest: readonly string[] } | null {
  let identityFile: string | null = null;
  let passphraseFile: string | null = null;
  const rest: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--identity' && identityFile === null) {
      at += 1;
      identityFile = words[at] ?? null;
      if (identityFile === null) return null;
    } else if (word === '--passphrase-file' && passphraseFile === null) {
      at += 1;
      passphraseFile = words[at] ?? null;
      if (passphraseFile === null) return null;
    } else rest.push(word);
  }
  return { secrets: { identityFile, passphraseFile }, rest };
}
