import { arc, curve, line, ring } from './outline.ts';
import type { Point, Stroke } from './outline.ts';

/** A character as pen strokes, 1000 units to the em, digits 700 high and all of one width. */
export interface Glyph {
  readonly character: string;
  readonly advance: number;
  readonly strokes: readonly Stroke[];
}

const WIDTH = 560;

const six: readonly Stroke[] = [
  ring([280, 214], 172, 166),
  line(...curve([108, 214], [112, 500], [350, 668])),
];

const turn = ([x, y]: Point): Point => [WIDTH - x, 700 - y];

const DIGITS: readonly (readonly Stroke[])[] = [
  [ring([280, 350], 172, 302)],
  [line([308, 700], [308, 0]), line([120, 548], [308, 664])],
  [line(...arc([280, 482], 168, 170, 165, -28), [112, 62]), line([84, 48], [472, 48])],
  [line(...arc([268, 506], 156, 146, 158, -90)), line(...arc([268, 204], 176, 156, 90, -158))],
  [line([372, 700], [372, 0]), line([352, 690], [92, 206]), line([60, 190], [506, 190])],
  [line([120, 652], [462, 652]), line([158, 672], [136, 330]), line(...arc([270, 216], 178, 168, 140, -155))],
  six,
  [line([84, 652], [476, 652]), line([440, 672], [196, 0])],
  [ring([280, 516], 144, 136), ring([280, 206], 172, 158)],
  six.map(({ points, closed }) => ({ points: points.map(turn), closed })),
];

/** The characters of the font: digits, what stands between them, and the percent sign. */
export const GLYPHS: readonly Glyph[] = [
  ...DIGITS.map((strokes, digit) => ({ character: String(digit), advance: WIDTH, strokes })),
  { character: ' ', advance: 220, strokes: [] },
  { character: '\u00a0', advance: 220, strokes: [] },
  { character: '.', advance: 240, strokes: [line([120, 0], [120, 110])] },
  { character: ',', advance: 240, strokes: [line([136, 110], [96, -120])] },
  {
    character: '%',
    advance: 800,
    strokes: [ring([190, 530], 104, 122), ring([610, 170], 104, 122), line([590, 700], [210, 0])],
  },
];
