import { createHash } from 'node:crypto';
import { serveLocally } from '../harness/local-server.ts';
import { pngFile } from '../site/pictures/png.ts';

const pictures = 64;
const pictureBytes = 2 * 1024 ** 2;

/** A site with one page of 128 MiB, which is another in each version. */
export interface NoisySite {
  readonly origin: string;
  version: number;
  close(): Promise<unknown>;
}

/** A PNG of one pixel with noise after its end, which pictures may have: shown at once, and packed by nobody. */
function noisyPicture(seed: string): Buffer {
  const pixel = pngFile({ width: 1, height: 1, colourType: 2, level: 1 }, Buffer.from([0, 20, 60, 140]));
  const noise = createHash('shake256', { outputLength: pictureBytes - pixel.length })
    .update(seed)
    .digest();
  return Buffer.concat([pixel, noise]);
}

/** Serve it at version 0. */
export async function startNoisySite(): Promise<NoisySite> {
  const state = { version: 0 };
  const site = await serveLocally((request, response) => {
    if (request.url?.startsWith('/picture/')) {
      response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'max-age=600' });
      response.end(noisyPicture(request.url));
      return;
    }
    const { version } = state;
    const all = Array.from({ length: pictures }, (_, n) => `<img src="/picture/${version}/${n}">`).join('');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Protocols</title><p>Version ${version}</p>${all}`);
  });
  return Object.assign(state, { origin: site.origin, close: async () => await site.close() });
}
