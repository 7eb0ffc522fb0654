import { sameBytes } from '../bytes.ts';
import { derTags, readDer } from '../der.ts';
import { type Certificate, constraintsOf } from './certificate.ts';
import { names, signatureAlgorithms } from './oids.ts';

/** Certificates from the signer's to a root's, both included. Chains of authorities have three or four. */
const longestPath = 8;
/** Signatures that are checked for one path: a hostile token could hold certificates that all seem to fit. */
const mostSignatures = 64;

/** Extensions that may be critical, for they are looked at (RFC 5280 §4.2). */
const understood: ReadonlySet<string> = new Set([
  names.keyUsage,
  names.basicConstraints,
  names.extendedKeyUsage,
  names.nameConstraints,
  names.certificatePolicies,
]);

/** What a path is sought among. */
export interface PathSearch {
  /** Trusted by the person; a path may end in any of them. */
  readonly roots: readonly Certificate[];
  /** Trusted by nobody. */
  readonly others: readonly Certificate[];
  readonly at: Date;
  /** Whether the signature on one certificate is by the key of another. */
  readonly isSignedBy: (certificate: Certificate, issuer: Certificate) => Promise<boolean>;
}

/**
 * A path from a signer's certificate to a root that was valid at that time (RFC 5280 §6.1): names follow from each other,
 * authorities are authorities and may sign certificates, no more of them stand below one than it allows, nothing
 * critical is unknown, and no signature is over SHA-1. Whether one was revoked is not looked at.
 *
 * @returns the shortest, signer first and root last; null where there is none
 * @throws RangeError for an extension of another form
 */
export async function findPath(
  signer: Certificate,
  { roots, others, at, isSignedBy }: PathSearch,
): Promise<readonly Certificate[] | null> {
  let signatures = 0;
  const isRoot = (one: Certificate): boolean => roots.some(({ der }) => sameBytes(der, one.der));
  let paths: (readonly Certificate[])[] = isUsable(signer, at) ? [[signer]] : [];
  for (let length = 1; length <= longestPath && paths.length > 0; length += 1) {
    const longer: (readonly Certificate[])[] = [];
    for (const path of paths) {
      const last = path.at(-1);
      if (!last || isRoot(last)) return path;
      for (const issuer of [...roots, ...others]) {
        if (!mayFollow(path, issuer, at)) continue;
        signatures += 1;
        if (signatures > mostSignatures) return null;
        if (await isSignedBy(last, issuer)) longer.push([...path, issuer]);
      }
    }
    paths = longer;
  }
  return null;
}

function mayFollow(path: readonly Certificate[], issuer: Certificate, at: Date): boolean {
  const last = path.at(-1);
  if (!last || last.issuer !== issuer.subject || !signatureAlgorithms.has(last.signatureAlgorithm))
    return false;
  // A key once: a circle would lead nowhere.
  if (path.some(({ key }) => key === issuer.key)) return false;
  const { isAuthority, mostBelow } = constraintsOf(issuer);
  const below = path.slice(1).filter((one) => one.issuer !== one.subject).length;
  return isAuthority && below <= mostBelow && mayUseKey(issuer, [5]) && isUsable(issuer, at);
}

function isUsable({ notBefore, notAfter, extensions }: Certificate, at: Date): boolean {
  const unknown = [...extensions].some(([name, { critical }]) => critical && !understood.has(name));
  return !unknown && notBefore <= at && at <= notAfter;
}

/**
 * Whether a key may be used in one of these ways, by their bits (RFC 5280 §4.2.1.3): 0 digitalSignature, 1
 * nonRepudiation, 5 keyCertSign. Without the extension it may.
 */
export function mayUseKey({ extensions }: Certificate, bits: readonly number[]): boolean {
  const extension = extensions.get(names.keyUsage);
  if (!extension) return true;
  const { tag, content } = readDer(extension.value);
  if (tag !== derTags.bitString) throw new RangeError('a use of a key');
  return bits.some((bit) => (content[1] ?? 0) & (0x80 >> bit));
}
