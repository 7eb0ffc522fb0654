import type { ByteSource } from './byte-source.ts';
import { type Bytes, concatBytes } from '../../evidence/index.ts';
import { BlobWindow } from './blob-window.ts';
import { readDirectory } from './central-directory.ts';
import { crc32 } from '../../evidence/crc32.ts';
import { readEndRecord } from './end-record.ts';
import { type ZipLimits, zipLimits } from './limits.ts';
import { locateData } from './local-headers.ts';
import { checkNames, type ZipLayout } from './names.ts';
import { ZipRefusal } from './refusal.ts';

/** A deflater makes at most 1,032 bytes of one: so much at a time keeps what it makes at once below 17 MB. */
const inflateBytes = 16 * 1024;

/** A file in a ZIP. Its sizes and CRC are what both headers say; reading it proves them. */
export interface ZipEntry {
  /** Without the top folder. */
  readonly path: string;
  /** As in the ZIP. */
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly crc32: number;
  readonly deflated: boolean;
  /** Where its packed bytes begin in the ZIP. */
  readonly start: number;
  /** Its packed bytes. */
  readonly packed: ByteSource;
}

/** A ZIP whose structure holds, opened. */
export interface Zip {
  /** The one folder that everything is in; '' for a flat ZIP. */
  readonly topFolder: string;
  /** In the order they lie. */
  readonly entries: readonly ZipEntry[];
}

/**
 * Open a ZIP (APPNOTE 6.3.10) strictly: one way to read it or none. Entries lie end to end from the first byte to the
 * central directory, in its order; headers agree; names are plain ASCII, under one folder unless it is `flat`. Stored and deflated entries,
 * ZIP64 and data descriptors are read; encryption, comments, folder entries, links, and fields that nobody knows are not.
 *
 * Dates and attributes mean nothing here. No entry is read yet.
 *
 * @throws KuaError `not-a-bundle` when it is no ZIP at all; ZipRefusal naming the rule and the entry
 */
export async function openZip(
  blob: ByteSource,
  limits: ZipLimits = zipLimits,
  layout: ZipLayout = 'folder',
): Promise<Zip> {
  const place = await readEndRecord(blob);
  const headers = await readDirectory(blob, place, limits.entries);
  checkCost(headers, blob.size, limits);
  const topFolder = checkNames(
    headers.map(({ name }) => name),
    layout,
  );
  const window = new BlobWindow(blob);
  const entries: ZipEntry[] = [];
  let next = 0;
  for (const [index, header] of headers.entries()) {
    const { name, bytes, packedBytes, method } = header;
    if (header.offset !== next) throw new ZipRefusal('gap', name);
    next = headers[index + 1]?.offset ?? place.offset;
    const { start, end } = await locateData(window, header, next);
    const deflated = method === 8;
    if (!deflated && bytes !== packedBytes) throw new ZipRefusal('size', name);
    const path = layout === 'flat' ? name : name.slice(topFolder.length + 1);
    const packed = blob.slice(start, end);
    entries.push({ path, name, bytes, packedBytes, crc32: header.crc32, deflated, start, packed });
  }
  return { topFolder, entries };
}

function checkCost(
  headers: readonly { name: string; bytes: number }[],
  fileBytes: number,
  limits: ZipLimits,
): void {
  const large = headers.find(({ bytes }) => bytes > limits.entryBytes);
  if (large) throw new ZipRefusal('too-large', large.name);
  const bytes = headers.reduce((sum, one) => sum + one.bytes, 0);
  if (bytes > limits.bytes) throw new ZipRefusal('too-large');
  if (bytes > limits.ratioFromBytes && bytes > limits.ratio * fileBytes) throw new ZipRefusal('ratio');
}

/**
 * The content of an entry, piece by piece, none of them large. It ends without an error only if size and CRC-32 are those
 * of the headers; what was read until then proves nothing.
 *
 * @throws ZipRefusal `size` (as soon as there is more than announced), `crc`, `deflate` (unreadable, cut off or followed by
 *   more); DOMException where the Blob can no longer be read
 */
export async function* entryPieces(entry: ZipEntry): AsyncGenerator<Bytes> {
  let bytes = 0;
  let crc = 0;
  try {
    for await (const piece of entry.deflated ? inflated(entry.packed) : entry.packed.stream()) {
      bytes += piece.length;
      if (bytes > entry.bytes) throw new ZipRefusal('size', entry.name);
      crc = crc32(crc, piece);
      yield piece;
    }
  } catch (error) {
    if (error instanceof TypeError) throw new ZipRefusal('deflate', entry.name, { cause: error });
    throw error;
  }
  if (bytes !== entry.bytes) throw new ZipRefusal('size', entry.name);
  if (crc !== entry.crc32) throw new ZipRefusal('crc', entry.name);
}

/**
 * The whole content of an entry.
 * @throws ZipRefusal `too-large` when it is announced to be larger than `mostBytes`, and what `entryPieces` throws
 */
export async function readZipEntry(entry: ZipEntry, mostBytes: number): Promise<Bytes> {
  if (entry.bytes > mostBytes) throw new ZipRefusal('too-large', entry.name);
  const pieces: Bytes[] = [];
  for await (const piece of entryPieces(entry)) pieces.push(piece);
  return concatBytes(pieces);
}

function inflated(packed: ByteSource): ReadableStream<Bytes> {
  const inBits = new TransformStream<Bytes, Bytes>({
    transform(piece, controller) {
      for (let at = 0; at < piece.length; at += inflateBytes) {
        controller.enqueue(piece.subarray(at, at + inflateBytes));
      }
    },
  });
  return packed.stream().pipeThrough(inBits).pipeThrough(new DecompressionStream('deflate-raw'));
}
