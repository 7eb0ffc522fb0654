import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Identity, Recipient } from 'age-encryption';
import { base64nopad } from '@scure/base';
import { type Bytes, concatBytes, ownBytes, utf8 } from '../../evidence/index.ts';
import { AgeRefusal } from './refusal.ts';

/** What scrypt (RFC 7914) is asked for; r is 8, p is 1, and 32 bytes come of it. */
export interface ScryptRequest {
  readonly passphrase: string;
  readonly salt: Bytes;
  /** The base-2 logarithm of N: 128 × 8 × N bytes of memory. */
  readonly logN: number;
}

/** Derives a key from a passphrase, off the thread that draws the page. Throws where there is too little memory. */
export type Scrypt = (request: ScryptRequest) => Promise<Uint8Array>;

/** age's own: about a second, and 256 MiB, for each guess. */
const ownLogN = 18;
const saltBytes = 16;
/** Each key that scrypt makes has a salt of its own, and encrypts once. */
const nonce = new Uint8Array(12);

async function wrappingKey(scrypt: Scrypt, passphrase: string, salt: Uint8Array, logN: number) {
  const labelled = concatBytes([utf8('age-encryption.org/v1/scrypt'), salt]);
  return ownBytes(await scrypt({ passphrase, salt: labelled, logN }));
}

/** Locks a file with a passphrase (age-encryption.org/v1, “scrypt recipient stanza”). @param salt  16 random bytes */
export function passphraseRecipient(passphrase: string, salt: Uint8Array, scrypt: Scrypt): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const { Stanza } = await import('age-encryption');
      const key = await wrappingKey(scrypt, passphrase, salt, ownLogN);
      const body = chacha20poly1305(key, nonce).encrypt(fileKey);
      return [new Stanza(['scrypt', base64nopad.encode(salt), String(ownLogN)], body)];
    },
  };
}

/**
 * Opens what a passphrase locks. The header was read before, so that its work factor is within bounds.
 * @throws (when asked) AgeRefusal `passphrase` where it is another, `header`, `work` where there is no memory for it
 */
export function passphraseIdentity(passphrase: string, scrypt: Scrypt): Identity {
  return {
    async unwrapFileKey([stanza]) {
      const [, salted = '', work = ''] = stanza?.args ?? [];
      const salt = base64nopad.decode(salted);
      if (!stanza || stanza.args.length !== 3 || salt.length !== saltBytes || stanza.body.length !== 32)
        throw new AgeRefusal('header');
      const key = await wrappingKey(scrypt, passphrase, salt, Number(work)).catch((cause: unknown) => {
        throw new AgeRefusal('work', { cause });
      });
      try {
        return chacha20poly1305(key, nonce).decrypt(stanza.body);
      } catch (cause) {
        throw new AgeRefusal('passphrase', { cause });
      }
    },
  };
}
