import type { Bytes } from '../../evidence/index.ts';

/** Crockford's: no two of them are easily taken for each other, and they are typed alike on every keyboard. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** What making all passphrases that `makePassphrase` could make would take: 2 to the power of this. */
export const madeBits = 80;

/** A passphrase of 80 random bits: `k7f2-9qmx-…`, four groups of four characters. */
export function makePassphrase(random: (length: number) => Bytes): string {
  const characters = Array.from(random(16), (byte) => alphabet[byte % alphabet.length] ?? '').join('');
  return characters.replaceAll(/.{4}(?=.)/gu, '$&-');
}
