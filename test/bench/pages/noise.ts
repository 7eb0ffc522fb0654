import { pngFile } from '../../site/pictures/png.ts';

/** Numbers from 0 up to 1 that look like chance and are the same every time (Mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A PNG (RGB, 8 bits) of about `sizeBytes` that shows coloured areas under grain: like a photograph's, its bytes
 * cannot be compressed any further. The same for the same seed, another for another.
 */
export function photograph(seed: number, width: number, sizeBytes: number): Buffer {
  const height = Math.round((width * 2) / 3);
  const next = chance(seed);
  const tint = [next() * 160, next() * 160, next() * 160];
  const stride = width * 3 + 1;
  const raw = Buffer.alloc(stride * height);
  // One byte of grain costs about one byte in the file; the rest of the picture costs nearly none.
  const grainRows = Math.min(height, Math.ceil(sizeBytes / (width * 3)));
  for (let row = 0; row < height; row += 1) {
    const grain = row < grainRows;
    for (let at = 0; at < width * 3; at += 1) {
      const base = (tint[at % 3] ?? 0) + Math.floor((row * 95) / height);
      raw[row * stride + 1 + at] = grain ? Math.floor(next() * 256) : base;
    }
  }
  return pngFile({ width, height, colourType: 2, level: 1 }, raw);
}
