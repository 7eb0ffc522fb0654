import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../harness/builds.ts';
import { Capturer } from '../harness/capturer.ts';
import { launchChromium } from '../harness/chromium.ts';
import type { Launched } from '../harness/launched.ts';

const pages: Readonly<Record<string, string>> = {
  templates: `let outer = 'INNERMOST';
    for (let level = 0; level < 30000; level += 1) {
      const template = document.createElement('template');
      template.content.append(outer);
      outer = template;
    }
    document.body.append(outer);`,
  cloned: `let host = document.body.appendChild(document.createElement('div'));
    for (let level = 0; level < 1100; level += 1) {
      const inner = document.createElement('div');
      inner.style.display = 'none';
      host.attachShadow({ mode: 'closed', clonable: true }).append(inner);
      host = inner;
    }`,
  edges: `let inner = document.body;
    for (let level = 0; level < 300; level += 1) inner = inner.appendChild(document.createElement('div'));
    for (let n = 0; n < 20000; n += 1) inner.appendChild(document.createElement('span')).textContent = 'x' + n + ' ';`,
};

const server = createServer(({ url }, response) => {
  const script = pages[(url ?? '').slice(1)];
  response.writeHead(script === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><title>Deep</title><style>body > div, div > div { margin-left: -1px }</style><p>512</p><script>${script}</script>`,
  );
});

describe('pages that go too deep', () => {
  let kua: Launched | null = null;
  let capturer: Capturer | null = null;
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    kua = await launchChromium({ extensionDir: builtExtension('chrome') });
    capturer = await Capturer.in(kua);
  });
  afterAll(async () => {
    await kua?.close();
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ['templates one in another', 'templates'],
    ['closed shadow trees that are cloned one in another', 'cloned'],
    ['boxes that reach over the edge one in another', 'edges'],
  ])('%s are captured, and their tab lives on', async (_, name) => {
    if (!capturer) throw new Error('no browser was started');
    const { port } = server.address() as AddressInfo;
    const page = await capturer.open(`http://127.0.0.1:${port}/${name}`);
    const captured = await capturer.capture();
    expect(captured.text).toContain('512');
    if (name === 'templates') expect(await captured.file('page.html')).toContain('INNERMOST');
    expect(await page.title()).toBe('Deep');
    await page.close();
  });
});
