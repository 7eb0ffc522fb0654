import { utf8, type Bytes } from '../evidence/index.ts';

const CR = 13;
const LF = 10;
const TAB = 9;
const SPACE = 32;
const EQUALS = 61;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const noDigit = -1;
const sextets = new Int32Array(256).fill(noDigit);
for (let value = 0; value < alphabet.length; value += 1) sextets[alphabet.charCodeAt(value)] = value;

function digitAt(body: Bytes, at: number): number {
  return sextets[body[at] ?? EQUALS] ?? noDigit;
}

/** What four base64 digits stand for, 24 bits; negative where they are not all digits. */
function groupAt(body: Bytes, at: number): number {
  const high = (digitAt(body, at) << 6) | digitAt(body, at + 1);
  return (high << 12) | (digitAt(body, at + 2) << 6) | digitAt(body, at + 3);
}

function isBreak(body: Bytes, at: number): boolean {
  return body[at] === CR && body[at + 1] === LF;
}

/**
 * The bytes of a base64 body (RFC 2045 §6.8), or null if it is none: a foreign character, wrong or missing padding, a
 * line that is no whole number of groups.
 */
export function decodeBase64(body: Bytes): Bytes | null {
  const out = new Uint8Array(Math.ceil(body.length / 4) * 3);
  let length = 0;
  let at = 0;
  for (;;) {
    const group = groupAt(body, at);
    if (group >= 0) {
      out[length] = group >> 16;
      out[length + 1] = group >> 8;
      out[length + 2] = group;
      length += 3;
      at += 4;
    } else if (isBreak(body, at)) at += 2;
    else break;
  }
  const last = decodeLastGroup(body.subarray(at));
  if (last === null) return null;
  out.set(last, length);
  return out.subarray(0, length + last.length);
}

/** The one or two bytes of a group that is filled up with `=`; none where nothing is left. */
function decodeLastGroup(rest: Bytes): readonly number[] | null {
  const text = String.fromCharCode(...rest.subarray(0, 8)).replace(/(?:\r\n)+$/u, '');
  if (rest.length === 0) return [];
  if (rest.length > 8 || !/^[A-Za-z0-9+/]{2}(?:[A-Za-z0-9+/]=|==)$/u.test(text)) return null;
  const group = groupAt(utf8(text.replaceAll('=', 'A')), 0);
  return text.endsWith('==') ? [group >> 16] : [group >> 16, (group >> 8) & 255];
}

function hexDigit(byte: number | undefined): number {
  return byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16);
}

/**
 * The bytes of a quoted-printable body (RFC 2045 §6.7), or null if it is none. Line breaks come out as CR LF, whatever
 * they were before it was encoded.
 */
export function decodeQuotedPrintable(body: Bytes): Bytes | null {
  const out = new Uint8Array(body.length);
  let length = 0;
  let blankAtEnd = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === EQUALS) {
      if (isBreak(body, at + 1)) {
        at += 2;
        continue;
      }
      const value = hexDigit(body[at + 1]) * 16 + hexDigit(body[at + 2]);
      if (Number.isNaN(value)) return null;
      out[length] = value;
      at += 2;
    } else if (isBreak(body, at)) {
      // Blanks before a break are the transport's, so whoever encoded it has left none there.
      if (blankAtEnd) return null;
      out[length] = CR;
      out[length + 1] = LF;
      length += 1;
      at += 1;
    } else if (byte === TAB || (byte >= SPACE && byte <= 126)) out[length] = byte;
    else return null;
    length += 1;
    blankAtEnd = byte === TAB || byte === SPACE;
  }
  return blankAtEnd ? null : out.subarray(0, length);
}
