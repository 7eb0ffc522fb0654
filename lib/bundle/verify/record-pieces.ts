import { type Bytes, concatBytes } from '../../evidence/index.ts';

const headEnd = [13, 10, 13, 10] as const;

/** Reads heads and blocks, one after another, from bytes that come in pieces. */
export class RecordPieces {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();
  #offset = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** How many bytes were taken. */
  get offset(): number {
    return this.#offset;
  }

  async isAtEnd(): Promise<boolean> {
    while (this.#held.length === 0) if (!(await this.#pull())) return true;
    return false;
  }

  /** The bytes up to an empty line and it; null where there is none among the next `mostBytes`. */
  async head(mostBytes: number): Promise<Bytes | null> {
    let end = endOfHead(this.#held, mostBytes);
    while (end < 0) {
      if (this.#held.length >= mostBytes || !(await this.#pull())) return null;
      end = endOfHead(this.#held, mostBytes);
    }
    return new Uint8Array(this.#take(end));
  }

  /** The next bytes, fewer where there are no more. */
  async *take(bytes: number): AsyncGenerator<Uint8Array> {
    let left = bytes;
    while (left > 0 && !(await this.isAtEnd())) {
      const piece = this.#take(Math.min(left, this.#held.length));
      left -= piece.length;
      yield piece;
    }
  }

  #take(bytes: number): Uint8Array {
    const taken = this.#held.subarray(0, bytes);
    this.#held = this.#held.subarray(bytes);
    this.#offset += bytes;
    return taken;
  }

  async #pull(): Promise<boolean> {
    const { value, done } = await this.#pieces.next();
    if (done) return false;
    this.#held = this.#held.length === 0 ? value : concatBytes([this.#held, value]);
    return true;
  }
}

function endOfHead(bytes: Uint8Array, mostBytes: number): number {
  const most = Math.min(bytes.length, mostBytes);
  for (let at = bytes.indexOf(13); at >= 0 && at + 4 <= most; at = bytes.indexOf(13, at + 1)) {
    if (headEnd.every((byte, index) => bytes[at + index] === byte)) return at + 4;
  }
  return -1;
}
