import { cellPx, likeness, shapeOf, type References, type Shape } from './digit-shapes.ts';
import { nextTask } from './next-task.ts';

const digits = '0123456789';

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

/** Draws digits where no page sees it, and reads their shapes. */
export class DigitPictures {
  private readonly context: CanvasRenderingContext2D | null;

  constructor(document: Document) {
    // Drawn on an element of its own, never put into the page: that alone knows the page's fonts in every browser.
    const canvas = Document.prototype.createElementNS.call(
      document,
      'http://www.w3.org/1999/xhtml',
      'canvas',
    );
    if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError('no canvas');
    canvas.width = cellPx * digits.length;
    canvas.height = cellPx;
    this.context = canvas.getContext('2d', { willReadFrequently: true });
  }

  /**
   * The digits from 0 to 9 as a font draws them, such as `italic 700 40px "Roboto"`.
   * @param wanted the digits to be drawn: to draw with a font that is not there would ask for it
   */
  shapes(font: string, wanted = digits): Shape[] {
    return this.drawn(digits.length, (context, place) => {
      // What is no font leaves the one before.
      context.font = '40px monospace';
      context.font = font;
      const digit = digits[place] ?? '';
      if (wanted.includes(digit)) context.fillText(digit, 12, 48);
    });
  }

  /** What digits look like, drawn a few at a time; null where the browser lets nobody read a drawing. */
  async references(): Promise<References | null> {
    const known: Shape[][] = Array.from(digits, () => []);
    for (const font of plainFonts) {
      for (const [digit, shape] of this.shapes(font).entries()) known[digit]?.push(shape);
      await nextTask();
    }
    for (const width of [3, 6]) {
      for (const [place, shape] of this.drawnWays(width).entries()) known[pens[place]?.[0] ?? 0]?.push(shape);
      await nextTask();
    }
    const [zero, one] = known.map(([shape]) => shape ?? null);
    // Where reading a drawing is forbidden, each looks like any other.
    return !zero || !one || likeness(zero, one) > 0.9 ? null : known;
  }

  private drawnWays(width: number): Shape[] {
    return this.drawn(pens.length, (context, place) => {
      context.lineWidth = width;
      context.translate(22, 16);
      context.stroke(new Path2D(pens[place]?.[1]));
    });
  }

  /** The shapes of `count` signs, each drawn in a square of its own. */
  private drawn(count: number, draw: (context: CanvasRenderingContext2D, place: number) => void): Shape[] {
    const { context } = this;
    if (!context) return Array.from({ length: count }, () => null);
    context.clearRect(0, 0, cellPx * digits.length, cellPx);
    for (let place = 0; place < count; place += 1) {
      context.save();
      context.translate(place * cellPx, 0);
      context.beginPath();
      context.rect(0, 0, cellPx, cellPx);
      context.clip();
      draw(context, place);
      context.restore();
    }
    const { data } = context.getImageData(0, 0, cellPx * digits.length, cellPx);
    return Array.from({ length: count }, (_, place) => {
      const alpha = new Uint8Array(cellPx * cellPx);
      for (let at = 0; at < alpha.length; at += 1) {
        const x = place * cellPx + (at % cellPx);
        const y = Math.floor(at / cellPx);
        alpha[at] = data[(y * cellPx * digits.length + x) * 4 + 3] ?? 0;
      }
      return shapeOf(alpha);
    });
  }
}
