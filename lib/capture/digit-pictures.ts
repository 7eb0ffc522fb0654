import { cellPx, shapeOf, type References, type Shape } from './digit-shapes.ts';
import { nextTask } from './next-task.ts';
import type { DrawnDigits } from './protocol.ts';

const digits = '0123456789';
const widthPx = cellPx * digits.length;

/** Bytes of a picture of the ten digits, as `getImageData` gives them. */
export const pictureBytes = widthPx * cellPx * 4;

/** A page that has no fonts of its own. */
export const noDigits: DrawnDigits = { borrowed: new Uint8Array(), fonts: [], beyond: false };

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Fonts that no page can put another in place of: unquoted, these names are the browser's own. */
const plainFonts = ['sans-serif', 'serif', 'monospace'].flatMap((family) =>
  ['400', '700', 'italic 400', 'italic 700'].map((face) => `${face} 40px ${family}`),
);

/** Looks that a system's fonts may all lack, as the way of a pen. */
const pens: readonly (readonly [digit: number, way: string])[] = [
  [1, 'M9 0V32'],
  [1, 'M0 8L9 0V32'],
  [1, 'M0 7L12 1V32'],
  [1, 'M0 8L9 0V32M0 32H18'],
  [4, 'M5 0L0 20H20M15 11V32'],
  [6, 'M14 0L2 18M10 13C26 13 26 32 10 32S-6 13 10 13Z'],
  [6, 'M17 3C6-4 0 4 0 18 0 36 20 34 20 22 20 10 4 8 0 20'],
  [9, 'M6 32L18 14M10 19C-6 19-6 0 10 0S26 19 10 19Z'],
  [9, 'M3 29C14 36 20 28 20 14 20-4 0-2 0 10 0 22 16 24 20 12'],
];

/** Draws signs side by side, where no page sees it. */
class SignPictures {
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  /** The digits from 0 to 9 as a font draws them. @param wanted the digits to be drawn */
  digits(font: string, wanted = digits): Uint8Array<ArrayBuffer> {
    return this.drawn(digits.length, (context, place) => {
      // What is no font leaves the one before.
      context.font = '40px monospace';
      context.font = font;
      const digit = digits[place] ?? '';
      if (wanted.includes(digit)) context.fillText(digit, 12, 48);
    });
  }

  ways(lineWidth: number): Uint8Array<ArrayBuffer> {
    return this.drawn(pens.length, (context, place) => {
      context.lineWidth = lineWidth;
      context.translate(22, 16);
      context.stroke(new Path2D(pens[place]?.[1]));
    });
  }

  private drawn(count: number, draw: (context: Context, place: number) => void): Uint8Array<ArrayBuffer> {
    const { context } = this;
    context.clearRect(0, 0, widthPx, cellPx);
    for (let place = 0; place < count; place += 1) {
      context.save();
      context.translate(place * cellPx, 0);
      context.beginPath();
      context.rect(0, 0, cellPx, cellPx);
      context.clip();
      draw(context, place);
      context.restore();
    }
    return new Uint8Array(context.getImageData(0, 0, widthPx, cellPx).data.buffer);
  }
}

/**
 * How a page draws the digits from 0 to 9, side by side. Answers pictures of `pictureBytes` for fonts such as
 * `italic 700 40px "Roboto"`; of digits other than `wanted` nothing is drawn: to draw with a font that is not there would
 * ask for it. @throws where the browser lets nobody draw
 */
export function pageDigits(document: Document): (font: string, wanted?: string) => Uint8Array<ArrayBuffer> {
  // Drawn on an element of its own, never put into the page: that alone knows the page's fonts in every browser.
  const canvas = Document.prototype.createElementNS.call(document, 'http://www.w3.org/1999/xhtml', 'canvas');
  if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError('no canvas');
  canvas.width = widthPx;
  canvas.height = cellPx;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new TypeError('no drawing');
  const pictures = new SignPictures(context);
  return (font, wanted) => pictures.digits(font, wanted);
}

/** What digits look like in plain fonts and by pens, drawn a few at a time. @throws where the browser lets nobody draw */
export async function digitReferences(): Promise<References> {
  const context = new OffscreenCanvas(widthPx, cellPx).getContext('2d', { willReadFrequently: true });
  if (!context) throw new TypeError('no drawing');
  const pictures = new SignPictures(context);
  const known: Shape[][] = Array.from(digits, () => []);
  for (const font of plainFonts) {
    for (const [digit, shape] of shapesIn(pictures.digits(font)).entries()) known[digit]?.push(shape);
    await nextTask();
  }
  for (const width of [3, 6]) {
    const ways = shapesIn(pictures.ways(width));
    for (const [place, [digit]] of pens.entries()) known[digit]?.push(ways[place] ?? null);
    await nextTask();
  }
  return known;
}

/** The shapes of the signs in a picture, each in a square of its own. */
export function shapesIn(picture: Uint8Array): Shape[] {
  return Array.from(digits, (_, place) => {
    const alpha = new Uint8Array(cellPx * cellPx);
    for (let at = 0; at < alpha.length; at += 1) {
      const x = place * cellPx + (at % cellPx);
      const y = Math.floor(at / cellPx);
      alpha[at] = picture[(y * widthPx + x) * 4 + 3] ?? 0;
    }
    return shapeOf(alpha);
  });
}
