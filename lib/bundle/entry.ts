import { ownBytes, sha256 } from '../evidence/index.ts';
import { KuaError } from '../model/index.ts';

/** One file of a bundle, with its size and digest known before it is opened. */
export interface BagEntry {
  /** From the root of the ZIP, with the top folder. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** False for what is compressed already. */
  readonly compress: boolean;
  readonly open: () => Promise<Blob | Uint8Array>;
  /** In place of `open` for what is too large to be held whole; it is not compressed. */
  readonly stream?: EntryStream;
}

/** A file that is made anew, piece by piece, each time it is opened. */
export interface EntryStream {
  readonly crc32: number;
  readonly open: () => AsyncIterable<Uint8Array>;
}

const packed = new Set(
  'png jpg gif webp avif heic woff woff2 pdf mp4 m4a mov webm mkv mp3 aac ogg flac zip docx xlsx pptx wacz'.split(
    ' ',
  ),
);

/** Whether a file of this name gets smaller by deflating. */
export function isCompressible(path: string): boolean {
  return !packed.has(path.slice(path.lastIndexOf('.') + 1));
}

/** An entry of bytes made here. They are kept as a Blob, which a browser may move out of memory. */
export async function madeEntry(path: string, content: Uint8Array | Blob): Promise<BagEntry> {
  const blob = content instanceof Blob ? content : new Blob([ownBytes(content)]);
  const digest = await sha256(content);
  return {
    path,
    bytes: blob.size,
    sha256: digest,
    compress: isCompressible(path),
    open: () => Promise.resolve(blob),
  };
}

/**
 * The bytes of an entry, checked against the size and digest it was announced with.
 * @throws KuaError `unexpected` naming the file when they differ, and whatever `open` throws
 */
export async function readEntry(
  entry: Pick<BagEntry, 'path' | 'bytes' | 'sha256' | 'open'>,
): Promise<Uint8Array> {
  const opened = await entry.open();
  const bytes = opened instanceof Blob ? new Uint8Array(await opened.arrayBuffer()) : opened;
  if (bytes.length !== entry.bytes || (await sha256(bytes)) !== entry.sha256) {
    throw damagedFile(entry.path);
  }
  return bytes;
}

/** What is thrown for a file that is not what it was announced to be. */
export function damagedFile(path: string): KuaError {
  return new KuaError('unexpected', `damaged file: ${path} is not what its record says`);
}
