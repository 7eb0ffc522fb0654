import type { Bytes } from '../../evidence/index.ts';

/**
 * Bytes that are read piece by piece, wherever they lie: what this room needs of a Blob, and any Blob is one. It is not a
 * Blob in itself: one that is made as it is read cannot be handed to the browser to be stored.
 */
export interface ByteSource {
  readonly size: number;
  /** A part of it, from `start` up to `end`, both counted from its beginning. */
  slice(start: number, end: number): ByteSource;
  /** All of it, in memory. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** All of it, piece by piece. */
  stream(): ReadableStream<Bytes>;
}

/** Reads from `start` up to `end`, which never lies beyond the size. */
export type ReadRange = (start: number, end: number) => Promise<Bytes>;

const pieceBytes = 64 * 1024;

/** Bytes of which any part can be read. */
export function sourceOf(size: number, read: ReadRange): ByteSource {
  return {
    size,
    slice(start, end) {
      const first = Math.min(Math.max(0, start), size);
      const last = Math.min(Math.max(first, end), size);
      return sourceOf(last - first, async (from, to) => await read(first + from, first + to));
    },
    arrayBuffer: async () => (await read(0, size)).slice().buffer,
    stream() {
      let at = 0;
      return new ReadableStream<Bytes>(
        {
          async pull(controller) {
            const end = Math.min(at + pieceBytes, size);
            if (end > at) controller.enqueue(await read(at, end));
            at = end;
            if (at === size) controller.close();
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}
