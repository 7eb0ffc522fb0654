import { colour, mix } from './png.ts';
import type { Colour, Paint } from './png.ts';

const SKY_TOP = colour('#5b8fc4');
const SKY_LOW = colour('#f3dcb8');
const SUN = colour('#fff3cf');
const FAR = colour('#8aa0b8');
const NEAR = colour('#6c8a63');
const STEPPE = colour('#c2a765');
const WALL = colour('#f2efe6');
const SHADE = colour('#c9c3b3');
const ROOF = colour('#1c4a86');
const DARK = colour('#22344f');

function building(x: number, y: number): Colour | null {
  const wing = x > 0.2 && x < 0.8 && y > 0.3 && y < 0.45;
  const porch = x > 0.4 && x < 0.6 && y > 0.27 && y < 0.45;
  if (y > 0.212 && y <= 0.27 && Math.abs(x - 0.5) < (y - 0.2) * 1.72) return ROOF;
  if (porch) return (x * 50) % 2 < 1 ? WALL : y > 0.4 && Math.abs(x - 0.5) < 0.02 ? DARK : SHADE;
  if (x > 0.19 && x < 0.81 && y > 0.288 && y <= 0.3) return ROOF;
  if (!wing) return x > 0.36 && x < 0.64 && y >= 0.45 && y < 0.465 ? WALL : null;
  const window = (x * 30) % 1 > 0.32 && (x * 30) % 1 < 0.74;
  const floor = (y > 0.322 && y < 0.362) || (y > 0.385 && y < 0.428);
  return window && floor ? DARK : WALL;
}

/** A public building in the steppe, 16 by 9: no real place. */
export const house: Paint = (x, y) => {
  const front = building(x, y);
  if (front) return front;
  const far = 0.36 + 0.025 * Math.sin(x * 9 + 1) + 0.012 * Math.sin(x * 23);
  const near = 0.42 + 0.012 * Math.sin(x * 6 + 4);
  if (y > 0.45) return mix(STEPPE, colour('#8f7a45'), (y - 0.45) * 7);
  if (y > near) return NEAR;
  if (y > far) return FAR;
  return Math.hypot(x - 0.86, y - 0.13) < 0.045 ? SUN : mix(SKY_TOP, SKY_LOW, y / 0.4);
};

const CURTAIN = colour('#2c62a3');
const FOLD = colour('#1d4a83');
const FLOOR = colour('#b9a183');
const INSIDE = colour('#efe9dc');

/** Three voting booths with curtains, 3 by 2. */
export const booths: Paint = (x, y) => {
  if (y > 0.56) return mix(FLOOR, colour('#8d7658'), (y - 0.56) * 6);
  const cell = (x * 3) % 1;
  if (cell < 0.07 || cell > 0.93 || y < 0.07) return y < 0.03 ? INSIDE : colour('#8a6a45');
  if (y > 0.5) return colour('#51483c');
  if (x > 1 / 3 && x < 2 / 3 && cell > 0.55) {
    return y > 0.3 && y < 0.33 ? colour('#8a6a45') : INSIDE;
  }
  return mix(CURTAIN, FOLD, 0.5 + 0.5 * Math.sin(cell * 42));
};

/** A banner of coloured bars, 3 by 1, as a partner's site would serve it. */
export function banner(first: string, second: string): Paint {
  return (x, y) => {
    const bar = Math.floor(x * 18);
    const height = 0.06 + 0.2 * Math.abs(Math.sin(bar * 1.7 + 0.4));
    const inBar = (x * 18) % 1 < 0.62 && y > 0.3 - height && y < 0.3 && bar > 0 && bar < 17;
    return inBar ? colour('#ffffff', 1) : mix(colour(first), colour(second), x);
  };
}

/** A faint woven background of 64 pixels, repeated under the page. */
export const weave: Paint = (x, y) => {
  const line = Math.abs(((x + y) * 4) % 1) < 0.08 || Math.abs(((x - y + 1) * 4) % 1) < 0.08;
  return line ? colour('#12305e', 0.05) : [0, 0, 0, 0];
};
