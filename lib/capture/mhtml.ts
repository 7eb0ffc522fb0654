import { utf8, type Bytes } from '../evidence/index.ts';
import { withoutFragment } from '../model/index.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';

/** A file in a page that a browser saved. */
export interface MhtmlPart {
  /** The address it was loaded from (`Content-Location`), without fragment; null where it names none. */
  readonly location: string | null;
  /** `Content-Type` without its parameters, in lower case. */
  readonly mediaType: string;
  /** `Content-Transfer-Encoding`, in lower case. */
  readonly encoding: string;
  /** Still encoded: a view of the saved page. */
  readonly body: Bytes;
}

/** A head holds addresses and the page's title, as long as the page makes them. */
const headBytes = 4 * 1024 * 1024;
/** Twice the files that a capture takes, for style sheets and pages within the page that are not taken from here. */
const mostParts = 10_000;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const endOfHead = utf8('\r\n\r\n');
const closing = utf8('--');

function standsAt(bytes: Bytes, at: number, wanted: Bytes): boolean {
  for (let offset = 0; offset < wanted.length; offset += 1) {
    if (bytes[at + offset] !== wanted[offset]) return false;
  }
  return true;
}

/** Where `wanted`, which begins with CR, stands in `bytes` from `from` on and ends before `to`; -1 for nowhere. */
function find(bytes: Bytes, wanted: Bytes, from: number, to: number): number {
  const last = to - wanted.length;
  for (let at = bytes.indexOf(CR, from); at !== -1 && at <= last; at = bytes.indexOf(CR, at + 1)) {
    if (standsAt(bytes, at, wanted)) return at;
  }
  return -1;
}

interface Head {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

/** Header fields (RFC 5322 §2.2) with names in lower case; null where they are malformed, too long, or stand twice. */
function readHead(bytes: Bytes, from: number, to: number): Head | null {
  const end = find(bytes, endOfHead, from, Math.min(to, from + headBytes));
  if (end === -1) return null;
  const fields = new Map<string, string>();
  let last = '';
  for (const line of new TextDecoder('latin1').decode(bytes.subarray(from, end)).split('\r\n')) {
    const value = fields.get(last);
    if (/^[\t ]/u.test(line) && value !== undefined) fields.set(last, `${value}${line}`);
    else {
      const colon = line.indexOf(':');
      last = line.slice(0, colon).toLowerCase();
      if (!/^[!-9;-~]+$/u.test(last) || colon === -1 || fields.has(last)) return null;
      fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return { fields, end: end + endOfHead.length };
}

/** A parameter of a `Content-Type` (RFC 2045 §5.1); null where it has none, or where they are malformed. */
function parameter(contentType: string, name: string): string | null {
  const next = /\s*;\s*([!#$%&'*+.^`|~\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/uy;
  next.lastIndex = contentType.indexOf(';');
  if (next.lastIndex === -1) return null;
  for (let found = next.exec(contentType); found; found = next.exec(contentType)) {
    const [, key, quoted, plain] = found;
    if (key?.toLowerCase() === name) return quoted?.replace(/\\(.)/gu, '$1') ?? plain ?? null;
  }
  return null;
}

function mediaTypeOf(contentType: string): string {
  return contentType.replace(/;.*$/su, '').trim().toLowerCase();
}

/** RFC 2046 §5.1.1: at most 70 of these, no blank last. */
const boundaries = /^[\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?]$/u;

/** The ends of a part, and where the next one begins; null for the last. */
interface Delimiter {
  readonly at: number;
  readonly next: number | null;
}

/** The next line that parts (RFC 2046 §5.1.1); null where there is none, or where it goes on otherwise. */
function delimiterFrom(bytes: Bytes, marker: Bytes, from: number): Delimiter | null {
  const at = find(bytes, marker, from, bytes.length);
  if (at === -1) return null;
  let rest = at + marker.length;
  if (standsAt(bytes, rest, closing)) return { at, next: null };
  while (bytes[rest] === SPACE || bytes[rest] === TAB) rest += 1;
  return bytes[rest] === CR && bytes[rest + 1] === LF ? { at, next: rest + 2 } : null;
}

function partOf(bytes: Bytes, from: number, to: number): MhtmlPart | null {
  const head = readHead(bytes, from, to);
  if (!head) return null;
  const location = head.fields.get('content-location') ?? null;
  return {
    location: location === null ? null : withoutFragment(location),
    mediaType: mediaTypeOf(head.fields.get('content-type') ?? ''),
    encoding: (head.fields.get('content-transfer-encoding') ?? '7bit').toLowerCase(),
    body: bytes.subarray(head.end, to),
  };
}

/**
 * The files of a page saved as MHTML (RFC 2557): one `multipart/related` whose parts name the addresses they came from.
 * A part that cannot be read is left out; of more than 10,000 the first are answered.
 *
 * @returns null for what is no MHTML, or does not reach to its end
 */
export function parseMhtml(bytes: Bytes): MhtmlPart[] | null {
  const head = readHead(bytes, 0, bytes.length);
  const contentType = head?.fields.get('content-type') ?? '';
  const boundary = parameter(contentType, 'boundary');
  if (!head || mediaTypeOf(contentType) !== 'multipart/related') return null;
  if (boundary === null || !boundaries.test(boundary)) return null;
  const marker = utf8(`\r\n--${boundary}`);
  const parts: MhtmlPart[] = [];
  // The line before the first part may be the one that ends the head.
  let delimiter = delimiterFrom(bytes, marker, head.end - 2);
  for (let count = 0; count < mostParts && delimiter; count += 1) {
    const from = delimiter.next;
    if (from === null) return parts;
    delimiter = delimiterFrom(bytes, marker, from - 2);
    const part = delimiter && partOf(bytes, from, delimiter.at);
    if (part) parts.push(part);
  }
  return delimiter ? parts : null;
}

/** A part's bytes as they were before they were encoded, line breaks aside; null where they cannot be told. */
export function decodePart({ encoding, body }: MhtmlPart): Bytes | null {
  if (encoding === 'base64') return decodeBase64(body);
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  return encoding === 'binary' ? body : null;
}
