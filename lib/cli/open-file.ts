import { scrypt as openssl } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  AgeRefusal,
  type AskSecret,
  openBundleFile,
  type OpenedFile,
  type Scrypt,
  type Secret,
} from '../bundle/index.ts';
import { KuaError } from '../model/index.ts';
import type { SecretFiles } from './secret-files.ts';

/** The file is encrypted, and nobody gave what opens it. */
export class WantsSecret extends KuaError {
  readonly wants: Secret['kind'];

  constructor(wants: Secret['kind']) {
    super('not-opened', wants);
    this.name = 'WantsSecret';
    this.wants = wants;
  }
}

/** scrypt as OpenSSL does it, beside the thread that waits for it. */
const scrypt: Scrypt = async ({ passphrase, salt, logN }) => {
  const N = 2 ** logN;
  const cost = { N, r: 8, p: 1, maxmem: 128 * 8 * (N + 64) };
  return await new Promise((resolve, reject) => {
    openssl(passphrase, salt, 32, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
};

/**
 * Open a bundle's file, encrypted or not. What opens it is tried once.
 *
 * @param askPassphrase  asks the person; null where nobody is there
 * @throws AgeRefusal; WantsSecret where nobody gave what opens it; Error where a file is not there
 */
export async function openFile(
  file: string,
  { identityFile, passphraseFile }: SecretFiles,
  askPassphrase: () => Promise<string | null>,
): Promise<OpenedFile> {
  const ask: AskSecret = async ({ wants, refused }) => {
    if (refused) throw new AgeRefusal(refused);
    if (wants === 'identity') {
      const text = identityFile === null ? null : await readFile(identityFile, 'utf8');
      if (text === null) throw new WantsSecret(wants);
      return { kind: 'identity', text };
    }
    const passphrase = passphraseFile === null ? await askPassphrase() : await firstLine(passphraseFile);
    if (passphrase === null) throw new WantsSecret(wants);
    return { kind: 'passphrase', passphrase };
  };
  return await openBundleFile(await openAsBlob(file), ask, scrypt);
}

async function firstLine(file: string): Promise<string> {
  const [line = ''] = (await readFile(file, 'utf8')).split(/\r?\n/u, 1);
  return line;
}
