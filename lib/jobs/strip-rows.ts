import type { PixelSource } from '../compare/pictures/index.ts';
import { KuaError } from '../model/index.ts';

/** In pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What every browser can draw. */
const mostSide = 16_384;
/** Pixels of one strip, and rows of all: twice what a capture may have. */
const mostPixels = 1 << 27;
const mostRows = 128_000;

const signature = [0x89504e47, 0x0d0a1a0a];
const ihdr = 0x49484452;

/**
 * The size of a PNG by its header, which is its first chunk (PNG specification, 11.2.2).
 *
 * @throws KuaError `unexpected` for anything that is no PNG, or is larger than a picture of a page
 */
export async function pngSize(png: Blob): Promise<PictureSize> {
  const header = new DataView(await png.slice(0, 24).arrayBuffer());
  const isPng =
    header.byteLength === 24 &&
    signature.every((word, at) => header.getUint32(4 * at) === word) &&
    header.getUint32(12) === ihdr;
  if (!isPng) throw new KuaError('unexpected', 'a picture of the page is no PNG');
  const [width, height] = [header.getUint32(16), header.getUint32(20)];
  if (width === 0 || width > mostSide || height > mostSide || width * height > mostPixels) {
    throw new KuaError('unexpected', `a picture of the page has ${width} × ${height} pixels`);
  }
  return { width, height };
}

interface Strip extends PictureSize {
  readonly png: Blob;
  /** Its first row in the picture. */
  readonly top: number;
}

/** A picture in PNG strips from top to bottom, of which one is held unpacked. */
export class StripRows implements PixelSource {
  readonly width: number;
  readonly height: number;
  private readonly strips: readonly Strip[];
  private unpacked: { readonly strip: Strip; readonly bitmap: ImageBitmap } | null = null;
  private canvas = new OffscreenCanvas(1, 1);

  private constructor(strips: readonly Strip[]) {
    this.strips = strips;
    this.width = Math.min(...strips.map(({ width }) => width));
    this.height = strips.reduce((sum, { height }) => sum + height, 0);
  }

  /** @throws KuaError `unexpected` for strips that are no picture of a page */
  static async of(pngs: readonly Blob[]): Promise<StripRows> {
    const strips: Strip[] = [];
    let top = 0;
    for (const png of pngs) {
      const size = await pngSize(png);
      strips.push({ png, top, ...size });
      top += size.height;
      if (top > mostRows) throw new KuaError('unexpected', `a picture of the page has over ${top} rows`);
    }
    return new StripRows(strips);
  }

  async read(from: number, rows: number, width: number): Promise<Uint8ClampedArray> {
    const end = from + rows;
    const all = new Uint8ClampedArray(rows * width * 4);
    for (const strip of this.strips) {
      const first = Math.max(from, strip.top);
      const last = Math.min(end, strip.top + strip.height);
      if (first >= last) continue;
      const pixels = await this.pixels(strip, first - strip.top, last - first, width);
      if (last - first === rows) return pixels;
      all.set(pixels, (first - from) * width * 4);
    }
    return all;
  }

  private async pixels(strip: Strip, from: number, rows: number, width: number): Promise<Uint8ClampedArray> {
    const bitmap = await this.unpack(strip);
    if (this.canvas.width !== width || this.canvas.height < rows)
      this.canvas = new OffscreenCanvas(width, rows);
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new KuaError('unexpected', 'no canvas to read pictures with');
    context.globalCompositeOperation = 'copy';
    context.drawImage(bitmap, 0, from, width, rows, 0, 0, width, rows);
    return context.getImageData(0, 0, width, rows).data;
  }

  private async unpack(strip: Strip): Promise<ImageBitmap> {
    if (this.unpacked?.strip === strip) return this.unpacked.bitmap;
    this.unpacked?.bitmap.close();
    this.unpacked = null;
    const bitmap = await createImageBitmap(strip.png, {
      colorSpaceConversion: 'none',
      premultiplyAlpha: 'none',
    });
    this.unpacked = { strip, bitmap };
    return bitmap;
  }
}
