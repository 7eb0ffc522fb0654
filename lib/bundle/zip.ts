import JSZip from 'jszip/lib/index.js';
import jszipUtils from 'jszip/lib/utils.js';
import type { Bytes } from '../evidence/index.ts';
import { type BagEntry, readEntry } from './entry.ts';
import { LazyFile } from './lazy-file.ts';
import { soon } from './set-immediate.ts';

// JSZip yields by a global setImmediate, which browsers lack and which its polyfill installs by code from text.
jszipUtils.delay = (callback, args = [], self = null) => soon(() => callback.apply(self, [...args]));

const chunkBytes = 256 * 1024;
/** A regular file that its owner may write and all may read. */
const unixPermissions = 0o100644;

export interface ZipOptions {
  /** The date of every file; only whole two seconds are kept, in UTC. */
  readonly at: Date;
  /** Called as each file is opened, and once at the end with `done === total`. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Pack entries into a ZIP (APPNOTE 6.3.3, no ZIP64), in the order given. Each is opened when its turn comes, checked
 * against its size and digest, and let go, so that one file is in memory at a time. The same entries and time give
 * the same bytes. Local headers carry sizes; there are no data descriptors and no folder entries.
 *
 * Reading drives it: nothing is opened until someone pulls, and it waits while nobody does.
 *
 * @returns chunks of 256 KiB, the last shorter, each in memory of its own (they may be transferred)
 * @throws (through the stream) KuaError `unexpected` when a file is not what was announced, and what `open` throws: what
 *   was read until then must be thrown away
 */
export function writeZip(entries: readonly BagEntry[], options: ZipOptions): ReadableStream<Bytes> {
  const stream = zipOf(entries, options).generateInternalStream({ type: 'uint8array', platform: 'UNIX' });
  const chunks = chunker();
  return new ReadableStream<Bytes>(
    {
      start(controller) {
        const enqueue = (ready: readonly Bytes[]): void => {
          for (const chunk of ready) controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) stream.pause();
        };
        stream
          .on('data', (data) => enqueue(chunks.add(data)))
          .on('error', (error) => controller.error(error))
          .on('end', () => {
            enqueue(chunks.rest());
            options.progress?.(entries.length, entries.length);
            controller.close();
          });
      },
      pull() {
        stream.resume();
      },
      cancel() {
        stream.pause();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: chunkBytes }),
  );
}

function zipOf(entries: readonly BagEntry[], { at, progress }: ZipOptions): JSZip {
  const zip = new JSZip();
  for (const [index, entry] of entries.entries()) {
    const file = new LazyFile(() => {
      progress?.(index, entries.length);
      return readEntry(entry);
    });
    zip.file(entry.path, file, {
      binary: true,
      compression: entry.compress && entry.bytes > 0 ? 'DEFLATE' : 'STORE',
      compressionOptions: { level: 6 },
      createFolders: false,
      date: at,
      unixPermissions,
    });
  }
  return zip;
}

/** Gathers pieces of any length into chunks of one length, each copied into memory of its own. */
function chunker(): { add(data: Uint8Array): Bytes[]; rest(): Bytes[] } {
  let chunk = new Uint8Array(chunkBytes);
  let filled = 0;
  return {
    add(data) {
      const full: Bytes[] = [];
      for (let at = 0; at < data.length;) {
        const piece = data.subarray(at, at + chunkBytes - filled);
        chunk.set(piece, filled);
        filled += piece.length;
        at += piece.length;
        if (filled < chunkBytes) continue;
        full.push(chunk);
        chunk = new Uint8Array(chunkBytes);
        filled = 0;
      }
      return full;
    },
    rest: () => (filled > 0 ? [chunk.slice(0, filled)] : []),
  };
}
