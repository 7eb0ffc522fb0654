import { bech32 } from '@scure/base';

/** What is wrong with a line that should be a recipient; each has a sentence in the catalogs (`lock.<fault>`). */
export type RecipientFault = 'secret' | 'other-kind' | 'mistyped' | 'twice' | 'too-many';

/** The recipients in a text, or the first line that is none. */
export type ReadRecipients =
  | { readonly recipients: readonly string[] }
  | { readonly line: number; readonly fault: RecipientFault };

/** Each is tried by everyone who opens the file. */
export const mostRecipients = 100;

/**
 * Read recipients of age (`age1…`, X25519), one a line or with spaces or commas between them. Their checksum finds a
 * mistyped letter.
 */
export function readRecipients(text: string): ReadRecipients {
  const recipients: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.split(/[\s,;]+/u).filter((word) => word !== '');
    for (const word of line.trimStart().startsWith('#') ? [] : words) {
      const fault = recipientFault(word) ?? listFault(recipients, word);
      if (fault) return { line: index + 1, fault };
      recipients.push(word);
    }
  }
  return { recipients };
}

function recipientFault(word: string): RecipientFault | null {
  if (/^age-secret-key-/iu.test(word)) return 'secret';
  if (/^(?:ssh-|age1[a-z0-9]+1)/u.test(word) && !isBech32(word, 'age')) return 'other-kind';
  return isBech32(word, 'age') ? null : 'mistyped';
}

function listFault(before: readonly string[], word: string): RecipientFault | null {
  if (before.includes(word)) return 'twice';
  return before.length >= mostRecipients ? 'too-many' : null;
}

/** True for 32 bytes in Bech32 (BIP 173) under this prefix, in lower case. */
function isBech32(word: string, prefix: string): boolean {
  if (word !== word.toLowerCase()) return false;
  const read = bech32.decodeUnsafe(word, 90);
  return read?.prefix === prefix && bech32.fromWordsUnsafe(read.words)?.length === 32;
}

/**
 * The secret keys in an identity file of age (`AGE-SECRET-KEY-1…`, X25519), without its comments; null where a line is
 * anything else, or none is a key.
 */
export function readIdentities(text: string): readonly string[] | null {
  const lines = text.split('\n').map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const areKeys = keys.every(
    (key) => key === key.toUpperCase() && isBech32(key.toLowerCase(), 'age-secret-key-'),
  );
  return areKeys && keys.length > 0 && keys.length <= mostRecipients ? keys : null;
}
