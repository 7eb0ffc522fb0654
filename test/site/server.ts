import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { secondOriginAssets, siteAssets } from './assets.ts';
import type { Asset } from './assets.ts';
import { readFacts } from './facts.ts';
import { windows1251 } from './files/windows1251.ts';
import type { PageContext } from './layout.ts';
import { languageOf, pageAt, redirectOf } from './pages.ts';
import { missingPage } from './pages/missing.ts';
import { oldPage } from './pages/old.ts';
import { controlReply, documentReply, send } from './reply.ts';
import type { Reply } from './reply.ts';
import { REVISIONS, stateAt } from './revisions.ts';

export { REVISIONS } from './revisions.ts';
export type { FigureChange, Revision } from './revisions.ts';

/** Where the site listens. */
export interface SiteOptions {
  /** Port of the site; 0 (the default) takes a free one. The second origin always takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** The name of the host in the second origin; another name than `host`, so that permissions differ too. */
  readonly secondHost?: string;
}

/** A running site. */
export interface DemoSite {
  readonly origin: string;
  /** Another origin: shared pictures, a style sheet and a font, and pictures nobody else may read. */
  readonly secondOrigin: string;
  readonly port: number;
  /** The present revision, 0 to `REVISIONS.length`. */
  readonly revision: number;
  /** Requests by path (without query), both origins; the second origin's paths begin with `/cdn/`. */
  readonly hits: Map<string, number>;
  /** Go `n` steps on (1 by default), at most to the last, and answer the revision reached. */
  step(n?: number): number;
  /** Go to a revision and answer it. Throws RangeError when there is no such revision. */
  set(revision: number): number;
  close(): Promise<void>;
}

const HTML = 'text/html; charset=utf-8';

function assetReply({ type, shared, bytes }: Asset): Reply {
  const headers = { 'content-type': type, 'cache-control': 'max-age=3600' };
  const open = { 'access-control-allow-origin': '*', 'timing-allow-origin': '*' };
  return { status: 200, headers: shared ? { ...headers, ...open } : headers, body: bytes() };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the site has no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Start the demonstration site and its second origin. Rejects when the port is taken. */
export async function startSite(options: SiteOptions = {}): Promise<DemoSite> {
  const { port: wantedPort = 0, host = '127.0.0.1', secondHost = 'localhost' } = options;
  const facts = readFacts();
  const assets = siteAssets(facts);
  const secondAssets = secondOriginAssets();
  const hits = new Map<string, number>();
  let revision = 0;
  let visits = 0;
  let secondOrigin = '';

  function set(wanted: number): number {
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > REVISIONS.length) {
      throw new RangeError(`no revision ${wanted}: 0 to ${REVISIONS.length}`);
    }
    revision = wanted;
    return revision;
  }
  const step = (n = 1): number => set(Math.min(revision + n, REVISIONS.length));

  function control(request: IncomingMessage, url: URL): Reply {
    if (request.method !== 'POST') return controlReply({ revision, revisions: REVISIONS });
    try {
      if (url.pathname === '/control/step') step(Number(url.searchParams.get('n') ?? 1));
      else if (url.pathname === '/control/reset') set(0);
      else if (url.pathname === '/control/set') {
        set(Number(url.searchParams.get('revision') ?? Number.NaN));
      } else return controlReply({ error: 'no such control' }, 404);
    } catch (error) {
      if (error instanceof RangeError) return controlReply({ error: error.message, revision }, 400);
      throw error;
    }
    return controlReply({ revision });
  }

  function answer(request: IncomingMessage, url: URL): Reply {
    const path = url.pathname;
    if (path === '/control' || path.startsWith('/control/')) return control(request, url);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const refused = controlReply({ error: 'GET and HEAD only' }, 405);
      return { ...refused, headers: { ...refused.headers, allow: 'GET, HEAD' } };
    }
    const asset = assets.get(path);
    if (asset) return assetReply(asset);
    const redirect = redirectOf(path);
    if (redirect) {
      const headers = { location: redirect.to, 'cache-control': 'no-cache' };
      return { status: redirect.status, headers, body: Buffer.alloc(0) };
    }
    // No charset here either: browsers have to find out.
    if (path === '/old/results.html') {
      return documentReply(windows1251(oldPage(facts)), 'text/html', 'ru');
    }
    const lang = languageOf(path);
    if (path === `/${lang}/`) visits += 1;
    const context: PageContext = {
      lang,
      state: stateAt(revision),
      facts,
      secondOrigin,
      now: new Date(),
      visits,
    };
    const page = pageAt(path, context);
    if (page !== null) return documentReply(page, HTML, lang);
    return documentReply(missingPage(context), HTML, lang, 404);
  }

  function answerSecond(request: IncomingMessage, url: URL): Reply {
    const asset = secondAssets.get(url.pathname);
    if (asset && request.method !== 'POST') return assetReply(asset);
    const status = url.pathname === '/' ? 200 : 404;
    return documentReply('Demonstration site of the Kuä project: second origin.\n', HTML, 'en', status);
  }

  const serve = (reply: (request: IncomingMessage, url: URL) => Reply): Server =>
    createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://site.invalid');
      hits.set(url.pathname, (hits.get(url.pathname) ?? 0) + 1);
      try {
        send(request, response, reply(request, url));
      } catch (error) {
        // A mistake in the site is said aloud; the tests that use it go on and fail where it matters.
        console.error(error);
        send(request, response, controlReply({ error: String(error) }, 500));
      }
    });

  const second = serve(answerSecond);
  const main = serve(answer);
  secondOrigin = `http://${secondHost}:${await listen(second, 0, host)}`;
  let port: number;
  try {
    port = await listen(main, wantedPort, host);
  } catch (error) {
    await close(second);
    throw error;
  }
  return {
    origin: `http://${host}:${port}`,
    secondOrigin,
    port,
    hits,
    get revision() {
      return revision;
    },
    step,
    set,
    close: async () => {
      await Promise.all([close(main), close(second)]);
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
    },
  });
  const site = await startSite({ port: Number(values.port), host: values.host });
  console.log(`${site.origin}/ (second origin ${site.secondOrigin}, control ${site.origin}/control)`);
}
