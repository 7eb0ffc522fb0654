import type { Bytes } from '../bytes.ts';
import { derInteger, derOf, derTags } from '../der.ts';
import { oids } from './oids.ts';

/** Bytes of a nonce: more than anybody guesses, and no more than old authorities take. */
export const nonceBytes = 8;

/**
 * A request for a time-stamp (`TimeStampReq`, RFC 3161 §2.4.1): version 1, the digest as it is, this nonce, and the
 * authority's certificates asked for.
 *
 * @param digest  SHA-256, 32 bytes
 * @param nonce   8 bytes that nobody can guess
 * @returns DER
 * @throws RangeError for a digest or nonce of another length
 */
export function timestampRequest(digest: Uint8Array, nonce: Uint8Array): Bytes {
  if (digest.length !== 32 || nonce.length !== nonceBytes) {
    throw new RangeError(`a digest has 32 bytes, a nonce ${nonceBytes}`);
  }
  const algorithm = derOf(derTags.sequence, derOf(derTags.oid, oids.sha256), derOf(derTags.null));
  const imprint = derOf(derTags.sequence, algorithm, derOf(derTags.octetString, digest));
  const version = derInteger(Uint8Array.of(1));
  const certReq = derOf(derTags.boolean, Uint8Array.of(0xff));
  return derOf(derTags.sequence, version, imprint, derInteger(nonce), certReq);
}
