import { createServer, type Server } from 'node:http';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { findChromium, howToGetChromium } from '../../scripts/browsers.mjs';
import { pageCode } from './page-code.ts';

/** A Chromium without the extension, and a server for pages that a test writes. */
interface Started {
  readonly origin: string;
  open(html: string, type?: string): Promise<Page>;
  close(): Promise<void>;
}

/** What a file of tests works with. */
export interface PlainChromium {
  readonly origin: string;
  /** Serve `html` at a fresh address and open it. Other addresses answer 404. */
  open(html: string, type?: string): Promise<Page>;
  /** Put the file's own code into a page. */
  teach(page: Page): Promise<void>;
}

/** A Chromium for all tests of a file, with our own code for its pages (see `pageCode`). */
export function plainChromiumWith(entry: string): PlainChromium {
  let started: Started | undefined;
  let code = '';
  const chromium = (): Started => {
    if (!started) throw new Error('Chromium has not been started');
    return started;
  };
  beforeAll(async () => {
    [started, code] = await Promise.all([startPlainChromium(), pageCode(entry)]);
  });
  afterAll(async () => {
    await started?.close();
  });
  return {
    get origin() {
      return chromium().origin;
    },
    open: (html, type) => chromium().open(html, type),
    teach: async (page) => {
      await page.evaluate(code);
    },
  };
}

async function listen(server: Server): Promise<string> {
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

async function startPlainChromium(): Promise<Started> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToGetChromium);
  const pages = new Map<string, { html: string; type: string }>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    response
      .writeHead(page ? 200 : 404, { 'content-type': page?.type ?? 'text/plain' })
      .end(page?.html ?? '');
  });
  const origin = await listen(server);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const browser: Browser = await launch({ executablePath, headless: true, args });
  return {
    origin,
    open: async (html, type = 'text/html; charset=utf-8') => {
      const path = `/${pages.size + 1}.html`;
      pages.set(path, { html, type });
      const page = await browser.newPage();
      await page.goto(origin + path);
      return page;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
