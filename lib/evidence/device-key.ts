import { type Bytes, fromBase64Lines, ownBytes } from './bytes.ts';
import { sha256 } from './digest.ts';
import { derToP1363, p1363ToDer } from './ecdsa-der.ts';
import { pemOf } from './pem.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-384' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The key of one device. The private half never leaves the browser; the whole can be stored in IndexedDB as it is. */
export interface DeviceKey {
  /** `sha256:` and the hex digest of `publicSpki`. */
  readonly keyId: string;
  /** The public key as DER SubjectPublicKeyInfo (RFC 5280 §4.1). */
  readonly publicSpki: Bytes;
  /** The private half is not extractable. */
  readonly pair: CryptoKeyPair;
}

/**
 * A new ECDSA P-384 key (FIPS 186-5) that cannot be taken out of the browser.
 * @throws DOMException when the browser refuses to make one
 */
export async function createDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const publicSpki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return { keyId: await keyId(publicSpki), publicSpki, pair };
}

/** Sign bytes with ECDSA over their SHA-256: a DER signature as in a `.sig` file. */
export async function sign(key: DeviceKey, bytes: Uint8Array): Promise<Bytes> {
  return p1363ToDer(new Uint8Array(await crypto.subtle.sign(signing, key.pair.privateKey, ownBytes(bytes))));
}

/**
 * Whether `der` is the signature of `bytes` by the key `spki`; false also for what is not strict DER.
 * @throws DOMException when `spki` is not a P-384 public key
 */
export async function verifySignature(
  spki: Uint8Array,
  der: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', ownBytes(spki), algorithm, false, ['verify']);
  let signature: Bytes;
  try {
    signature = derToP1363(der);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  return crypto.subtle.verify(signing, key, signature, ownBytes(bytes));
}

/** True for a key that `verifySignature` takes. */
export async function isSigningKey(spki: Uint8Array): Promise<boolean> {
  try {
    await crypto.subtle.importKey('spki', ownBytes(spki), algorithm, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

/** A public key's name: `sha256:` and the hex digest of its DER SubjectPublicKeyInfo. */
export async function keyId(spki: Uint8Array): Promise<string> {
  return `sha256:${await sha256(spki)}`;
}

/** The public key as a PEM file (RFC 7468 §13), for `openssl`. */
export function publicKeyPem(spki: Uint8Array): string {
  return pemOf('PUBLIC KEY', spki);
}

/**
 * The DER SubjectPublicKeyInfo in a PEM file (RFC 7468 §13); null for what is no such file. Whether it is a key of the
 * kind Kuä uses is not looked at.
 */
export function publicKeyFromPem(pem: string): Bytes | null {
  const base64 = /^-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/u.exec(
    pem,
  )?.[1];
  return base64 === undefined ? null : fromBase64Lines(base64);
}
