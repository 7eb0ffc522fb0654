import { type Bytes, concatBytes } from './bytes.ts';

const sequenceTag = 0x30;
const integerTag = 0x02;

/**
 * An ECDSA signature from WebCrypto's form (IEEE P1363: r and s, each as wide as the field) to DER
 * (`ECDSA-Sig-Value`, RFC 3279 §2.2.3), which `openssl dgst -verify` reads.
 *
 * @param p1363  r then s, big-endian, 96 bytes for P-384
 * @throws RangeError when the length is odd, zero or too long for one length byte
 */
export function p1363ToDer(p1363: Uint8Array): Bytes {
  const size = p1363.length / 2;
  if (!Number.isInteger(size) || size === 0 || size > 120)
    throw new RangeError(`P1363 of ${p1363.length} bytes`);
  const body = concatBytes([derInteger(p1363.subarray(0, size)), derInteger(p1363.subarray(size))]);
  const length = body.length < 0x80 ? [body.length] : [0x81, body.length];
  return concatBytes([Uint8Array.of(sequenceTag, ...length), body]);
}

/**
 * The way back. Strict: shortest lengths, shortest positive integers, nothing after the end, so that each signature has
 * exactly one DER form.
 *
 * @param size  bytes in each of r and s; 48 for P-384
 * @throws RangeError when `der` is anything else
 */
export function derToP1363(der: Uint8Array, size = 48): Bytes {
  const sequence = readValue(der, 0, sequenceTag);
  if (sequence.end !== der.length) throw new RangeError('bytes after the signature');
  const r = readValue(der, sequence.start, integerTag);
  const s = readValue(der, r.end, integerTag);
  if (s.end !== sequence.end) throw new RangeError('more than two integers');
  const out = new Uint8Array(size * 2);
  for (const [index, value] of [r, s].entries()) {
    const digits = unsigned(der.subarray(value.start, value.end));
    if (digits.length > size) throw new RangeError(`integer of ${digits.length} bytes`);
    out.set(digits, size * (index + 1) - digits.length);
  }
  return out;
}

function derInteger(bigEndian: Uint8Array): Bytes {
  const first = bigEndian.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : bigEndian.subarray(first);
  const sign = (digits[0] ?? 0) & 0x80 ? [0] : [];
  return concatBytes([Uint8Array.of(integerTag, digits.length + sign.length, ...sign), digits]);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function readValue(der: Uint8Array, at: number, tag: number): Span {
  if (der[at] !== tag) throw new RangeError(`no tag ${tag} at ${at}`);
  const first = der[at + 1] ?? 0xff;
  const long = first === 0x81;
  const length = long ? (der[at + 2] ?? 0) : first;
  if (long ? length < 0x80 : length > 0x7f) throw new RangeError(`length at ${at}`);
  const start = at + (long ? 3 : 2);
  if (start + length > der.length) throw new RangeError('cut short');
  return { start, end: start + length };
}

/** The digits of a DER INTEGER that is not negative and has no byte too many. */
function unsigned(integer: Uint8Array): Uint8Array {
  const [first, second] = integer;
  if (first === undefined || first & 0x80) throw new RangeError('an integer that is empty or negative');
  if (first !== 0) return integer;
  if (second !== undefined && !(second & 0x80)) throw new RangeError('an integer with a needless zero');
  return integer.subarray(1);
}
