import { type Bytes, utf8 } from '../evidence/index.ts';

/** An entry as both its headers describe it. */
export interface ZipHeader {
  /** Printable ASCII. */
  readonly name: string;
  readonly deflated: boolean;
  readonly crc32: number;
  readonly bytes: number;
  readonly packedBytes: number;
}

/** Where the local header of an entry begins. */
export type PlacedHeader = ZipHeader & { readonly offset: number };

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
/** Version 2.0 of the format, made on Unix: then the upper half of the attributes is the file's mode. */
const version = 20;
const madeOnUnix = (3 << 8) | version;
/** A regular file that its owner may write and all may read. */
const mode = 0o100644;

/** The header in front of an entry's content (APPNOTE 6.3.3, §4.3.7). @param at  only whole two seconds are kept, in UTC */
export function localHeader(entry: ZipHeader, at: Date): Bytes {
  const name = utf8(entry.name);
  const bytes = new Uint8Array(30 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, localSignature, true);
  view.setUint16(4, version, true);
  writeCommon(view, 6, entry, name.length, at);
  bytes.set(name, 30);
  return bytes;
}

/** The header of an entry in the list at the end (APPNOTE, §4.3.12). */
export function centralHeader(entry: PlacedHeader, at: Date): Bytes {
  const name = utf8(entry.name);
  const bytes = new Uint8Array(46 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, centralSignature, true);
  view.setUint16(4, madeOnUnix, true);
  view.setUint16(6, version, true);
  writeCommon(view, 8, entry, name.length, at);
  view.setUint32(38, mode * 2 ** 16, true);
  view.setUint32(42, entry.offset, true);
  bytes.set(name, 46);
  return bytes;
}

/** The last 22 bytes (APPNOTE, §4.3.16). @param list  where the central headers begin, and their length */
export function endRecord(entries: number, list: { readonly offset: number; readonly bytes: number }): Bytes {
  const bytes = new Uint8Array(22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, endSignature, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, list.bytes, true);
  view.setUint32(16, list.offset, true);
  return bytes;
}

/** What both headers have in the same order: flags (none), method, time, date, checksum, sizes, length of the name. */
function writeCommon(view: DataView, start: number, entry: ZipHeader, nameBytes: number, at: Date): void {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  view.setUint16(start + 2, entry.deflated ? 8 : 0, true);
  view.setUint16(start + 4, time, true);
  view.setUint16(start + 6, date, true);
  view.setUint32(start + 8, entry.crc32, true);
  view.setUint32(start + 12, entry.packedBytes, true);
  view.setUint32(start + 16, entry.bytes, true);
  view.setUint16(start + 20, nameBytes, true);
}
