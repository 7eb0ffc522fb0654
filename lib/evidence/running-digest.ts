import { toHex } from './bytes.ts';

const blockBytes = 64;

/** The first 32 bits of the fractional parts of `root(n)` for the first primes (FIPS 180-4 §4.2.2, §5.3.3). */
function fractions(root: (prime: number) => number, count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes.map((prime) => ((root(prime) % 1) * 2 ** 32) >>> 0);
}

const roundConstants = Uint32Array.from(fractions(Math.cbrt, 64));
const beginning = fractions(Math.sqrt, 8);

/**
 * SHA-256 (FIPS 180-4) of bytes that come piece by piece, for what is too large to be held: WebCrypto takes all at once.
 * It is several times slower than `sha256`.
 */
export class RunningDigest {
  readonly #state = Int32Array.from(beginning);
  readonly #words = new Int32Array(64);
  readonly #block = new Uint8Array(blockBytes);
  readonly #view = new DataView(this.#block.buffer);
  #length = 0;

  /** More bytes, after those before. */
  add(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const filled = this.#length % blockBytes;
      const taken = Math.min(blockBytes - filled, bytes.length - at);
      this.#block.set(bytes.subarray(at, at + taken), filled);
      this.#length += taken;
      at += taken;
      if (filled + taken === blockBytes) this.#compress();
    }
  }

  /** The digest of all bytes, as 64 lower-case hex digits. Nothing may be added after. */
  hex(): string {
    const bits = BigInt(this.#length) * 8n;
    const filled = this.#length % blockBytes;
    const padding = new Uint8Array((filled < 56 ? 56 : 120) - filled);
    padding[0] = 0x80;
    this.add(padding);
    this.#view.setBigUint64(56, bits);
    this.#compress();
    const digest = new DataView(new ArrayBuffer(32));
    for (const [index, word] of this.#state.entries()) digest.setInt32(index * 4, word);
    return toHex(new Uint8Array(digest.buffer));
  }

  /** FIPS 180-4 §6.2.2. */
  #compress(): void {
    const words = this.#words;
    const word = (at: number): number => words[at] ?? 0;
    for (let at = 0; at < 16; at += 1) words[at] = this.#view.getInt32(at * 4);
    for (let at = 16; at < 64; at += 1) {
      const [x, y] = [word(at - 15), word(at - 2)];
      const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
      const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
      words[at] = word(at - 16) + s0 + word(at - 7) + s1;
    }
    const state = this.#state;
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let at = 0; at < 64; at += 1) {
      const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const first = (h + s1 + ((e & f) ^ (~e & g)) + (roundConstants[at] ?? 0) + word(at)) | 0;
      const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const second = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) {
      state[index] = (state[index] ?? 0) + value;
    }
  }
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
