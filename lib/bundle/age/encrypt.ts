import { type Bytes, ownBytes } from '../../evidence/index.ts';
import { passphraseRecipient, type Scrypt } from './passphrase.ts';

/** Who can open a file. */
export type Lock =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  /** As `readRecipients` reads them. */
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] };

/** What locking needs from outside. */
export interface LockDeps {
  readonly scrypt: Scrypt;
  readonly random: (length: number) => Bytes;
}

/**
 * Encrypt a stream in the age format (age-encryption.org/v1), chunk by chunk as it is read: what `age -d` opens.
 *
 * @returns pieces of 64 KiB, after the header; an error of `plain` comes through as it is
 * @throws what scrypt throws; Error for what is no recipient
 */
export async function encryptAge(
  plain: ReadableStream<Uint8Array>,
  lock: Lock,
  { scrypt, random }: LockDeps,
): Promise<ReadableStream<Bytes>> {
  // Large, and most exports are not encrypted.
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  if (lock.kind === 'passphrase')
    encrypter.addRecipient(passphraseRecipient(lock.passphrase, random(16), scrypt));
  else for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(plain);
  return sealed.pipeThrough(
    new TransformStream<Uint8Array, Bytes>({
      transform(piece, controller) {
        controller.enqueue(ownBytes(piece));
      },
    }),
  );
}
