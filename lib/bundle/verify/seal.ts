import {
  type Bytes,
  isSigningKey,
  keyId,
  publicKeyFromPem,
  publicKeyPem,
  verifySignature,
} from '../../evidence/index.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

const keyPath = 'keys/signer.pub.pem';
const sealedPath = 'tagmanifest-sha256.txt';
const sealPath = 'anchors/tagmanifest-sha256.txt.sig';
const mostKeyBytes = 4096;
const mostSealBytes = 512;
const mostManifestBytes = 16 * 1024 ** 2;

/** A key that signatures can be checked with. */
export interface SignerKey {
  readonly keyId: string;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Bytes;
}

/** What a person has to tell keys by. */
export interface KeyAgainst {
  /** The one key it has to be, DER SubjectPublicKeyInfo; null where there is none. */
  readonly given: Uint8Array | null;
  /** Ids of keys that the person knows, one of which it may be. */
  readonly named: ReadonlySet<string>;
}

/**
 * The key in the bundle, held against those that the person has from elsewhere. Whoever the bundle says it is of, it is
 * unknown if it is none of them.
 *
 * @returns null where the bundle has no key that can be used
 */
export async function checkKey(
  bundle: OpenedBundle,
  { given, named }: KeyAgainst,
  findings: Findings,
): Promise<SignerKey | null> {
  const pem = await bundle.read(keyPath, mostKeyBytes);
  if (typeof pem === 'string') {
    findings.fails(pem, keyPath);
    return null;
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(pem);
  const spki = publicKeyFromPem(text);
  if (!spki || publicKeyPem(spki) !== text || !(await isSigningKey(spki))) {
    findings.fails('key-unreadable', keyPath);
    return null;
  }
  const id = await keyId(spki);
  if (given !== null) {
    if ((await keyId(given)) !== id) findings.fails('key-another', keyPath, id);
  } else if (!named.has(id)) findings.notes('key-unknown', keyPath, id);
  return { keyId: id, spki };
}

/** The signature over the tagmanifest, and so over all files but those in `anchors/`. */
export async function checkSeal(
  bundle: OpenedBundle,
  key: SignerKey | null,
  findings: Findings,
): Promise<void> {
  await checkSignature(
    bundle,
    key,
    { path: sealedPath, mostBytes: mostManifestBytes, by: sealPath },
    findings,
  );
}

/** A file and the file that holds its DER signature. */
export interface SignedFile {
  readonly path: string;
  readonly mostBytes: number;
  readonly by: string;
}

/** A `.sig` beside its file. */
export async function checkSignature(
  bundle: OpenedBundle,
  key: SignerKey | null,
  { path, mostBytes, by }: SignedFile,
  findings: Findings,
): Promise<void> {
  const signature = await bundle.read(by, mostSealBytes);
  const bytes = await bundle.read(path, mostBytes);
  if (typeof signature === 'string') findings.fails(signature, by);
  else if (typeof bytes === 'string') findings.fails(bytes, path);
  else if (!key || !(await verifySignature(key.spki, signature, bytes)))
    findings.fails('signature', by, path);
}
