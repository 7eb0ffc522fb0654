import { deflateSync } from 'node:zlib';
import { GLYPHS } from './digits.ts';
import { contours } from './outline.ts';
import type { Point } from './outline.ts';

/** How the font is named and how thick its pen is (units of 1000). */
export interface FontOptions {
  readonly family: string;
  readonly strokeWidth: number;
  /** The character whose shape a character gets: its own, unless the font is there to mislead. */
  readonly shapeOf?: (character: string) => string;
}

type Table = readonly [tag: string, bytes: Buffer];

const UNITS_PER_EM = 1000;
const ASCENT = 800;
const DESCENT = 200;
/** 1 January 2026 in seconds since 1904, so that the bytes are always the same. */
const MADE_AT = 3_850_070_400n;

const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, n) => bytes.writeUInt16BE(value & 0xffff, n * 2));
  return bytes;
};

const u32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, n) => bytes.writeUInt32BE(value >>> 0, n * 4));
  return bytes;
};

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function checksum(bytes: Buffer): number {
  const words = padded(bytes);
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum = (sum + words.readUInt32BE(at)) >>> 0;
  return sum;
}

function box(points: readonly Point[]): readonly [number, number, number, number] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return points.length === 0
    ? [0, 0, 0, 0]
    : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

interface Drawn {
  readonly bytes: Buffer;
  readonly box: readonly [number, number, number, number];
  readonly points: number;
  readonly contours: number;
}

/** A simple glyph (OpenType `glyf`), every point on the curve and every coordinate a word. */
function draw(shapes: readonly (readonly Point[])[]): Drawn {
  const points = shapes.flat();
  const bounds = box(points);
  if (points.length === 0) return { bytes: Buffer.alloc(0), box: bounds, points: 0, contours: 0 };
  let end = -1;
  const ends = shapes.map((shape) => (end += shape.length));
  const deltas = (axis: 0 | 1): number[] =>
    points.map((point, n) => point[axis] - (points[n - 1]?.[axis] ?? 0));
  const bytes = Buffer.concat([
    u16(shapes.length, ...bounds, ...ends, 0),
    Buffer.alloc(points.length, 0x01),
    u16(...deltas(0)),
    u16(...deltas(1)),
  ]);
  return { bytes: padded(bytes), box: bounds, points: points.length, contours: shapes.length };
}

/** A format 4 character map with one segment a character. */
function characterMap(codes: readonly (readonly [code: number, glyph: number])[]): Buffer {
  const segments = [...codes.toSorted(([a], [b]) => a - b), [0xffff, 0] as const];
  const power = 2 ** Math.floor(Math.log2(segments.length));
  const body = Buffer.concat([
    u16(segments.length * 2, power * 2, Math.log2(power), (segments.length - power) * 2),
    u16(...segments.map(([code]) => code), 0),
    u16(...segments.map(([code]) => code)),
    u16(...segments.map(([code, glyph]) => (code === 0xffff ? 1 : glyph - code))),
    u16(...segments.map(() => 0)),
  ]);
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), u16(4, body.length + 6, 0), body]);
}

function names(family: string): Buffer {
  const records: readonly (readonly [id: number, text: string])[] = [
    [0, 'Made for the demonstration site of Kua; licensed as the rest of it (MIT)'],
    [1, family],
    [2, 'Regular'],
    [3, `${family} 1.0`],
    [4, family],
    [5, 'Version 1.000'],
    [6, family.replaceAll(' ', '')],
  ];
  const texts = records.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const rows = records.map(([id], n) => {
    const length = texts[n]?.length ?? 0;
    offset += length;
    return u16(3, 1, 0x0409, id, length, offset - length);
  });
  return Buffer.concat([u16(0, records.length, 6 + records.length * 12), ...rows, ...texts]);
}

