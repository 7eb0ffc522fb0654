import { budgets } from '../capture/index.ts';

/** Puts pictures of parts of a page one under the other, in strips of which only the last is held unpacked. */
export class PictureStrips {
  /** Pixels from left to right. */
  readonly width: number;
  private readonly done: Blob[] = [];
  private canvas: OffscreenCanvas | null = null;
  private height = 0;

  constructor(width: number) {
    this.width = width;
  }

  /** Add the rows of `picture` from `top`, `height` pixels of them, under all that is there. */
  async add(picture: ImageBitmap, top: number, height: number): Promise<void> {
    for (let added = 0; added < height;) {
      this.canvas ??= new OffscreenCanvas(this.width, budgets.stripHeight);
      const place = this.height % budgets.stripHeight;
      const rows = Math.min(height - added, budgets.stripHeight - place);
      const from = top + added;
      this.canvas.getContext('2d')?.drawImage(picture, 0, from, this.width, rows, 0, place, this.width, rows);
      added += rows;
      this.height += rows;
      if (place + rows === budgets.stripHeight) await this.pack(budgets.stripHeight);
    }
  }

  /** All strips from top to bottom, as PNG; the last is as high as there is picture. */
  async finish(): Promise<Blob[]> {
    await this.pack(this.height % budgets.stripHeight);
    return this.done;
  }

  private async pack(height: number): Promise<void> {
    const full = this.canvas;
    this.canvas = null;
    if (!full || height === 0) return;
    this.done.push(await cut(full, 0, 0, full.width, height));
  }
}

/** A part of a picture, as PNG. */
export async function cut(
  picture: ImageBitmap | OffscreenCanvas,
  x: number,
  y: number,
  width: number,
  height: number,
): Promise<Blob> {
  const isWhole = x === 0 && y === 0 && width === picture.width && height === picture.height;
  if (isWhole && picture instanceof OffscreenCanvas)
    return await picture.convertToBlob({ type: 'image/png' });
  const part = new OffscreenCanvas(width, height);
  part.getContext('2d')?.drawImage(picture, x, y, width, height, 0, 0, width, height);
  return await part.convertToBlob({ type: 'image/png' });
}
