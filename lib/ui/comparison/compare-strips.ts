import type { PicturePair } from '../../compare/pictures/index.ts';
import { pngSize, type PictureSize } from '../../jobs/strip-rows.ts';
import { KuaError, PictureComparison, type Artifact } from '../../model/index.ts';
import { callWorker } from '../../platform/worker-call.ts';
import type { LoadBytes } from '../picture.tsx';

/** A strip of a picture of a page, to be shown. */
export interface Strip extends PictureSize {
  readonly png: Blob;
}

/** Two pictures of a page and how they differ. */
export interface ComparedPictures {
  readonly comparison: PictureComparison;
  readonly a: readonly Strip[];
  readonly b: readonly Strip[];
}

async function stripsOf(artifacts: readonly Artifact[], load: LoadBytes): Promise<Strip[]> {
  return await Promise.all(
    artifacts.map(async ({ sha256 }) => {
      const png = await load(sha256);
      if (!png) throw new KuaError('not-found', sha256);
      return { png, ...(await pngSize(png)) };
    }),
  );
}

const startWorker = (): Worker =>
  new Worker(new URL('./pictures-worker.ts', import.meta.url), { type: 'module' });

/**
 * Compare two pictures of a page in a worker.
 *
 * @param progress rows that are done, and of how many
 * @throws KuaError `not-found` where the archive has lost a picture, `cancelled`
 */
export async function compareStrips(
  pair: PicturePair,
  load: LoadBytes,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ComparedPictures> {
  const [a, b] = await Promise.all([stripsOf(pair.a, load), stripsOf(pair.b, load)]);
  const request = { a: a.map(({ png }) => png), b: b.map(({ png }) => png) };
  const answer = await callWorker(startWorker, request, { progress, signal });
  return { comparison: PictureComparison.parse(answer), a, b };
}
