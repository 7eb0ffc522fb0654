import { entryPieces, openZip, readingPath, waczOf } from '../bundle/index.ts';
import type { TakenFile } from './take-files.ts';
import type { WrittenFiles } from './written-files.ts';

/** What is made of a bundle. */
export interface UnpackWish {
  readonly form: 'html' | 'wacz';
  readonly software: string;
  /** True for a bundle that lies in another. */
  readonly isInner: boolean;
}

/**
 * Write what a browser needs to read a bundle offline, `index.html` first; or the captures as a WACZ. Of a bundle inside
 * another, into a folder `imported/<its folder>-<its digest>`.
 */
export async function unpack(
  { blob, bundle, sha256 }: TakenFile,
  { form, software, isInner }: UnpackWish,
  written: WrittenFiles,
): Promise<void> {
  const into = isInner ? `imported/${bundle.topFolder}-${sha256.slice(0, 16)}/` : '';
  if (form === 'wacz') {
    await written.write(`${into}${bundle.topFolder}.wacz`, await waczOf(blob, bundle, software));
    return;
  }
  const { entries } = await openZip(blob);
  for (const entry of entries) {
    const path = readingPath(entry.path);
    if (path !== null) await written.write(into + path, entryPieces(entry));
  }
}
