import type { ByteSource } from './byte-source.ts';
import { KuaError } from '../../model/index.ts';
import { readUint64 } from './blob-window.ts';
import { ZipRefusal } from './refusal.ts';

const localSignature = 0x04034b50;
const endSignature = 0x06054b50;
const endBytes = 22;
const locatorSignature = 0x07064b50;
const locatorBytes = 20;
const end64Signature = 0x06064b50;
const end64Bytes = 56;

/** Where the central directory lies, and how many entries it says there are. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly bytes: number;
  readonly entries: number;
}

/**
 * Read the end record (APPNOTE §4.3.16, ZIP64: §4.3.14–15) that a ZIP without a comment has as its last 22 bytes. Looking
 * for one further up would let two readers find two of them.
 *
 * @throws KuaError `not-a-bundle` when neither end is that of a ZIP; ZipRefusal `end-record`, `comment`, `disks`, `zip64`,
 *   `directory`
 */
export async function readEndRecord(blob: ByteSource): Promise<DirectoryPlace> {
  const tail = await view(blob, blob.size - endBytes - locatorBytes, blob.size);
  const endAt = tail.byteLength - endBytes;
  if (endAt < 0 || tail.getUint32(endAt, true) !== endSignature) {
    const head = await view(blob, 0, 4);
    const begins = head.byteLength === 4 && head.getUint32(0, true) === localSignature;
    if (begins) throw new ZipRefusal('end-record');
    throw new KuaError('not-a-bundle');
  }
  const end = new DataView(tail.buffer, endAt);
  if (end.getUint16(20, true) !== 0) throw new ZipRefusal('comment');
  if (end.getUint16(4, true) !== 0 || end.getUint16(6, true) !== 0) throw new ZipRefusal('disks');
  const own = {
    here: end.getUint16(8, true),
    entries: end.getUint16(10, true),
    bytes: end.getUint32(12, true),
    offset: end.getUint32(16, true),
  };
  if (own.here !== own.entries) throw new ZipRefusal('disks');
  const has64 = endAt === locatorBytes && tail.getUint32(0, true) === locatorSignature;
  const place = has64 ? await readEnd64(blob, tail, own) : own;
  const directoryEnd = blob.size - endBytes - (has64 ? locatorBytes + end64Bytes : 0);
  if (place.offset + place.bytes !== directoryEnd) throw new ZipRefusal('directory');
  return place;
}

async function readEnd64(blob: ByteSource, locator: DataView, own: DirectoryPlace): Promise<DirectoryPlace> {
  const at = blob.size - endBytes - locatorBytes - end64Bytes;
  if (locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) !== 1) throw new ZipRefusal('disks');
  if (at < 0 || readUint64(locator, 8) !== at) throw new ZipRefusal('zip64');
  const end = await view(blob, at, at + end64Bytes);
  // The record's own length is counted without its first 12 bytes; more would be data that nobody knows.
  if (end.getUint32(0, true) !== end64Signature || readUint64(end, 4) !== end64Bytes - 12) {
    throw new ZipRefusal('zip64');
  }
  if (end.getUint32(16, true) !== 0 || end.getUint32(20, true) !== 0) throw new ZipRefusal('disks');
  const place = { entries: readUint64(end, 32), bytes: readUint64(end, 40), offset: readUint64(end, 48) };
  if (readUint64(end, 24) !== place.entries) throw new ZipRefusal('disks');
  const agrees =
    same(own.entries, place.entries, 0xffff) &&
    same(own.bytes, place.bytes, 0xffffffff) &&
    same(own.offset, place.offset, 0xffffffff);
  if (!agrees) throw new ZipRefusal('zip64');
  return place;
}

function same(short: number, long: number, full: number): boolean {
  return short === long || short === full;
}

async function view(blob: ByteSource, start: number, end: number): Promise<DataView> {
  return new DataView(await blob.slice(Math.max(0, start), end).arrayBuffer());
}
