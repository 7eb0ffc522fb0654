import { ownBytes, sameBytes, toHex } from '../bytes.ts';
import { DerFields, derOid, derTags, readDer } from '../der.ts';
import { algorithmOf, checkSignatureForm } from './algorithm.ts';
import { type Certificate, readableCertificate } from './certificate.ts';
import { TimestampError } from './error.ts';
import { digestNames, names, rsaEncryption, signatureAlgorithms } from './oids.ts';
import { findPath, mayUseKey } from './path.ts';
import { claimsOf, readSignerInfo, type SignerInfo } from './signer-info.ts';
import { namesSigner } from './signing-certificate.ts';
import { type ReadTimestamp, readTimestamp } from './token.ts';

/**
 * What may be wrong with a token: `unreadable`, it is none; `other`, it is for another digest; `signer`, the certificate
 * that made it is not in it, or the signature does not name that one; `signature`, over something else or by another
 * key; `purpose`, that certificate is not for time-stamps alone; `validity`, it was not valid at the time; `path`, it does
 * not come from a root that was given.
 */
export type TimestampFault =
  | 'unreadable'
  | 'other'
  | 'signer'
  | 'signature'
  | 'purpose'
  | 'validity'
  | 'path';

/** What a token says, and what is wrong with it. */
export interface TimestampCheck {
  /** The first thing that is wrong; null where nothing is. */
  readonly fault: TimestampFault | null;
  /** What more there is to say of a fault, for a report. */
  readonly detail: string | null;
  /** `genTime`; null for what is no token. It is worth what the token is worth. */
  readonly at: Date | null;
  /** Name of the signer for a person to read, cut and cleaned; null where its certificate is not there. */
  readonly signer: string | null;
  /** Name of the root that was given and that the signer comes from; null where none was given or found. */
  readonly root: string | null;
}

/** What a token is held against. */
export interface TimestampAgainst {
  /** SHA-256 of the bytes that it has to be for, 32 bytes. */
  readonly digest: Uint8Array;
  /**
   * DER certificates that the person trusts. With none, nobody knows who the authority is: the token may be consistent,
   * which anybody can make it.
   */
  readonly roots: readonly Uint8Array[];
  /** DER certificates that may stand between, beside those in the token; trusted by nobody. */
  readonly others?: readonly Uint8Array[];
}

/**
 * Check an RFC 3161 time-stamp: the imprint, the signature over it and over the attributes that name the signer (RFC
 * 5816), the signer's purpose (RFC 3161 §2.3) and its path to a root, as of the time in the token: a certificate that
 * has expired since does no harm. Revocation is not looked at. Status, words and unsigned attributes of the answer are
 * signed by nobody; they do not count.
 *
 * What is wrong with a token is a value, never an error.
 *
 * @param tsr  DER `TimeStampResp`
 */
export async function checkTimestamp(tsr: Uint8Array, against: TimestampAgainst): Promise<TimestampCheck> {
  let read: ReadTimestamp;
  let signerInfo: SignerInfo;
  try {
    read = readTimestamp(tsr);
    signerInfo = readSignerInfo(read.signerInfo);
  } catch (error) {
    return { fault: 'unreadable', detail: detailOf(error), at: null, signer: null, root: null };
  }
  let signer: Certificate | null = null;
  const answer = (fault: TimestampFault | null, more: Partial<TimestampCheck> = {}): TimestampCheck => {
    return { fault, detail: null, at: read.info.at, signer: signer?.name ?? null, root: null, ...more };
  };
  try {
    if (read.info.hashAlgorithm !== names.sha256 || !sameBytes(read.info.imprint, against.digest)) {
      return answer('other');
    }
    const signers = readableOf(read.certificates).filter((one) => isNamed(one, signerInfo));
    for (const one of signers) if (!signer && (await namesSigner(signerInfo, one))) signer = one;
    if (!signer) return answer('signer');
    if (!isForTimestamps(signer)) return answer('purpose');
    if (!(await isSigned(read, signerInfo, signer))) return answer('signature');
    if (read.info.at < signer.notBefore || read.info.at > signer.notAfter) return answer('validity');
    if (against.roots.length === 0) return answer(null);
    const root = await rootOf(signer, read, against);
    return root ? answer(null, { root: root.name }) : answer('path');
  } catch (error) {
    return answer('unreadable', { detail: detailOf(error) });
  }
}

/** @throws what is not about the bytes */
function detailOf(error: unknown): string {
  if (error instanceof TimestampError) return error.detail;
  if (error instanceof RangeError) return error.message;
  throw error;
}

/** Those that are certificates. One that is not may be anywhere but at the signer's place, where it is missed. */
function readableOf(ders: readonly Uint8Array[]): readonly Certificate[] {
  return ders.map((der) => readableCertificate(ownBytes(der))).filter((one) => one !== null);
}

function isNamed({ issuer, serial, extensions }: Certificate, { signer }: SignerInfo): boolean {
  if ('issuer' in signer) return signer.issuer === issuer && signer.serial === serial;
  const extension = extensions.get(names.subjectKeyIdentifier);
  return extension !== undefined && toHex(readDer(extension.value).content) === signer.keyIdentifier;
}

/** One extended use, critical, and it is time-stamping (RFC 3161 §2.3); the key may sign. */
function isForTimestamps(signer: Certificate): boolean {
  const extension = signer.extensions.get(names.extendedKeyUsage);
  if (!extension?.critical || !mayUseKey(signer, [0, 1])) return false;
  const fields = new DerFields(readDer(extension.value));
  const purpose = derOid(fields.take(derTags.oid));
  return purpose === names.timeStamping && fields.rest().length === 0;
}

/** The signature is over these attributes, and they over the content (RFC 5652 §5.4, §5.6). */
async function isSigned(read: ReadTimestamp, signerInfo: SignerInfo, signer: Certificate): Promise<boolean> {
  const { digestAlgorithm, signature, signatureAlgorithm, signedBytes } = signerInfo;
  const digest = digestNames[digestAlgorithm];
  const algorithm = algorithmOf(readDer(signatureAlgorithm));
  const known = signatureAlgorithms.has(algorithm) || algorithm === rsaEncryption;
  if (digest === undefined || !known || !read.digestAlgorithms.includes(digestAlgorithm)) return false;
  const { contentType, messageDigest } = claimsOf(signerInfo);
  const content = toHex(new Uint8Array(await crypto.subtle.digest(digest, read.info.der)));
  if (contentType !== names.tstInfo || messageDigest !== content) return false;
  checkSignatureForm(algorithm, signature);
  const { isSignatureBy } = await import('./pkijs.ts');
  return await isSignatureBy(signer, {
    bytes: signedBytes,
    signature,
    algorithm: signatureAlgorithm,
    digest: algorithm === rsaEncryption ? digest : undefined,
  });
}

async function rootOf(
  signer: Certificate,
  read: ReadTimestamp,
  { roots, others = [] }: TimestampAgainst,
): Promise<Certificate | null> {
  const { isPathValid, isSignedBy } = await import('./pkijs.ts');
  const path = await findPath(signer, {
    roots: readableOf(roots),
    others: readableOf([...read.certificates, ...others]),
    at: read.info.at,
    isSignedBy,
  });
  if (!path || !(await isPathValid(path, read.info.at))) return null;
  return path.at(-1) ?? null;
}
