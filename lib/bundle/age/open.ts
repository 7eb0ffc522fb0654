import { type Bytes, ownBytes } from '../../evidence/index.ts';
import { KuaError } from '../../model/index.ts';
import type { ByteSource } from '../read/byte-source.ts';
import { armorStart, openArmor } from './armor.ts';
import { ageMagic, type AgeHeader, readHeader } from './header.ts';
import { passphraseIdentity, type Scrypt } from './passphrase.ts';
import { openPayload } from './payload.ts';
import { readIdentities } from './recipients.ts';
import { AgeRefusal, type AgeRule } from './refusal.ts';

/** What opens an encrypted file. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  /** The text of an identity file. */
  | { readonly kind: 'identity'; readonly text: string };

/** What a person is asked. */
export interface SecretQuestion {
  readonly wants: Secret['kind'];
  /** Why what they gave before does not open it; null the first time. */
  readonly refused: AgeRule | null;
}

/** Asks for what opens the file; null where the person gives up. It is asked again where that does not open it. */
export type AskSecret = (question: SecretQuestion) => Promise<Secret | null>;

/** A bundle's file, opened. */
export interface OpenedFile {
  /** The plain ZIP. Of an encrypted file it is decrypted as it is read: no plain copy lies anywhere. */
  readonly zip: ByteSource;
  readonly wasEncrypted: boolean;
  /** Forget the key of an encrypted file; to be called in the end. */
  readonly close: () => void;
}

/** What a person can mend by giving something else. */
const askAgain: ReadonlySet<AgeRule> = new Set(['passphrase', 'identity', 'no-identity']);

/**
 * Open the file of a bundle: one encrypted with age, armored or not, with what `ask` answers; any other as it is.
 * Nobody is asked where nothing they have could open it.
 *
 * @throws AgeRefusal `version`, `header`, `long-header`, `armor`, `work`, `other-keys`, `cut`, and, while it is read,
 *   `damaged`, `armor`; KuaError `cancelled` where the person gives up; what `ask` throws
 */
export async function openBundleFile(file: ByteSource, ask: AskSecret, scrypt: Scrypt): Promise<OpenedFile> {
  const armor = await armorStart(file);
  if (!armor && !(await isAge(file))) return { zip: file, wasEncrypted: false, close: () => undefined };
  const sealed = armor ? await openArmor(file, armor) : file;
  const header = await readHeader(sealed);
  if (header.wants === 'other') throw new AgeRefusal('other-keys');
  const fileKey = await askForKey(header, header.wants, ask, scrypt);
  const payload = sealed.slice(header.end, sealed.size);
  const { plain, close } = await openPayload(payload, fileKey, header.nonce);
  fileKey.fill(0);
  return { zip: plain, wasEncrypted: true, close };
}

async function isAge(file: ByteSource): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, ageMagic.length).arrayBuffer());
  return String.fromCharCode(...head) === ageMagic;
}

async function askForKey(
  header: AgeHeader,
  wants: Secret['kind'],
  ask: AskSecret,
  scrypt: Scrypt,
): Promise<Bytes> {
  let refused: AgeRule | null = null;
  for (;;) {
    const secret = await ask({ wants, refused });
    if (!secret) throw new KuaError('cancelled');
    try {
      return await fileKeyOf(header, secret, scrypt);
    } catch (error) {
      if (!(error instanceof AgeRefusal) || !askAgain.has(error.rule)) throw error;
      refused = error.rule;
    }
  }
}

async function fileKeyOf(header: AgeHeader, secret: Secret, scrypt: Scrypt): Promise<Bytes> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  if (secret.kind !== header.wants) throw new AgeRefusal(secret.kind);
  if (secret.kind === 'passphrase') {
    decrypter.addIdentity(passphraseIdentity(secret.passphrase, scrypt));
  } else {
    const keys = readIdentities(secret.text);
    if (!keys) throw new AgeRefusal('no-identity');
    for (const key of keys) decrypter.addIdentity(key);
    // Asked where none of them fits.
    decrypter.addIdentity({
      unwrapFileKey: () => {
        throw new AgeRefusal('identity');
      },
    });
  }
  try {
    return ownBytes(await decrypter.decryptHeader(header.bytes));
  } catch (error) {
    throw error instanceof AgeRefusal ? error : new AgeRefusal('header', { cause: error });
  }
}
