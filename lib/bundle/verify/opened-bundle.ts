import { type Bytes, concatBytes, RunningDigest, sha256 } from '../../evidence/index.ts';
import {
  type ByteSource,
  entryPieces,
  readZipEntry,
  type Zip,
  type ZipEntry,
  ZipRefusal,
} from '../read/index.ts';
import type { Findings } from './findings.ts';

/** What a file is that cannot be had whole. */
export type Fault = 'missing' | 'damaged' | 'too-large';

/** A file that was read once. */
export interface CheckedFile {
  readonly bytes: number;
  /** Null where it could not be read. */
  readonly sha256: string | null;
}

/** A bundle whose files were all read once. */
export interface OpenedBundle {
  readonly topFolder: string;
  /** By their paths from the bag's root. */
  readonly files: ReadonlyMap<string, CheckedFile>;
  /** Read a file again, whole. */
  readonly read: (path: string, mostBytes: number) => Promise<Bytes | Fault>;
  /**
   * A file as a source that takes no memory where it is not compressed.
   * @param mostUnpacked  how large one that is compressed may be
   */
  readonly blob: (path: string, mostBytes: number, mostUnpacked?: number) => Promise<ByteSource | Fault>;
  /** Read a file again, piece by piece; one that is not there is empty. */
  readonly pieces: (path: string) => AsyncIterable<Bytes>;
}

/** How a long reading is watched and given up. */
export interface Reading {
  /** In unpacked bytes. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** WebCrypto is much faster, but takes all at once. */
const wholeBytes = 16 * 1024 ** 2;

/**
 * Read every file of a bundle to its end, for its digest.
 * @throws the signal's reason; DOMException where the file can no longer be read
 */
export async function readBundle(zip: Zip, findings: Findings, reading: Reading): Promise<OpenedBundle> {
  const files = new Map<string, CheckedFile>();
  const entries = new Map(zip.entries.map((entry) => [entry.path, entry]));
  const total = zip.entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const entry of zip.entries) {
    reading.signal?.throwIfAborted();
    files.set(entry.path, { bytes: entry.bytes, sha256: await digestOf(entry, findings) });
    done += entry.bytes;
    reading.progress?.(done, total);
  }
  return {
    topFolder: zip.topFolder,
    files,
    read: async (path, mostBytes) => {
      const entry = entries.get(path);
      if (!entry) return 'missing';
      if (entry.bytes > mostBytes) return 'too-large';
      if (files.get(path)?.sha256 === null) return 'damaged';
      return await readZipEntry(entry, mostBytes);
    },
    blob: async (path, mostBytes, mostUnpacked = mostBytes) => {
      const entry = entries.get(path);
      if (!entry) return 'missing';
      if (entry.bytes > (entry.deflated ? mostUnpacked : mostBytes)) return 'too-large';
      if (files.get(path)?.sha256 === null) return 'damaged';
      return entry.deflated ? new Blob([await readZipEntry(entry, mostBytes)]) : entry.packed;
    },
    pieces: (path) => {
      const entry = entries.get(path);
      return entry && files.get(path)?.sha256 ? entryPieces(entry) : none();
    },
  };
}

/** The digest of an entry's content; null where it cannot be read. @param path  what it is called where that is said */
export async function digestOf(
  entry: ZipEntry,
  findings: Findings,
  path = entry.path,
): Promise<string | null> {
  try {
    if (entry.bytes <= wholeBytes) return await sha256(await readZipEntry(entry, wholeBytes));
    const digest = new RunningDigest();
    for await (const piece of entryPieces(entry)) digest.add(piece);
    return digest.hex();
  } catch (error) {
    if (!(error instanceof ZipRefusal)) throw error;
    findings.fails(`zip-${error.rule}`, path);
    return null;
  }
}

async function* none(): AsyncGenerator<Bytes> {
  yield concatBytes([]);
}
