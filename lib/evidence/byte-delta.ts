import { concatBytes, type Bytes } from './bytes.ts';

// The format: the length of the target, then until that length is reached: how many bytes are inserted, these bytes,
// how many are copied from the base and, if any, how far from where the last copy ended. Numbers are LEB128; distances,
// which go both ways, are zigzag.

/** What a copy is found by: equal runs shorter than this are written out. */
const blockBytes = 16;
/** How many of the base's equal blocks are tried on either side of where the copy is expected. */
const tried = 4;
/** Above this, an index of the base takes more memory than a difference is worth. */
const mostBytes = 64 * 1024 * 1024;

const multiplier = 0x01_00_01_93;
const leaving = Array.from({ length: blockBytes }).reduce<number>((power) => Math.imul(power, multiplier), 1);

/**
 * What to copy from `base` and to insert so as to get `target`. Takes time linear in both, whatever they hold.
 *
 * @returns null where they are too large to be compared
 */
export function byteDelta(base: Uint8Array, target: Uint8Array): Bytes | null {
  if (base.length > mostBytes || target.length > mostBytes) return null;
  const out = new DeltaWriter(target);
  const prefix = equalFrom(base, 0, target, 0);
  if (prefix >= blockBytes) out.copy(0, 0, prefix);
  const suffix = equalBefore(base, base.length, target, target.length, out.done);
  if (target.length - suffix - out.done >= blockBytes) copyBlocks(base, target, target.length - suffix, out);
  // What was copied last may have gone on into the common end.
  const left = target.length - Math.max(out.done, target.length - suffix);
  if (left >= blockBytes) out.copy(target.length - left, base.length - left, left);
  return out.end();
}

/**
 * The bytes that `byteDelta` was given as its target.
 *
 * @throws RangeError where `delta` is no difference from `base`; that the result is the right one, its digest must say
 */
export function applyDelta(base: Uint8Array, delta: Uint8Array): Bytes {
  const input = new DeltaReader(delta);
  const length = input.number();
  if (length > mostBytes) throw new RangeError('the difference is too large');
  const target = new Uint8Array(length);
  let done = 0;
  let expected = 0;
  while (done < length) {
    const inserted = input.bytes(input.number());
    if (inserted.length > length - done) throw new RangeError('the difference inserts too much');
    target.set(inserted, done);
    done += inserted.length;
    const copied = input.number();
    if (copied > 0) {
      const from = expected + signed(input.number());
      if (from < 0 || from + copied > base.length || copied > length - done)
        throw new RangeError('the difference copies what is not there');
      target.set(base.subarray(from, from + copied), done);
      done += copied;
      expected = from + copied;
    } else if (inserted.length === 0) throw new RangeError('the difference does nothing');
  }
  if (!input.atEnd()) throw new RangeError('the difference does not end');
  return target;
}

/** Write what stands between the common beginning and the common end, up to `end`. */
function copyBlocks(base: Uint8Array, target: Uint8Array, end: number, out: DeltaWriter): void {
  const index = new BlockIndex(base);
  let at = out.done;
  let hash = hashOf(target, at);
  while (at + blockBytes <= end) {
    const expected = out.expected + at - out.done;
    let from = -1;
    let length = blockBytes - 1;
    index.near(hash, expected);
    for (let place = index.first; place < index.end; place += 1) {
      const candidate = index.block(place);
      const equal = equalFrom(base, candidate, target, at);
      if (equal > length) [from, length] = [candidate, equal];
    }
    if (from < 0) {
      hash = rolled(hash, target, at);
      at += 1;
      continue;
    }
    const back = equalBefore(base, from, target, at, out.done);
    out.copy(at - back, from - back, back + length);
    at += length;
    hash = hashOf(target, at);
  }
}

function hashOf(bytes: Uint8Array, at: number): number {
  let hash = 0;
  for (let i = at; i < at + blockBytes; i += 1) hash = (Math.imul(hash, multiplier) + (bytes[i] ?? 0)) | 0;
  return hash;
}

/** The hash of the block one byte further. */
function rolled(hash: number, bytes: Uint8Array, at: number): number {
  const next = Math.imul(hash, multiplier) + (bytes[at + blockBytes] ?? 0);
  return (next - Math.imul(leaving, bytes[at] ?? 0)) | 0;
}

