import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FeaturePage, Place, SiteAnswer, SiteFile } from './feature.ts';
import { featurePages, pageText } from './pages.ts';

/** A running feature site. */
export interface FeatureSite extends Place {
  /** The bytes of a page as the server sends them. */
  bytesOf(page: FeaturePage): Buffer;
  /** Every request, as `METHOD path`. */
  readonly hits: readonly string[];
  /** The ports it listens on. */
  readonly ports: readonly number[];
  close(): Promise<void>;
}

const files = new Map<string, SiteFile | SiteAnswer>(
  featurePages.flatMap(({ features }) => features.flatMap((feature) => Object.entries(feature.files ?? {}))),
);

async function listen(server: Server): Promise<number> {
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject).listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the feature site has no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Start the feature site: at 127.0.0.1, at another port of it, and at localhost, which is another site. */
export async function startFeatureSite(): Promise<FeatureSite> {
  const hits: string[] = [];
  const counts = new Map<string, number>();
  let place: Place = { origin: '', cross: '', far: '' };
  const filled = (body: string): string =>
    body
      .replaceAll('%ORIGIN%', place.origin)
      .replaceAll('%CROSS%', place.cross)
      .replaceAll('%FAR%', place.far);
  const bytesOf = (page: FeaturePage): Buffer => {
    const written = pageText(page, place);
    if (typeof written !== 'string') return written;
    const text = filled(written);
    return page.encode?.(text) ?? Buffer.from(text);
  };

  function find(request: IncomingMessage, path: string): SiteFile {
    const page = featurePages.find((one) => one.path === path);
    if (page) {
      // Each visit begins anew, so that two visits show the same.
      counts.clear();
      return { type: page.type ?? 'text/html; charset=utf-8', body: bytesOf(page), headers: unkept };
    }
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    const { referer, cookie } = request.headers;
    const file = files.get(path) ?? { type: 'text/plain', status: 404, body: 'There is no such file.' };
    return typeof file === 'function' ? file({ nth, referer, cookie }) : file;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://site.invalid');
    hits.push(`${request.method ?? ''} ${pathname}`);
    const { type, body, status = 200, headers = {} } = find(request, pathname);
    const kept = { 'cache-control': 'max-age=3600', ...headers };
    response.writeHead(status, { 'content-type': type, ...kept });
    response.end(typeof body === 'string' ? filled(body) : body);
  }

  const servers = [createServer(answer), createServer(answer)] as const;
  const port = await listen(servers[0]);
  const crossPort = await listen(servers[1]);
  place = {
    origin: `http://127.0.0.1:${port}`,
    cross: `http://127.0.0.1:${crossPort}`,
    far: `http://localhost:${crossPort}`,
  };
  return {
    ...place,
    bytesOf,
    hits,
    ports: [port, crossPort],
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

const unkept = { 'cache-control': 'no-cache' };

if (import.meta.main) {
  const { origin } = await startFeatureSite();
  for (const { path } of featurePages) process.stdout.write(`${origin}${path}\n`);
}
