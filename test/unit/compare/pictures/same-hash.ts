// How somebody would make two rows of the same hash: MurmurHash3 can be run backwards.
import { white } from './made-picture.ts';

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The inverse of an odd number modulo 2³², by Newton's method. */
function inverse(odd: number): number {
  let x = odd;
  for (let step = 0; step < 5; step += 1) x = Math.imul(x, 2 - Math.imul(odd, x));
  return x;
}

const scattered = (word: number): number => Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
const gathered = (k: number): number =>
  Math.imul(rotated(Math.imul(k, inverse(0x1b873593)), 17), inverse(0xcc9e2d51));
const step = (hash: number, word: number): number =>
  (Math.imul(rotated(hash ^ scattered(word), 13), 5) + 0xe6546b64) | 0;

/** Two rows of 32 opaque pixels that differ in the first two, with the same hash. */
export function sameHash(): readonly [number[], number[]] {
  const rest = Array.from({ length: 30 }, () => white);
  const opaque = (colour: number): number => colour | 0xff000000 | 0;
  for (let colour = 1; ; colour += 1) {
    const second = gathered(step(0, opaque(white)) ^ scattered(opaque(0x808080)) ^ step(0, opaque(colour)));
    if (second >>> 24 !== 0xff) continue;
    return [
      [white, 0x808080, ...rest],
      [colour, second & 0xffffff, ...rest],
    ];
  }
}
