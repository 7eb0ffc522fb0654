import { Encrypter } from 'age-encryption';
import {
  type AskSecret,
  encryptAge,
  type Lock,
  openBundleFile,
  type Secret,
} from '../../../../lib/bundle/index.ts';
import { type Bytes, ownBytes } from '../../../../lib/evidence/index.ts';
import { scrypt } from './age-tool.ts';

export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** Bytes of which no two chunks are alike. */
export function plainBytes(length: number): Bytes {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 7 + (at >> 16)) & 0xff);
}

/** What the export writes. */
export async function encrypted(plain: Bytes, lock: Lock): Promise<Bytes> {
  const sealed = await encryptAge(new Blob([plain]).stream(), lock, { scrypt, random });
  return new Uint8Array(await new Response(sealed).arrayBuffer());
}

/** The same with a passphrase that is quick to try: what others make may be so. */
export async function quickToTry(plain: Bytes, words: string, logN = 10): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(logN);
  encrypter.setPassphrase(words);
  return ownBytes(await encrypter.encrypt(plain));
}

/** Gives these answers, one after the other, and then gives up; what it was asked is kept. */
export function answers(...secrets: readonly Secret[]): { ask: AskSecret; asked: unknown[] } {
  const asked: unknown[] = [];
  const left = [...secrets];
  const ask: AskSecret = async (question) => {
    asked.push(question);
    return left.shift() ?? null;
  };
  return { ask, asked };
}

export const identity = (text: string): Secret => ({ kind: 'identity', text });
export const passphrase = (words: string): Secret => ({ kind: 'passphrase', passphrase: words });

/** All of a file, opened with these answers. */
export async function opened(file: Blob, ...secrets: readonly Secret[]): Promise<Bytes> {
  const { zip, close } = await openBundleFile(file, answers(...secrets).ask, scrypt);
  const bytes = new Uint8Array(await new Response(zip.stream()).arrayBuffer());
  close();
  return bytes;
}
