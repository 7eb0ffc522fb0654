import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Capturer } from '../harness/capturer.ts';
import { launchBoth, type Launched } from '../harness/index.ts';

const lines = Array.from({ length: 40 }, (_, n) => `<p>line ${n + 1} of a long list</p>`).join('');
const wide = '<style>p { margin: 0; width: 900px } html, .smooth { scroll-behavior: smooth }</style>';

const page = `<!doctype html><title>Scrolled</title><h1>Turnout 63.87%</h1>${wide}
  <style>.box { width: 200px; height: 100px; padding: 12px; overflow: auto }
  .snapping { scroll-snap-type: y mandatory; scroll-padding: 10px } .snapping p { scroll-snap-align: start }</style>
  <div class="box">${lines}</div> <div class="box smooth">${lines}</div> <div class="box snapping">${lines}</div>
  <iframe width="300" height="100" src="/frame"></iframe>
  <div style="height: 3000px"></div> <div class="box">${lines}</div>`;

const server = createServer(({ url }, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(url === '/frame' ? `<!doctype html>${wide}${lines}` : page);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Scroll every box of a document, or a frame whole, and answer where they came to. */
async function scrolledTo(where: Page | Frame, left: number, top: number): Promise<string[]> {
  return await where.evaluate(
    (to) => {
      const boxes = [...document.querySelectorAll('.box')];
      for (const box of boxes) box.scrollTo({ ...to, behavior: 'instant' });
      if (window.parent !== window) window.scrollTo({ ...to, behavior: 'instant' });
      return [...boxes.map((box) => `${box.scrollLeft} ${box.scrollTop}`), `${scrollX} ${scrollY}`];
    },
    { left, top },
  );
}

async function places(where: Page | Frame): Promise<string[]> {
  return await where.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const boxes = [...document.querySelectorAll('.box')];
    return [...boxes.map((box) => `${box.scrollLeft} ${box.scrollTop}`), `${scrollX} ${scrollY}`];
  });
}

/** A page and the frame in it. */
function documentsOf(shown: Page): (Page | Frame)[] {
  return [shown, ...shown.mainFrame().childFrames()];
}

describe.each(launchBoth)('the page for reading, in $name,', ({ launch }) => {
  let kua: Launched;
  beforeAll(async () => {
    kua = await launch();
  });
  afterAll(() => kua.close());

  test('opens what was scrolled where it was, and nothing keeps its reader there', async () => {
    const capturer = await Capturer.in(kua);
    const { port } = server.address() as AddressInfo;
    const live = await capturer.open(`http://127.0.0.1:${port}/`);
    const seen: string[][] = [];
    const beginnings: string[][] = [];
    for (const one of documentsOf(live)) {
      beginnings.push(await scrolledTo(one, 0, 0));
      seen.push(await scrolledTo(one, 60, 155));
    }
    const captured = await capturer.capture();
    await live.close();
    expect(seen.map((one) => one.at(-1))).toEqual(['0 0', '60 155']);

    const { page: reading } = await capturer.replay(captured);
    await reading.bringToFront();
    const opened = documentsOf(reading);
    for (const [at, one] of opened.entries()) expect(await places(one)).toEqual(seen[at]);
    for (const [at, one] of opened.entries()) {
      await one.evaluate(async () => {
        await Promise.all(document.getAnimations().map(({ finished }) => finished));
      });
      await scrolledTo(one, 0, 0);
      expect(await places(one)).toEqual(beginnings[at]);
    }
    expect(opened).toHaveLength(2);
  });
});
