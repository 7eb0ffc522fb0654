import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { disc, stripes } from '../site/features/drawings.ts';

/**
 * A page whose pictures are others at each request: `/once.png` is sent but once, `/far.png` stands on another port and
 * is nobody else's to read, `/made.png` is made up by the service worker of the page at `/worker`.
 */
export interface ChangingSite {
  readonly origin: string;
  /** The bytes of a picture as the page shows it: as they are sent first after the page was opened. */
  shown(path: string): Uint8Array;
  /** How often an address was asked for. */
  asked(path: string): number;
  close(): Promise<void>;
}

const unkept = { 'cache-control': 'no-store' };
const first = '#158';
const later = '#f00';

const svg = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">\n<circle r="9" fill="${colour}"/>\n</svg>\n`;

/** A picture that is another when it is asked for again. */
function pictureAt(path: string, isFirst: boolean): Buffer {
  const colour = isFirst ? first : later;
  if (path === '/drawn.svg') return Buffer.from(svg(colour));
  const { body } = path === '/back.png' ? stripes(colour) : disc(colour);
  return Buffer.from(body);
}

const worker = `
  const picture = Uint8Array.fromBase64('${pictureAt('/made.png', true).toString('base64')}');
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    if (!event.request.url.endsWith('/made.png')) return;
    event.respondWith(new Response(picture, { headers: { 'content-type': 'image/png' } }));
  });
`;

const workerPage = `<!doctype html><title>Made up</title><h1>Turnout 63.87%</h1>
  <img src="/made.png"><script>navigator.serviceWorker.register('/worker.js')</script>`;

const pageWith = (far: string): string => `<!doctype html><title>Changing</title><h1>Turnout 63.87%</h1>
  <img src="/once.png"> <img src="/other.png"> <img src="/drawn.svg"> <img src="/same.png"> <img src="${far}/far.png">
  <p style="height: 40px; background: url(/back.png)"></p>`;

export async function startChangingSite(): Promise<ChangingSite> {
  const asked = new Map<string, number>();
  let sinceOpened = new Map<string, number>();
  let far = '';
  const answer = ({ url: path = '/' }: IncomingMessage, response: ServerResponse): void => {
    asked.set(path, (asked.get(path) ?? 0) + 1);
    if (path === '/' || path === '/worker') {
      sinceOpened = new Map();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...unkept });
      response.end(path === '/' ? pageWith(far) : workerPage);
      return;
    }
    const nth = (sinceOpened.get(path) ?? 0) + 1;
    sinceOpened.set(path, nth);
    if (path === '/worker.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(worker);
    else if (path === '/once.png' && nth > 1) response.writeHead(410, unkept).end();
    else sendPicture(path, nth === 1, response);
  };
  const servers = [createServer(answer), createServer(answer)] as const;
  const [port, farPort] = await Promise.all(servers.map(listen));
  far = `http://127.0.0.1:${farPort}`;
  return {
    origin: `http://127.0.0.1:${port}`,
    shown: (path) => pictureAt(path, true),
    asked: (path) => asked.get(path) ?? 0,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function sendPicture(path: string, isFirst: boolean, response: ServerResponse): void {
  const type = path.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
  const isSame = path === '/same.png';
  const picture = pictureAt(path, (isFirst || isSame) && path !== '/made.png');
  response.writeHead(200, { 'content-type': type, ...(isSame ? { 'cache-control': 'max-age=60' } : unkept) });
  // What is half there stays so.
  if (path === '/half.png') response.write(picture.subarray(0, picture.length / 2));
  else response.end(picture);
}

async function listen(server: Server): Promise<number> {
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}
