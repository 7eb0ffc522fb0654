import type { ByteSource } from './byte-source.ts';
import { ZipRefusal } from './refusal.ts';

const windowBytes = 64 * 1024;

/** Reads small pieces of a Blob that lie near each other: a slice each would take most of the time. */
export class BlobWindow {
  readonly #blob: ByteSource;
  #start = 0;
  #bytes = new Uint8Array();

  constructor(blob: ByteSource) {
    this.#blob = blob;
  }

  /** @throws ZipRefusal `header` where the Blob ends before */
  async read(offset: number, length: number): Promise<DataView> {
    if (offset < this.#start || offset + length > this.#start + this.#bytes.length) {
      const end = offset + Math.max(length, windowBytes);
      this.#bytes = new Uint8Array(await this.#blob.slice(offset, end).arrayBuffer());
      this.#start = offset;
      if (this.#bytes.length < length) throw new ZipRefusal('header');
    }
    return new DataView(this.#bytes.buffer, offset - this.#start, length);
  }
}

/** A 64-bit number of a ZIP. @throws ZipRefusal `zip64` beyond 2^53 */
export function readUint64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipRefusal('zip64');
  return Number(value);
}
