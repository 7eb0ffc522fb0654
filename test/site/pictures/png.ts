import { deflateSync, crc32 } from 'node:zlib';

/** Colour and opacity, each 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** The colour at a place; x runs 0 to 1 across, y 0 downwards in the same unit. */
export type Paint = (x: number, y: number) => Colour;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** The mean of four samples inside one pixel, so that edges are smooth. */
function pixel(paint: Paint, column: number, row: number, width: number): readonly number[] {
  const sum = [0, 0, 0, 0];
  for (const [dx, dy] of [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ] as const) {
    const [red, green, blue, alpha] = paint((column + dx) / width, (row + dy) / width);
    [red * alpha, green * alpha, blue * alpha, alpha].forEach((value, n) => {
      sum[n] = (sum[n] ?? 0) + value;
    });
  }
  const alpha = sum[3] ?? 0;
  const channels = sum.slice(0, 3).map((value) => (alpha === 0 ? 0 : value / alpha));
  return [...channels, alpha / 4].map((value) => Math.round(255 * Math.min(1, Math.max(0, value))));
}

/** Paint a PNG (RGBA, 8 bits, filter 1); the same bytes every time. */
export function png(width: number, height: number, paint: Paint): Buffer {
  const stride = width * 4 + 1;
  const raw = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    raw[row * stride] = 1;
    let before: readonly number[] = [0, 0, 0, 0];
    for (let column = 0; column < width; column += 1) {
      const now = pixel(paint, column, row, width);
      now.forEach((value, n) => {
        raw[row * stride + 1 + column * 4 + n] = (value - (before[n] ?? 0)) & 0xff;
      });
      before = now;
    }
  }
  return pngFile({ width, height, colourType: 6, level: 9 }, raw);
}

/** A PNG of 8 bits a sample from its filtered lines; `colourType` 2 is RGB, 6 RGBA (PNG, §11.2.1), `level` that of deflate. */
export function pngFile(
  form: {
    readonly width: number;
    readonly height: number;
    readonly colourType: 2 | 6;
    readonly level: number;
  },
  lines: Buffer,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(form.width, 0);
  header.writeUInt32BE(form.height, 4);
  header.set([8, form.colourType, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: form.level })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An icon file with one PNG picture in it (at most 256 pixels). */
export function ico(size: number, picture: Buffer): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.set([size & 0xff, size & 0xff], 6);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(picture.length, 14);
  header.writeUInt32LE(22, 18);
  return Buffer.concat([header, picture]);
}

/** A colour written `#rrggbb`. */
export function colour(hex: string, alpha = 1): Colour {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5), alpha];
}

/** Between two colours: 0 is the first, 1 the second. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const t = Math.min(1, Math.max(0, share));
  const one = (n: 0 | 1 | 2 | 3): number => a[n] + (b[n] - a[n]) * t;
  return [one(0), one(1), one(2), one(3)];
}
