import type { Bytes } from './bytes.ts';
import { DerFields, derInteger, derOf, derTags, derUnsigned, readDer } from './der.ts';

/**
 * An ECDSA signature from WebCrypto's form (IEEE P1363: r and s, each as wide as the field) to DER
 * (`ECDSA-Sig-Value`, RFC 3279 §2.2.3), which `openssl dgst -verify` reads.
 *
 * @param p1363  r then s, big-endian, 96 bytes for P-384
 * @throws RangeError when the length is odd, zero or longer than that of any curve
 */
export function p1363ToDer(p1363: Uint8Array): Bytes {
  const size = p1363.length / 2;
  if (!Number.isInteger(size) || size === 0 || size > 120)
    throw new RangeError(`P1363 of ${p1363.length} bytes`);
  return derOf(derTags.sequence, derInteger(p1363.subarray(0, size)), derInteger(p1363.subarray(size)));
}

/**
 * The way back. Strict: shortest lengths, shortest positive integers, nothing after the end, so that each signature has
 * exactly one DER form.
 *
 * @param size  bytes in each of r and s; 48 for P-384
 * @throws RangeError when `der` is anything else
 */
export function derToP1363(der: Uint8Array, size = 48): Bytes {
  const fields = new DerFields(readDer(der));
  const integers = [fields.take(derTags.integer), fields.take(derTags.integer)];
  fields.end();
  const out = new Uint8Array(size * 2);
  for (const [index, integer] of integers.entries()) {
    const digits = derUnsigned(integer);
    if (digits.length > size) throw new RangeError(`integer of ${digits.length} bytes`);
    out.set(digits, size * (index + 1) - digits.length);
  }
  return out;
}
