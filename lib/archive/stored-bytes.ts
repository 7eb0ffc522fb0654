import { applyDelta, byteDelta, sha256 as digestOf } from '../evidence/index.ts';
import { KuaError } from '../model/index.ts';
import type { Archive, BlobRow, DeltaRow, WholeRow } from './database.ts';

/** Below this, bytes lie in the row itself: a Blob is a file of its own on disk and costs more than it saves. */
const inlineBytes = 64 * 1024;

async function through(
  bytes: Blob,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const passed = bytes.stream().pipeThrough(stream);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}

/** `bytes` compressed with gzip (RFC 1952). */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return await through(new Blob([bytes]), new CompressionStream('gzip'));
}

/** The bytes that `gzip` was given. @throws TypeError if they are damaged */
export async function gunzip(bytes: Blob | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return await through(bytes instanceof Blob ? bytes : new Blob([bytes]), new DecompressionStream('gzip'));
}

/** Text that is kept whole, from which a later version of it may be kept as what differs. */
export interface TextBase {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly packedBytes: number;
}

/** What a later version of the text under `sha256` can be kept as a difference from; null if nothing. */
export async function textBase(archive: Archive, sha256: string): Promise<TextBase | null> {
  const row = await archive.blobs.get(sha256);
  const whole = row?.encoding === 'delta' ? await archive.blobs.get(row.base) : row;
  if (whole?.encoding !== 'gzip') return null;
  const packedBytes = sizeOf(whole);
  try {
    return { sha256: whole.sha256, bytes: await gunzip(whole.data), packedBytes };
  } catch {
    // What happened to an older capture must not keep a new one from being made.
    return null;
  }
}

/**
 * A row that keeps text under `sha256`, the digest of the bytes before compression: as what differs from `base` where
 * that takes at most half as much as the text itself would, else whole.
 */
export async function textRow(
  sha256: string,
  bytes: Uint8Array<ArrayBuffer>,
  base: TextBase | null = null,
): Promise<BlobRow> {
  const kept = { sha256, name: null, sizeBytes: bytes.byteLength };
  const delta = base && (await packedDelta(base, bytes));
  if (base && delta) return { ...kept, encoding: 'delta', base: base.sha256, data: inRow(delta) };
  return { ...kept, encoding: 'gzip', data: inRow(await gzip(bytes)) };
}

/** What differs from the base, or null where the text is better kept whole. */
async function packedDelta(
  base: TextBase,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  // How small the text would be follows from how small its earlier version is.
  const whole = base.packedBytes * Math.min(1, bytes.byteLength / base.bytes.byteLength);
  const delta = byteDelta(base.bytes, bytes);
  if (!delta || delta.byteLength > bytes.byteLength / 2) return null;
  const packed = await gzip(delta);
  return packed.byteLength <= whole / 2 ? packed : null;
}

function inRow(packed: Uint8Array<ArrayBuffer>): Blob | Uint8Array<ArrayBuffer> {
  return packed.byteLength > inlineBytes ? new Blob([packed]) : packed;
}

function sizeOf({ data }: BlobRow): number {
  return data instanceof Blob ? data.size : data.byteLength;
}

/**
 * A row that keeps bytes as they are, with the name they have in a bundle.
 *
 * @param received the same bytes as a Blob, if there is one: making another copies them once more
 */
export function mediaRow(
  sha256: string,
  name: string | null,
  bytes: Uint8Array<ArrayBuffer>,
  received: Blob | null = null,
): WholeRow {
  // A slice has no media type, which would be the page's word.
  const blob = (): Blob => received?.slice() ?? new Blob([bytes]);
  const data = bytes.byteLength > inlineBytes ? blob() : bytes;
  return { sha256, name, sizeBytes: bytes.byteLength, encoding: 'identity', data };
}

/**
 * The bytes kept under `sha256`, or null if none are.
 *
 * @throws KuaError `not-found` where rows that make up a text no longer do
 */
export async function readBytes(archive: Archive, sha256: string): Promise<Blob | null> {
  const row = await archive.blobs.get(sha256);
  if (!row) return null;
  return row.encoding === 'delta' ? new Blob([await fromBase(archive, row)]) : await wholeBytes(row);
}

async function wholeBytes(row: WholeRow): Promise<Blob> {
  if (row.encoding === 'gzip') return new Blob([await gunzip(row.data)]);
  return row.data instanceof Blob ? row.data : new Blob([row.data]);
}

async function fromBase(archive: Archive, row: DeltaRow): Promise<Uint8Array<ArrayBuffer>> {
  const base = await archive.blobs.get(row.base);
  if (!base || base.encoding === 'delta') throw new KuaError('not-found', row.sha256);
  const [whole, delta] = await Promise.all([wholeBytes(base), gunzip(row.data)]);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = applyDelta(new Uint8Array(await whole.arrayBuffer()), delta);
  } catch (error) {
    throw error instanceof RangeError ? new KuaError('not-found', row.sha256) : error;
  }
  // A base that changed would make other text than was sealed.
  if ((await digestOf(bytes)) !== row.sha256) throw new KuaError('not-found', row.sha256);
  return bytes;
}

/**
 * Keep anew, without them, what rests on texts that are about to go: the first that rests on one whole, the others as
 * what differs from that. What cannot be read any more stays as it is.
 */
export async function keepAnew(archive: Archive, going: ReadonlySet<string>): Promise<void> {
  for (const base of going) {
    let next: TextBase | null = null;
    for (const digest of await archive.blobs.where('base').equals(base).primaryKeys()) {
      const bytes = going.has(digest) ? null : await readBytes(archive, digest).catch(() => null);
      if (!bytes) continue;
      const row: BlobRow = await textRow(digest, new Uint8Array(await bytes.arrayBuffer()), next);
      const { name = null } = (await archive.blobs.get(digest)) ?? {};
      await archive.blobs.put({ ...row, name });
      next ??= await textBase(archive, digest);
    }
  }
}

/** The names under which some of these digests are kept already: a file has one name for all captures. */
export async function keptNames(archive: Archive, digests: readonly string[]): Promise<Map<string, string>> {
  const names = await archive.blobs
    .where('name')
    .startsWithAnyOf([...digests])
    .keys();
  return new Map(names.flatMap((name) => (typeof name === 'string' ? [[name.slice(0, 64), name]] : [])));
}
