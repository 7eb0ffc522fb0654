import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/**
 * A page with two pictures that are larger than Kuä keeps of what pages receive, one announced and one not, and one that
 * comes packed; `/download` is a large file to be saved, `/slow.bmp` a picture whose second half waits.
 */
export interface LargeSite {
  readonly origin: string;
  /** Of the large picture's pixels, as RGBA. */
  readonly pixels: string;
  readonly download: string;
  /** Of the packed picture, unpacked. */
  readonly packed: string;
  /** Send the second half of what is slow. */
  finishSlow(): void;
  close(): Promise<void>;
}

const side = 1_800;
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A picture of `side` pixels each way in 24 bits (BMP, BITMAPINFOHEADER), and its pixels as RGBA. */
function largePicture(): { bmp: Buffer; rgba: Buffer } {
  const header = Buffer.alloc(54);
  header.write('BM');
  header.writeUInt32LE(54 + side * side * 3, 2);
  header.writeUInt32LE(54, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(side, 18);
  // From the top down.
  header.writeInt32LE(-side, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(24, 28);
  const bgr = Buffer.alloc(side * side * 3);
  const rgba = Buffer.alloc(side * side * 4, 255);
  for (let at = 0; at < side * side; at += 1) {
    const colour = (at * 2_654_435_761) % 16_777_216;
    bgr.writeUIntLE(colour, at * 3, 3);
    rgba.writeUIntBE(colour, at * 4, 3);
  }
  return { bmp: Buffer.concat([header, bgr]), rgba };
}

const svg = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><desc>${'packed '.repeat(2_000)}</desc><circle r="9"/></svg>`,
);

const page = `<!doctype html><title>Large</title><h1>Turnout 63.87%</h1><a download href="/download">All results</a>
  <img src="/packed.svg"> <img src="/announced.bmp" width="60"> <img src="/unannounced.bmp" width="60">`;

export async function startLargeSite(): Promise<LargeSite> {
  const { bmp, rgba } = largePicture();
  const unkept = { 'cache-control': 'no-store' };
  const slow: ServerResponse[] = [];
  const files: Record<string, (response: ServerResponse) => void> = {
    '/announced.bmp': (response) =>
      response
        .writeHead(200, { ...unkept, 'content-type': 'image/bmp', 'content-length': bmp.length })
        .end(bmp),
    '/unannounced.bmp': (response) => {
      response.writeHead(200, { ...unkept, 'content-type': 'image/bmp' });
      response.write(bmp.subarray(0, 1_000));
      response.end(bmp.subarray(1_000));
    },
    '/slow.bmp': (response) => {
      response.writeHead(200, { ...unkept, 'content-type': 'image/bmp' });
      response.write(bmp.subarray(0, bmp.length / 2));
      slow.push(response);
    },
    '/packed.svg': (response) =>
      response
        .writeHead(200, { ...unkept, 'content-type': 'image/svg+xml', 'content-encoding': 'gzip' })
        .end(gzipSync(svg)),
    '/download': (response) =>
      response
        .writeHead(200, {
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment; filename="results.bin"',
        })
        .end(bmp),
  };
  const server = createServer(({ url = '/' }, response) => {
    const send = files[url];
    if (send) send(response);
    else
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(url === '/' ? page : '<!doctype html><title>Empty</title><h1>Nothing</h1>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    pixels: digest(rgba),
    download: digest(bmp),
    packed: digest(svg),
    finishSlow: () => {
      for (const response of slow) response.end(bmp.subarray(bmp.length / 2));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
