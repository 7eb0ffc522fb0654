import type { Bytes } from '../bytes.ts';
import { OtsError } from './error.ts';

/** Reads bytes from the first to the last, and refuses what is not there. */
export class Cursor {
  readonly #bytes: Bytes;
  #at = 0;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  /** @throws OtsError `unreadable` where bytes are left */
  end(): void {
    const left = this.#bytes.length - this.#at;
    if (left > 0) throw new OtsError('unreadable', `${left} bytes after the end`);
  }

  /** A copy of the next bytes. */
  take(length: number): Bytes {
    if (length > this.#bytes.length - this.#at) throw new OtsError('unreadable', 'cut short');
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  byte(): number {
    const [byte = 0] = this.take(1);
    return byte;
  }

  /** An unsigned LEB128 number below 2^49, in the fewest bytes: each number has one form. */
  number(): number {
    let value = 0;
    for (let shift = 0; shift < 49; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte === 0 && shift > 0) throw new OtsError('unreadable', 'a number in more bytes than it needs');
      if (byte < 0x80) return value;
    }
    throw new OtsError('unreadable', 'too large a number');
  }

  /** Bytes behind their length. */
  counted(least: number, most: number): Bytes {
    const length = this.number();
    if (length < least || length > most) throw new OtsError('unreadable', `${length} bytes in one piece`);
    return this.take(length);
  }
}