function tablesOf({ family, strokeWidth, shapeOf = (own) => own }: FontOptions): Table[] {
  // Glyph 0 stands for what is missing: an empty box.
  const missing = { advance: 500, shapes: [] as Point[][] };
  const byCharacter = new Map(GLYPHS.map((glyph) => [glyph.character, glyph]));
  const shown = GLYPHS.map((glyph) => byCharacter.get(shapeOf(glyph.character)) ?? glyph);
  const drawn = shown.map(({ advance, strokes }) => ({
    advance,
    shapes: strokes.flatMap((stroke) => contours(stroke, strokeWidth)),
  }));
  const glyphs = [missing, ...drawn].map(({ advance, shapes }) => ({ advance, ...draw(shapes) }));
  let end = 0;
  const offsets = [0, ...glyphs.map(({ bytes }) => (end += bytes.length))];
  const inked = glyphs.filter(({ points }) => points > 0);
  const corners = inked.flatMap((glyph): Point[] => [
    [glyph.box[0], glyph.box[1]],
    [glyph.box[2], glyph.box[3]],
  ]);
  const bounds = box(corners);
  const widest = Math.max(...glyphs.map(({ advance }) => advance));
  const rightGap = Math.min(...inked.map(({ advance, box: [, , xMax] }) => advance - xMax));
  const made = Buffer.alloc(8);
  made.writeBigUInt64BE(MADE_AT);
  const codes = GLYPHS.map(({ character }) => character.charCodeAt(0));

  const os2 = Buffer.concat([
    u16(4, 500, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    Buffer.alloc(10),
    u32(1, 0, 0, 0),
    Buffer.from('KUA '),
    u16(0x40, Math.min(...codes), Math.max(...codes), ASCENT, -DESCENT, 0, ASCENT, DESCENT),
    u32(1, 0),
    u16(500, 700, 0, 32, 1),
  ]);
  return [
    ['OS/2', os2],
    ['cmap', characterMap(codes.map((code, n) => [code, n + 1]))],
    ['glyf', Buffer.concat(glyphs.map(({ bytes }) => bytes))],
    [
      'head',
      Buffer.concat([
        u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
        u16(0x0003, UNITS_PER_EM),
        made,
        made,
        u16(...bounds, 0, 8, 2, 1, 0),
      ]),
    ],
    [
      'hhea',
      Buffer.concat([
        u32(0x00010000),
        u16(ASCENT, -DESCENT, 0, widest, bounds[0], rightGap, bounds[2], 1, 0, 0, 0, 0, 0, 0, 0),
        u16(glyphs.length),
      ]),
    ],
    ['hmtx', Buffer.concat(glyphs.map((glyph) => u16(glyph.advance, glyph.box[0])))],
    ['loca', u32(...offsets)],
    [
      'maxp',
      Buffer.concat([
        u32(0x00010000),
        u16(glyphs.length, Math.max(...glyphs.map(({ points }) => points))),
        u16(Math.max(...glyphs.map((glyph) => glyph.contours)), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
      ]),
    ],
    ['name', names(family)],
    ['post', Buffer.concat([u32(0x00030000, 0), u16(-100, 50), u32(0, 0, 0, 0, 0)])],
  ];
}

/** A TrueType font of digits, drawn from `digits.ts`; the same bytes every time. */
export function truetype(options: FontOptions): Buffer {
  const tables = tablesOf(options);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  let offset = 12 + tables.length * 16;
  const directory = tables.map(([tag, bytes]) => {
    const row = Buffer.concat([Buffer.from(tag), u32(checksum(bytes), offset, bytes.length)]);
    offset += padded(bytes).length;
    return row;
  });
  const font = Buffer.concat([
    u32(0x00010000),
    u16(tables.length, power * 16, Math.log2(power), (tables.length - power) * 16),
    ...directory,
    ...tables.map(([, bytes]) => padded(bytes)),
  ]);
  const head = tables.findIndex(([tag]) => tag === 'head');
  const headOffset = font.readUInt32BE(12 + head * 16 + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headOffset + 8);
  return font;
}

/** The same font as WOFF 1.0 (W3C, 2012): each table compressed with zlib where that is shorter. */
export function woff(options: FontOptions): Buffer {
  const font = truetype(options);
  const count = font.readUInt16BE(4);
  let offset = 44 + count * 20;
  const directory: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (let n = 0; n < count; n += 1) {
    const row = 12 + n * 16;
    const start = font.readUInt32BE(row + 8);
    const length = font.readUInt32BE(row + 12);
    const plain = font.subarray(start, start + length);
    const packed = deflateSync(plain, { level: 9 });
    const body = packed.length < length ? packed : plain;
    const sizes = u32(offset, body.length, length, font.readUInt32BE(row + 4));
    directory.push(Buffer.concat([font.subarray(row, row + 4), sizes]));
    bodies.push(padded(body));
    offset += padded(body).length;
  }
  const header = Buffer.concat([
    Buffer.from('wOFF'),
    u32(0x00010000, offset),
    u16(count, 0),
    u32(font.length),
    u16(1, 0),
    u32(0, 0, 0, 0, 0),
  ]);
  return Buffer.concat([header, ...directory, ...bodies]);
}
