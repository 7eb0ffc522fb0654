// The only file that knows pkijs. It is loaded when a token is checked and never before.
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate as PkijsCertificate,
  CertificateChainValidationEngine,
  getCrypto,
} from 'pkijs';
import { ownBytes } from '../bytes.ts';
import type { Certificate } from './certificate.ts';

/** A signature over some bytes. */
export interface Signed {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  /** DER of its AlgorithmIdentifier. */
  readonly algorithm: Uint8Array;
  /** The digest, as WebCrypto names it, where the algorithm does not name it itself. */
  readonly digest: string | undefined;
}

/** Whether a signature was made with the key of this certificate; false also for keys and algorithms that are unknown. */
export async function isSignatureBy(signer: Certificate, signed: Signed): Promise<boolean> {
  try {
    return await getCrypto(true).verifyWithPublicKey(
      ownBytes(signed.bytes).slice().buffer,
      new asn1js.OctetString({ valueHex: ownBytes(signed.signature).slice().buffer }),
      pkijsOf(signer).subjectPublicKeyInfo,
      AlgorithmIdentifier.fromBER(ownBytes(signed.algorithm)),
      signed.digest,
    );
  } catch {
    // pkijs and WebCrypto throw for what is not a key, a curve or a signature they know.
    return false;
  }
}

/** Whether the signature on one certificate is by the key of another; false as above. */
export async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  try {
    return await pkijsOf(certificate).verify(pkijsOf(issuer));
  } catch {
    return false;
  }
}

/**
 * Whether a path that was found holds by all of RFC 5280 §6.1 that pkijs knows, policies and constraints of names among
 * it. It is given nothing but the path: among certificates of strangers pkijs may run in circles.
 */
export async function isPathValid(path: readonly Certificate[], at: Date): Promise<boolean> {
  const root = path.at(-1);
  if (!root || path.length < 2) return root !== undefined;
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [pkijsOf(root)],
    // It takes the last for the one to be checked.
    certs: path.slice(0, -1).toReversed().map(pkijsOf),
    checkDate: at,
  });
  try {
    return (await engine.verify({ passedWhenNotRevValues: true })).result;
  } catch {
    return false;
  }
}

function pkijsOf({ der }: Certificate): PkijsCertificate {
  return PkijsCertificate.fromBER(der);
}
