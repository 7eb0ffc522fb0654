import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Pages that a capture cannot be done with before something happens; `far` is another site's name for the same server. */
export interface LongSite {
  readonly origin: string;
  readonly far: string;
  /** Resolves when a page next says that it is busy from now on. */
  busy(): Promise<void>;
  close(): Promise<void>;
}

const titled = (title: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>Turnout 63.87%</h1>${body}`;

/** It is busy from the moment it is told to be. */
const busy = `<script>
  addEventListener('message', ({ data }) => {
    if (typeof data !== 'number') return;
    const told = new XMLHttpRequest();
    told.open('GET', '/busy-now', false);
    told.send();
    for (const end = Date.now() + data; Date.now() < end;);
  });
</script>`;

function pageAt(path: string, far: string): string {
  switch (path) {
    case '/slow':
      return titled('Slow', '<img src="/never.png" loading="eager">');
    case '/linking':
      return titled('Linking', '<a href="/never.pdf">Protocol</a>');
    case '/framed':
      return titled('Framed', `<iframe src="${far}/busy"></iframe>`);
    case '/busy':
      return titled('Busy', busy);
    case '/tall':
      return titled('Tall', '<div style="height: 60000px; background: linear-gradient(red, blue)"></div>');
    default:
      return titled('Plain', '<p>Nothing to wait for.</p>');
  }
}

export async function startLongSite(): Promise<LongSite> {
  let far = '';
  let busyNow = Promise.withResolvers<void>();
  const server = createServer(({ url = '/' }: IncomingMessage, response: ServerResponse) => {
    if (url.startsWith('/never')) return;
    if (url === '/busy-now') {
      busyNow.resolve();
      busyNow = Promise.withResolvers();
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pageAt(url, far));
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  far = `http://localhost:${address.port}`;
  return {
    origin: `http://127.0.0.1:${address.port}`,
    far,
    busy: async () => await busyNow.promise,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