/** How many bytes are equal from `a` in `base` and `b` in `target` on. */
function equalFrom(base: Uint8Array, a: number, target: Uint8Array, b: number): number {
  const most = Math.min(base.length - a, target.length - b);
  let equal = 0;
  while (equal < most && base[a + equal] === target[b + equal]) equal += 1;
  return equal;
}

/** How many bytes are equal before `a` in `base` and `b` in `target`, none before `least` in the target. */
function equalBefore(base: Uint8Array, a: number, target: Uint8Array, b: number, least: number): number {
  const most = Math.min(a, b - least);
  let equal = 0;
  while (equal < most && base[a - equal - 1] === target[b - equal - 1]) equal += 1;
  return equal;
}

/** Where the blocks of the base lie, by their hash; blocks of one hash in the order in which they stand. */
class BlockIndex {
  first = 0;
  end = 0;
  readonly #shift: number;
  readonly #starts: Uint32Array;
  readonly #places: Uint32Array;

  constructor(base: Uint8Array) {
    const blocks = Math.floor(base.length / blockBytes);
    // Most slots are empty, so most bytes that are not in the base need no look at it.
    const bits = Math.max(8, 34 - Math.clz32(blocks));
    this.#shift = 32 - bits;
    this.#starts = new Uint32Array(2 ** bits + 1);
    this.#places = new Uint32Array(blocks);
    const slots = new Uint32Array(blocks);
    for (let block = 0; block < blocks; block += 1) {
      const slot = this.#slot(hashOf(base, block * blockBytes));
      slots[block] = slot;
      this.#starts[slot + 1] = this.#start(slot + 1) + 1;
    }
    for (let slot = 0; slot < 2 ** bits; slot += 1)
      this.#starts[slot + 1] = this.#start(slot + 1) + this.#start(slot);
    const next = this.#starts.slice();
    for (const [block, slot] of slots.entries()) {
      const place = next[slot] ?? 0;
      this.#places[place] = block * blockBytes;
      next[slot] = place + 1;
    }
  }

  /** Make `first` up to `end` those of the blocks with this hash that lie around `expected`; some have another hash. */
  near(hash: number, expected: number): void {
    const slot = this.#slot(hash);
    const start = this.#start(slot);
    const end = this.#start(slot + 1);
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#places[middle] ?? 0) < expected) low = middle + 1;
      else high = middle;
    }
    this.first = Math.max(start, low - tried);
    this.end = Math.min(end, low + tried);
  }

  /** Where a block lies in the base. */
  block(place: number): number {
    return this.#places[place] ?? 0;
  }

  #slot(hash: number): number {
    return Math.imul(hash, 0x9e_37_79_b1) >>> this.#shift;
  }

  #start(slot: number): number {
    return this.#starts[slot] ?? 0;
  }
}

class DeltaWriter {
  /** How much of the target is written. */
  done = 0;
  /** Where in the base the last copy ended. */
  expected = 0;
  readonly #target: Uint8Array;
  readonly #parts: Uint8Array[] = [];

  constructor(target: Uint8Array) {
    this.#target = target;
    this.#number(target.length);
  }

  /** Insert the target up to `at`, then copy `length` bytes that lie in the base at `from`. */
  copy(at: number, from: number, length: number): void {
    this.#insert(at);
    this.#number(length);
    const distance = from - this.expected;
    this.#number(distance < 0 ? -2 * distance - 1 : 2 * distance);
    this.done = at + length;
    this.expected = from + length;
  }

  end(): Bytes {
    if (this.done < this.#target.length) {
      this.#insert(this.#target.length);
      this.#number(0);
    }
    return concatBytes(this.#parts);
  }

  #insert(end: number): void {
    this.#number(end - this.done);
    this.#parts.push(this.#target.subarray(this.done, end));
  }

  #number(value: number): void {
    const bytes: number[] = [];
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    this.#parts.push(Uint8Array.from([...bytes, rest]));
  }
}

class DeltaReader {
  readonly #delta: Uint8Array;
  #at = 0;

  constructor(delta: Uint8Array) {
    this.#delta = delta;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; factor <= 128 ** 4; factor *= 128) {
      const byte = this.#delta[this.#at];
      if (byte === undefined) break;
      this.#at += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError('the difference holds no number');
  }

  bytes(length: number): Uint8Array {
    const bytes = this.#delta.subarray(this.#at, this.#at + length);
    if (bytes.length < length) throw new RangeError('the difference ends too early');
    this.#at += length;
    return bytes;
  }

  atEnd(): boolean {
    return this.#at === this.#delta.length;
  }
}

function signed(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
