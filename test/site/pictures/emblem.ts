import { colour } from './png.ts';
import type { Colour, Paint } from './png.ts';

const NAVY = colour('#12305e');
const DEEP = colour('#0b2145');
const GOLD = colour('#d9b04a');
const PAPER = colour('#fbfaf5');
const GREEN = colour('#2f7d5b');
const CLEAR: Colour = [0, 0, 0, 0];

/** Distance from a point to the segment a–b. */
function toSegment(x: number, y: number, a: readonly [number, number], b: readonly [number, number]): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const t = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - a[0] - dx * t, y - a[1] - dy * t);
}

/** The ballot and its box, in units of the emblem's radius, or null beside them. */
function ballotBox(x: number, y: number): Colour | null {
  const check = Math.min(
    toSegment(x, y, [-0.13, -0.19], [-0.03, -0.09]),
    toSegment(x, y, [-0.03, -0.09], [0.15, -0.32]),
  );
  const paper = Math.abs(x) < 0.25 && y > -0.47 && y < 0.1;
  const lid = Math.abs(x) < 0.47 && y > 0.04 && y < 0.15;
  const slot = Math.abs(x) < 0.31 && y > 0.07 && y < 0.11;
  const side = Math.abs(x) < 0.4 && y >= 0.15 && y < 0.5;
  if (slot) return DEEP;
  if (lid) return GOLD;
  if (side) return Math.hypot(x, y - 0.32) < 0.1 ? NAVY : PAPER;
  if (paper && y < 0.07) return check < 0.035 ? GREEN : PAPER;
  return null;
}

/** The commission's emblem, of our own design: a ballot and its box in a ring of rays. */
export const emblem: Paint = (across, down) => {
  const x = (across - 0.5) * 2.02;
  const y = (down - 0.5) * 2.02;
  const radius = Math.hypot(x, y);
  if (radius > 1) return CLEAR;
  if (radius > 0.94) return GOLD;
  if (radius > 0.9) return NAVY;
  const turn = (((Math.atan2(y, x) / (2 * Math.PI)) * 40 + 40.5) % 1) - 0.5;
  if (radius > 0.68 && radius < 0.84) {
    return Math.abs(turn) < (0.84 - radius) * 2.1 ? GOLD : NAVY;
  }
  if (radius >= 0.63 && radius <= 0.655) return GOLD;
  return ballotBox(x, y) ?? (radius < 0.63 ? DEEP : NAVY);
};
