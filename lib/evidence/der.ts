import { type Bytes, concatBytes } from './bytes.ts';

/** Identifier octets of the types that are met here (X.690 §8.1.2, X.680 §8.4); `context0`… are constructed. */
export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context2: 0xa2,
  context3: 0xa3,
} as const;

/** Values in one list; a certificate or a token has some tens. */
const mostValues = 4096;

/** One value of DER as it stands. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
  /** With tag and length. */
  readonly whole: Uint8Array;
}

/**
 * The one value of DER (X.690 §10) that these bytes are: tags of one byte, definite lengths in their shortest form,
 * nothing after the end. What is inside is read when it is asked for (`derValues`), so that nothing is ever nested
 * deeper than the format that is read.
 *
 * @throws RangeError for anything else
 */
export function readDer(bytes: Uint8Array): DerValue {
  const value = valueAt(bytes, 0);
  if (value.whole.length !== bytes.length) throw new RangeError('bytes after the end');
  return value;
}

/**
 * The values in a constructed value.
 * @throws RangeError for one that is primitive, and for content that is not DER
 */
export function derValues(of: DerValue): readonly DerValue[] {
  if (!(of.tag & 0x20)) throw new RangeError(`tag ${of.tag} holds no values`);
  const values: DerValue[] = [];
  for (let at = 0; at < of.content.length;) {
    if (values.length === mostValues) throw new RangeError('too many values');
    const value = valueAt(of.content, at);
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/**
 * Reads the fields of a SEQUENCE or SET one after another.
 * Every method throws RangeError where the fields are not so.
 */
export class DerFields {
  readonly #values: readonly DerValue[];
  #at = 0;

  constructor(of: DerValue | undefined, tag: number = derTags.sequence) {
    if (of?.tag !== tag) throw new RangeError(`no tag ${tag}`);
    this.#values = derValues(of);
  }

  /** The next field, which has to be there and of this type. */
  take(tag: number): DerValue {
    const value = this.optional(tag);
    if (!value) throw new RangeError(`no tag ${tag}`);
    return value;
  }

  /** The next field if it is of this type. */
  optional(tag: number): DerValue | undefined {
    const value = this.#values[this.#at];
    if (value?.tag !== tag) return undefined;
    this.#at += 1;
    return value;
  }

  /** All that is left. */
  rest(): readonly DerValue[] {
    const rest = this.#values.slice(this.#at);
    this.#at = this.#values.length;
    return rest;
  }

  end(): void {
    if (this.#at < this.#values.length) throw new RangeError('a field too many');
  }
}

/**
 * The digits of an INTEGER that is not negative: big-endian, none for zero.
 * @throws RangeError for another type, one that is negative, and one that has a byte too many
 */
export function derUnsigned({ tag, content }: DerValue): Uint8Array {
  const [first, second] = content;
  if (tag !== derTags.integer) throw new RangeError('no integer');
  if (first === undefined || first & 0x80) throw new RangeError('an integer that is empty or negative');
  if (first !== 0) return content;
  if (second !== undefined && !(second & 0x80)) throw new RangeError('an integer with a needless zero');
  return content.subarray(1);
}

/**
 * An INTEGER from 0 to 255.
 * @throws RangeError for another
 */
export function derSmall(value: DerValue): number {
  const [digit = 0, ...more] = derUnsigned(value);
  if (more.length > 0) throw new RangeError('too large a number');
  return digit;
}

/**
 * A BOOLEAN; false where it is left out.
 * @throws RangeError for another form than the two there are
 */
export function derBoolean(value: DerValue | undefined): boolean {
  if (!value) return false;
  const [byte, ...more] = value.content;
  if (more.length > 0 || (byte !== 0 && byte !== 0xff)) throw new RangeError('neither true nor false');
  return byte === 0xff;
}

/**
 * An OBJECT IDENTIFIER with dots.
 * @throws RangeError for another type, for what is cut short and for needlessly long arcs
 */
export function derOid({ tag, content }: DerValue): string {
  if (tag !== derTags.oid || content.length > 64) throw new RangeError('no object identifier');
  const arcs: number[] = [];
  let arc = 0;
  let begun = false;
  for (const byte of content) {
    if ((!begun && byte === 0x80) || arc >= 2 ** 42) throw new RangeError('an arc of an object identifier');
    arc = arc * 128 + (byte & 0x7f);
    begun = Boolean(byte & 0x80);
    if (begun) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first] = arcs;
  if (first === undefined || begun) throw new RangeError('an object identifier cut short');
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...arcs.slice(1)].join('.');
}

/** A value with this content. */
export function derOf(tag: number, ...content: readonly Uint8Array[]): Bytes {
  const body = concatBytes(content);
  const length: number[] = [];
  for (let left = body.length; left > 0; left = Math.floor(left / 256)) length.unshift(left % 256);
  const header = body.length < 0x80 ? [body.length] : [0x80 + length.length, ...length];
  return concatBytes([Uint8Array.of(tag, ...header), body]);
}

/** An INTEGER that is not negative. @param bigEndian its digits, with or without zeros before them */
export function derInteger(bigEndian: Uint8Array): Bytes {
  const first = bigEndian.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : bigEndian.subarray(first);
  return derOf(derTags.integer, Uint8Array.of(...((digits[0] ?? 0) & 0x80 ? [0] : [])), digits);
}

function valueAt(bytes: Uint8Array, at: number): DerValue {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) throw new RangeError('cut short');
  if ((tag & 0x1f) === 0x1f) throw new RangeError('a tag of several bytes');
  const digits = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || digits > 4) throw new RangeError('a length without end, or too long a one');
  const start = at + 2 + digits;
  let length = digits === 0 ? first : 0;
  for (const byte of bytes.subarray(at + 2, start)) length = length * 256 + byte;
  if (digits > 0 && length < Math.max(0x80, 256 ** (digits - 1))) {
    throw new RangeError('a length in more bytes than it needs');
  }
  if (start + length > bytes.length) throw new RangeError('cut short');
  const end = start + length;
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) };
}
