import { createServer } from 'node:http';

/** A site whose page is there at once and whose one picture never comes; `/unfinished` itself never ends. */
export interface SlowSite {
  readonly origin: string;
  close(): Promise<void>;
}

const page =
  '<!doctype html><title>Slow</title><h1>Turnout 63.87%</h1><img src="/never.png" loading="eager">';

export async function startSlowSite(): Promise<SlowSite> {
  const server = createServer((request, response) => {
    if (request.url === '/never.png') return;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    if (request.url === '/unfinished') response.write(page);
    else response.end(page);
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
