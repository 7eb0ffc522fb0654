import { serveLocally, type LocalServer } from '../harness/local-server.ts';
import { pdf } from '../site/files/pdf.ts';

/** The picture that loads only when it is scrolled to: a GIF of one pixel. */
export const lazyPicture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Higher than any browser looks ahead for pictures. */
const far = '<div style="height:9000px">far</div>';

const start = `<!doctype html><html style="scroll-behavior:smooth"><meta charset="utf-8"><title>Lazy</title>
  <style>body{margin:0;font:16px/1.5 sans-serif}</style>
  <h1>Turnout 63.87%</h1><input id="field" style="position:absolute;top:400px;left:20px">
  <script>addEventListener('scroll', () => { if (scrollY > 2000) document.activeElement?.blur(); });</script>`;

/** When `#end` comes into view, `then` is done. */
const whenSeen = (then: string): string => `<p id="end">End</p><script>
  new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) { ${then} } })
    .observe(document.querySelector('#end'));</script>`;

const table = `const rows = document.createElement('table');
  rows.innerHTML = '<tr><th>Region</th><th>Turnout</th></tr><tr><td>Turkistan</td><td>41.07</td></tr>';
  if (!document.querySelector('table')) document.querySelector('#end').after(rows);`;

const more = `const part = document.createElement('div');
  part.style.height = '5000px'; part.textContent = 'more';
  document.querySelector('#end').before(part);`;

const picture = (path: string): string =>
  `<img src="${path}" loading="lazy" width="200" height="100" alt="chart">`;

const pages: Readonly<Record<string, string>> = {
  '/': start + far + picture('/chart.gif') + far + picture('/chart.gif?second') + whenSeen(table),
  '/held': start + far + picture('/never.gif') + far,
  // Whatever is seen of its end puts more before it.
  '/endless': start + far + whenSeen(`${more} setTimeout(() => scrollBy(0, 0));`),
};

/**
 * A site of pages that load more when they are scrolled: `/` has two pictures far below and a table that a script adds
 * at its end; the picture of `/held` never comes; `/endless` has no end; `/resolution.pdf` is no page.
 */
export async function startLazySite(): Promise<LocalServer> {
  return await serveLocally((request, response) => {
    const path = request.url ?? '/';
    if (path === '/never.gif') return;
    const [type, body] = path.startsWith('/chart.gif')
      ? (['image/gif', lazyPicture] as const)
      : path === '/resolution.pdf'
        ? ([
            'application/pdf',
            Uint8Array.from(pdf({ title: 'Resolution', lines: ['Turnout 63.87 %'] })),
          ] as const)
        : (['text/html; charset=utf-8', pages[path] ?? ''] as const);
    response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' });
    response.end(body);
  });
}
