import { type Bytes, ownBytes } from '../evidence/index.ts';
import { type BagEntry, damagedFile, type EntryStream, readEntry } from './entry.ts';
import { crc32 } from '../evidence/crc32.ts';
import { centralHeader, endRecord, localHeader, type PlacedHeader, type ZipHeader } from './zip-format.ts';

const chunkBytes = 256 * 1024;

export interface ZipOptions {
  /** The date of every file; only whole two seconds are kept, in UTC. */
  readonly at: Date;
  /** Called as each file is opened, and once at the end with `done === total`. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Pack entries into a ZIP (APPNOTE 6.3.3, no ZIP64), in the order given. Each is opened when its turn comes, checked
 * against its size and digest, and let go, so that one file is in memory at a time, and of one that has a stream only a
 * piece. The same entries and time give the same bytes. Local headers carry sizes; there are no data descriptors and no
 * folder entries.
 *
 * Reading drives it: nothing is opened until someone pulls, and it waits while nobody does.
 *
 * @returns chunks of 256 KiB, the last shorter, each in memory of its own (they may be transferred)
 * @throws (through the stream) KuaError `unexpected` when a file is not what was announced, and what `open` throws: what
 *   was read until then must be thrown away
 */
export function writeZip(entries: readonly BagEntry[], options: ZipOptions): ReadableStream<Bytes> {
  return streamOf(zipPieces(entries, options));
}

/** Pieces of any length as a stream of chunks of one length; nothing is made until someone pulls. */
export function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Bytes> {
  const chunks = inChunks(pieces);
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const { value } = await chunks.next();
        if (value) controller.enqueue(value);
        else controller.close();
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The same, in pieces as they come. */
export async function* zipPieces(
  entries: readonly BagEntry[],
  { at, progress }: ZipOptions,
): AsyncGenerator<Uint8Array> {
  const headers: PlacedHeader[] = [];
  let offset = 0;
  for (const [index, entry] of entries.entries()) {
    progress?.(index, entries.length);
    const { header, content } = await packed(entry);
    const local = localHeader(header, at);
    headers.push({ ...header, offset });
    offset += local.length + header.packedBytes;
    yield local;
    yield* content;
  }
  let bytes = 0;
  for (const header of headers) {
    const central = centralHeader(header, at);
    bytes += central.length;
    yield central;
  }
  yield endRecord(entries.length, { offset, bytes });
  progress?.(entries.length, entries.length);
}

interface Packed {
  readonly header: ZipHeader;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

async function packed(entry: BagEntry): Promise<Packed> {
  const { path: name, bytes, stream } = entry;
  if (stream) {
    const header = { name, deflated: false, crc32: stream.crc32, bytes, packedBytes: bytes };
    return { header, content: checked(entry, stream) };
  }
  const whole = await readEntry(entry);
  const deflated = entry.compress && bytes > 0;
  const content = deflated ? await deflate(whole) : [whole];
  const packedBytes = content.reduce((sum, piece) => sum + piece.length, 0);
  return { header: { name, deflated, crc32: crc32(0, whole), bytes, packedBytes }, content };
}

/** The pieces of a stream; it throws at the end where they are not what was announced. Its digest is its maker's to check. */
async function* checked(
  { path, bytes: announced }: BagEntry,
  stream: EntryStream,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let crc = 0;
  for await (const piece of stream.open()) {
    bytes += piece.length;
    if (bytes > announced) throw damagedFile(path);
    crc = crc32(crc, piece);
    yield piece;
  }
  if (bytes !== announced || crc !== stream.crc32) throw damagedFile(path);
}

/** Raw deflate (RFC 1951) at the browser's own level, which is 6. */
async function deflate(bytes: Uint8Array): Promise<Bytes[]> {
  const pieces: Bytes[] = [];
  const stream = new Blob([ownBytes(bytes)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

/** Gathers pieces of any length into chunks of one length, each copied into memory of its own. */
async function* inChunks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Bytes, undefined> {
  let chunk = new Uint8Array(chunkBytes);
  let filled = 0;
  for await (const data of pieces) {
    for (let at = 0; at < data.length;) {
      const piece = data.subarray(at, at + chunkBytes - filled);
      chunk.set(piece, filled);
      filled += piece.length;
      at += piece.length;
      if (filled < chunkBytes) continue;
      yield chunk;
      chunk = new Uint8Array(chunkBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.slice(0, filled);
  return undefined;
}
