import { serveLocally, type LocalServer } from '../harness/local-server.ts';

const page =
  '<!doctype html><title>Slow</title><h1>Turnout 63.87%</h1><img src="/never.png" loading="eager">';

/** A site whose page is there at once and whose one picture never comes; `/unfinished` itself never ends. */
export async function startSlowSite(): Promise<LocalServer> {
  return await serveLocally((request, response) => {
    if (request.url === '/never.png') return;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    if (request.url === '/unfinished') response.write(page);
    else response.end(page);
  });
}
