/** A picture of what an element showed, being made. Rejects with a `SecurityError` where the page may not read it. */
export type PixelCopy = Promise<Blob>;

/** The address under which the record names a copy: `kua:canvas/0.2/1`, the first in the third frame of the first. */
const scheme = 'kua:';

/**
 * Copies of what canvases and videos show. The pixels are taken at once, in the same piece of work as the document is
 * read; only making a PNG of them comes later.
 */
export class PixelCopies {
  readonly copies = new Map<string, PixelCopy>();
  private readonly frame: string;

  /** @param path where the document stands among its tab's frames: copies of several are told apart by it */
  constructor(path: readonly number[]) {
    this.frame = path.join('.');
  }

  /** Copy a canvas; answers the copy's address. */
  canvas(canvas: HTMLCanvasElement): string {
    return this.keep('canvas', canvasPixels(canvas));
  }

  /** Copy the frame that a video shows; null where it shows none yet. */
  video(video: HTMLVideoElement): string | null {
    const { videoWidth, videoHeight, readyState } = video;
    if (readyState < HTMLMediaElement.HAVE_CURRENT_DATA || videoWidth === 0) return null;
    return this.keep('video', drawn(video, videoWidth, videoHeight));
  }

  private keep(kind: string, copy: PixelCopy): string {
    const url = `${scheme}${kind}/${this.frame}/${this.copies.size + 1}`;
    // Whoever asks for the copy hears of its failure.
    copy.catch(() => undefined);
    this.copies.set(url, copy);
    return url;
  }
}

/** What an `<img>` shows whose bytes are gone: a `blob:` that was revoked, an answer that came once. */
export async function imagePixels(image: HTMLImageElement): PixelCopy {
  return await drawn(image, image.naturalWidth, image.naturalHeight);
}

function canvasPixels(canvas: HTMLCanvasElement): PixelCopy {
  const made = Promise.withResolvers<Blob>();
  try {
    HTMLCanvasElement.prototype.toBlob.call(canvas, (blob) => {
      if (blob) made.resolve(blob);
      else made.reject(new Error('nothing to encode'));
    });
    return made.promise;
  } catch (error) {
    // A canvas that a worker draws refuses this way, but can be drawn like a picture.
    if (error instanceof DOMException && error.name === 'SecurityError') return Promise.reject(error);
    return drawn(canvas, canvas.width, canvas.height);
  }
}

function drawn(source: CanvasImageSource, width: number, height: number): PixelCopy {
  try {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    return canvas.convertToBlob({ type: 'image/png' });
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Larger pictures are not held against each other pixel by pixel. */
const comparedPixels = 4_000_000;

/** True if a picture shows nothing at all. */
export async function isBlank(picture: Blob): Promise<boolean> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  if (width * height > comparedPixels) return false;
  return pixelsOf(bitmap, width, height).every((value) => value === 0);
}

/** True if a fetched picture is the one that `image` shows, or is too large to tell. */
export async function samePicture(picture: Blob, image: HTMLImageElement): Promise<boolean> {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth * naturalHeight > comparedPixels) return true;
  const shown = pixelsOf(image, naturalWidth, naturalHeight);
  const bitmap = await createImageBitmap(picture, { resizeWidth: naturalWidth, resizeHeight: naturalHeight });
  const got = pixelsOf(bitmap, naturalWidth, naturalHeight);
  return shown.every((value, at) => value === got[at]);
}

/** @throws DOMException `SecurityError` for what the page may not read */
function pixelsOf(source: CanvasImageSource, width: number, height: number): Uint32Array {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0);
  const data = context?.getImageData(0, 0, width, height).data;
  return data ? new Uint32Array(data.buffer) : new Uint32Array();
}
