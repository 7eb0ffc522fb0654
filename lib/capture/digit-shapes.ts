import type { Remark } from '../model/index.ts';

/** The shape of a drawn sign, brought to one size; `null` where nothing was drawn. */
export type Shape = Float32Array | null;

/** Pictures that look like each digit, by digit. */
export type References = readonly (readonly Shape[])[];

/** The code of the limitation that names a font which draws digits as other digits. */
export const scramblesDigits = 'font-scrambles-digits';

/** The limitation that nobody looked at a page's fonts, or at more than `number` of them. */
export const fontsNotChecked = (number: string | null): Remark => ({
  code: 'fonts-not-checked',
  subject: null,
  detail: number,
});

/** Signs are drawn in squares of so many pixels. */
export const cellPx = 64;

/** The size that shapes are brought to: enough to tell digits apart, too little to tell serifs apart. */
const columns = 16;
const rows = 20;
/** Thinner signs keep their width, or a bar would fill the whole: the figure 1 is one. */
const leastWidth = 0.5;
const inkFrom = 64;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function inkBox(alpha: Uint8Array): Box | null {
  let [left, top, right, bottom] = [cellPx, cellPx, -1, -1];
  for (let y = 0; y < cellPx; y += 1) {
    for (let x = 0; x < cellPx; x += 1) {
      if ((alpha[y * cellPx + x] ?? 0) < inkFrom) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The ink within a box, with its edges softened so that a thin pen is like a thick one. */
function sampled(alpha: Uint8Array, { left, top, width, height }: Box): Float32Array {
  const grid = new Float32Array((columns + 2) * (rows + 2));
  const perPoint = 3;
  for (let row = 0; row < rows * perPoint; row += 1) {
    const y = Math.floor(top + ((row + 0.5) / (rows * perPoint)) * height);
    for (let column = 0; column < columns * perPoint; column += 1) {
      const x = Math.floor(left + ((column + 0.5) / (columns * perPoint)) * width);
      if (x < 0 || x >= cellPx) continue;
      const to = (Math.floor(row / perPoint) + 1) * (columns + 2) + Math.floor(column / perPoint) + 1;
      grid[to] = (grid[to] ?? 0) + (alpha[y * cellPx + x] ?? 0);
    }
  }
  const soft = new Float32Array(columns * rows);
  for (let at = 0; at < soft.length; at += 1) {
    const corner = Math.floor(at / columns) * (columns + 2) + (at % columns);
    let sum = 0;
    for (let y = 0; y < 3; y += 1)
      for (let x = 0; x < 3; x += 1) sum += grid[corner + y * (columns + 2) + x] ?? 0;
    soft[at] = sum;
  }
  return soft;
}

/** The shape of what is drawn in a square of `cellPx`, by how opaque each pixel is. */
export function shapeOf(alpha: Uint8Array): Shape {
  const box = inkBox(alpha);
  if (!box) return null;
  const width = Math.max(box.width, box.height * leastWidth);
  const left = box.left + (box.width - width) / 2;
  const ink = sampled(alpha, { ...box, left, width });
  let mean = 0;
  for (const value of ink) mean += value / ink.length;
  let squares = 0;
  for (const value of ink) squares += (value - mean) ** 2;
  const length = Math.sqrt(squares) || 1;
  return ink.map((value) => (value - mean) / length);
}

/** How alike two shapes are, by their correlation: 1 for the same, about 0 for shapes that have nothing in common. */
export function likeness(one: Shape, other: Shape): number {
  if (!one || !other) return one === other ? 1 : 0;
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** Of ten signs, how like each is to each digit. */
function likenesses(shapes: readonly Shape[], references: References): number[][] {
  return shapes.map((shape) =>
    references.map((looks) => Math.max(...looks.map((look) => likeness(shape, look)))),
  );
}

/** Two signs are one. No font that is meant to be read draws two digits as like as 0.9. */
const same = 0.998;

/**
 * From where on a sign is another digit than it should be. Tried on 190 fonts for reading, of which none was taken for
 * scrambled, on 510 for display, of which three were, and on the former with two digits exchanged: nine in ten were found.
 */
const evidence = { likeness: 0.75, lead: 0.1 };
/** The same where the other digit's own sign cannot bear witness, since it comes from another font. */
const aloneEvidence = { likeness: 0.85, lead: 0.2 };

/** The digit whose look a sign has, if that is clearly another than its own. */
function misread(like: readonly number[], own: number, wanted: typeof evidence): number | null {
  const best = like.indexOf(Math.max(...like));
  const most = like[best] ?? 0;
  return best !== own && most >= wanted.likeness && most - (like[own] ?? 0) >= wanted.lead ? best : null;
}

/**
 * Say which digits a font draws as what: `3→8` for one drawn as another, `0=1` for two drawn alike, `5→–` for one that
 * is blank; nothing for a font that draws each as itself.
 *
 * A sign that looks like another digit proves little: fonts are odd. Where that digit's sign in turn looks like a third,
 * or is the very same, digits were exchanged.
 *
 * @param shapes the digits as the font draws them, from 0 to 9
 * @param borrowed the same as drawn where the font has none: what is like that is not the font's
 */
export function scrambledDigits(
  shapes: readonly Shape[],
  borrowed: readonly Shape[],
  references: References,
): string[] {
  const like = likenesses(shapes, references);
  const isOwn = shapes.map((shape, digit) => likeness(shape, borrowed[digit] ?? null) < same);
  const looks = like.map((row, digit) => misread(row, digit, evidence));
  const found: string[] = [];
  for (const [digit, shape] of shapes.entries()) {
    if (!isOwn[digit]) continue;
    const other = looks[digit] ?? null;
    if (!shape) found.push(`${digit}→–`);
    else if (other !== null && !isOwn[other]) {
      if (misread(like[digit] ?? [], digit, aloneEvidence) !== null) found.push(`${digit}→${other}`);
    } else if (other !== null && (looks[other] !== null || likeness(shape, shapes[other] ?? null) >= same))
      found.push(`${digit}→${other}`);
    else {
      const twin = shapes.findIndex((one, at) => at < digit && isOwn[at] && likeness(one, shape) >= same);
      if (twin >= 0 && looks[twin] === null) found.push(`${twin}=${digit}`);
    }
  }
  return found;
}
