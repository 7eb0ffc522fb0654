import type { ByteSource } from './byte-source.ts';
import { resolveLong } from './extra-fields.ts';
import type { DirectoryPlace } from './end-record.ts';
import { readName } from './names.ts';
import { ZipRefusal } from './refusal.ts';

const signature = 0x02014b50;
const fixedBytes = 46;
/** Names, extra fields and headers of the most entries there may be take less. */
const mostBytes = 32 * 1024 ** 2;

/** What both headers of an entry say, and must say alike. */
export interface Header {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly bytes: number;
  readonly packedBytes: number;
}

/** A header of the central directory (APPNOTE §4.3.12). */
export interface CentralHeader extends Header {
  /** Where the local header begins. */
  readonly offset: number;
}

/** Bits that say how hard a deflater tried, that a descriptor follows, and that the name is UTF-8. */
const knownFlags = 0b1000_0000_1110;
const encryptedFlags = 0b0010_0000_0100_0001;
/** The newest feature that is understood: ZIP64. */
const newestVersion = 45;

/**
 * Read all headers of the central directory, in its order.
 * @throws ZipRefusal `directory`, `entries`, `name`, `folder-entry`, and what a header is refused for
 */
export async function readDirectory(
  blob: ByteSource,
  place: DirectoryPlace,
  mostEntries: number,
): Promise<CentralHeader[]> {
  if (place.entries > mostEntries || place.entries === 0) throw new ZipRefusal('entries');
  if (place.bytes > mostBytes) throw new ZipRefusal('directory');
  const bytes = await blob.slice(place.offset, place.offset + place.bytes).arrayBuffer();
  const headers: CentralHeader[] = [];
  let at = 0;
  while (at < bytes.byteLength) {
    const { header, end } = readHeader(bytes, at);
    headers.push(header);
    at = end;
  }
  if (headers.length !== place.entries) throw new ZipRefusal('directory');
  return headers;
}

function readHeader(bytes: ArrayBuffer, at: number): { header: CentralHeader; end: number } {
  if (at + fixedBytes > bytes.byteLength) throw new ZipRefusal('directory');
  const view = new DataView(bytes, at);
  if (view.getUint32(0, true) !== signature) throw new ZipRefusal('directory');
  const nameEnd = fixedBytes + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  if (extraEnd > view.byteLength) throw new ZipRefusal('directory');
  const name = readName(new Uint8Array(bytes, at + fixedBytes, nameEnd - fixedBytes));
  if (view.getUint16(32, true) !== 0) throw new ZipRefusal('comment', name);
  if (view.getUint16(34, true) !== 0) throw new ZipRefusal('disks', name);
  checkKind(view.getUint32(38, true), name);
  const flags = view.getUint16(8, true);
  const method = view.getUint16(10, true);
  checkFeatures({ version: view.getUint16(6, true), flags, method }, name);
  const extra = new DataView(bytes, at + nameEnd, extraEnd - nameEnd);
  const short = { bytes: view.getUint32(24, true), packedBytes: view.getUint32(20, true) };
  const { offset = 0, ...sizes } = resolveLong(extra, { ...short, offset: view.getUint32(42, true) }, name);
  return {
    header: { name, flags, method, crc32: view.getUint32(16, true), ...sizes, offset },
    end: at + extraEnd,
  };
}

/** Only regular files: no links, devices or folders (Unix mode in the upper half, DOS bits in the lower). */
function checkKind(attributes: number, name: string): void {
  const type = (attributes >>> 16) & 0o170000;
  if (type !== 0 && type !== 0o100000) throw new ZipRefusal('not-a-file', name);
  if (attributes & 0b1_1000) throw new ZipRefusal('not-a-file', name);
}

/** What both kinds of header must keep to. @throws ZipRefusal `encrypted`, `flags`, `method` */
export function checkFeatures(
  { version, flags, method }: { version: number; flags: number; method: number },
  name: string,
): void {
  if (flags & encryptedFlags) throw new ZipRefusal('encrypted', name);
  if (flags & ~knownFlags || version > newestVersion) throw new ZipRefusal('flags', name);
  if (method !== 0 && method !== 8) throw new ZipRefusal('method', name);
}
