import { serveLocally, type LocalServer } from '../harness/local-server.ts';

/** How high a numbered band of the tall page is, and how many there are: 12,000 px. */
export const bandHeight = 100;
export const bandCount = 120;
export const headHeight = 60;
export const footHeight = 30;
/** What no band is coloured. */
export const headColour = [200, 10, 200] as const;
export const footColour = [10, 200, 200] as const;

/** The colour that stands for a band's number: red and green count, blue is fixed. */
export function bandColour(band: number): readonly [number, number, number] {
  return [(band % 12) * 20 + 10, Math.floor(band / 12) * 20 + 10, 100];
}

const rgb = (colour: readonly number[]): string => `rgb(${colour.join(',')})`;

function page(count: number): string {
  const bands = Array.from(
    { length: count },
    (_, band) =>
      `<div style="height:${bandHeight}px;background:${rgb(bandColour(band % bandCount))}">${band}</div>`,
  );
  return `<!doctype html><html style="scroll-behavior:smooth"><meta charset="utf-8"><title>Tall</title>
    <style>body{margin:0;font:12px/1 sans-serif}.bar{position:fixed;left:0;right:0}</style>
    <div class="bar" style="top:0;height:${headHeight}px;background:${rgb(headColour)}"></div>
    <div class="bar" style="bottom:0;height:${footHeight}px;background:${rgb(footColour)}"></div>
    ${bands.join('\n')}
    <input id="field" style="position:absolute;top:3050px;left:300px">
    <script>
      window.seen = [];
      new MutationObserver((all) => window.seen.push(...all.map((one) => one.type)))
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      for (const type of ['blur', 'focus', 'resize']) addEventListener(type, () => window.seen.push(type), true);
    </script>`;
}

/**
 * A page of 12,000 px with a bar that stays at the top of the window and one that stays at its bottom; `/long` is five
 * times as high, so that its picture takes a while.
 */
export async function startTallSite(): Promise<LocalServer> {
  return await serveLocally((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page(request.url === '/long' ? bandCount * 5 : bandCount));
  });
}
