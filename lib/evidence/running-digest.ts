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

const roundConstants = Int32Array.from(fractions(Math.cbrt, 64));
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

  /** FIPS 180-4 §6.2.2, with its rotations written out: this is where the time goes. */
  #compress(): void {
    const words = this.#words;
    for (let at = 0; at < 16; at += 1) words[at] = this.#view.getInt32(at * 4);
    for (let at = 16; at < 64; at += 1) {
      const x = words[at - 15] ?? 0;
      const y = words[at - 2] ?? 0;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[at] = ((words[at - 16] ?? 0) + s0 + (words[at - 7] ?? 0) + s1) | 0;
    }
    const state = this.#state;
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let at = 0; at < 64; at += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const choice = (e & f) ^ (~e & g);
      const first = (h + s1 + choice + (roundConstants[at] ?? 0) + (words[at] ?? 0)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const majority = (a & b) ^ (a & c) ^ (b & c);
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + s0 + majority) | 0;
    }
    const added = [a, b, c, d, e, f, g, h];
    for (let at = 0; at < 8; at += 1) state[at] = (state[at] ?? 0) + (added[at] ?? 0);
  }
}
