import { serveLocally } from '../harness/local-server.ts';

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
  const server = await serveLocally(({ url = '/' }, response) => {
    if (url.startsWith('/never')) return;
    if (url === '/busy-now') {
      busyNow.resolve();
      busyNow = Promise.withResolvers();
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pageAt(url, far));
  });
  far = `http://localhost:${server.port}`;
  return {
    origin: server.origin,
    far,
    busy: async () => await busyNow.promise,
    close: () => server.close(),
  };
}
