// Where a live page and what was stored of it are seen in turn, and compared.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { FeaturePage } from '../site/features/feature.ts';
import type { Prepared } from '../site/features/prepare.ts';
import { startFeatureSite } from '../site/features/server.ts';
import type { FeatureSite } from '../site/features/server.ts';
import { watchClosedPorts } from './closed-ports.ts';
import { compareStored, type Losses } from './compare-stored.ts';
import { captureShown, exportEvidence } from './journey.ts';
import type { Launched, LaunchOptions } from './launched.ts';
import { seePage, sizeFor, type SeenPage } from './seen-page.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';
import { unpackBundle, type Unpacked } from './unpacked.ts';

/** What became of one page. */
export interface PageOutcome {
  readonly prepared: Prepared;
  readonly losses: Losses;
  readonly bundle: Unpacked;
  /** The document as the server sent it. */
  readonly sent: Buffer;
  /** What the stored page asked for beyond its own folder. */
  readonly requests: readonly string[];
  /** How often anybody came to where the site had been. */
  readonly knocks: number;
}

/** Set this to a folder to find the pictures of live and stored pages there. */
const picturesFolder = process.env['KUA_LAB_PICTURES'];

/** Two browsers, one with Kuä at work and a site, the other with neither: each page goes through both once. */
export class FidelityLab {
  readonly #launch: (options?: Partial<LaunchOptions>) => Promise<Launched>;
  readonly #outcomes = new Map<string, Promise<PageOutcome>>();
  #folder: Promise<string> | null = null;
  #kua: Promise<Launched> | null = null;
  #reader: Promise<Launched> | null = null;

  constructor(launch: (options?: Partial<LaunchOptions>) => Promise<Launched>) {
    this.#launch = launch;
  }

  /** Capture a page, export it, close the site, open the stored page elsewhere and compare. Done once for each page. */
  outcomeOf(page: FeaturePage): Promise<PageOutcome> {
    const known = this.#outcomes.get(page.path);
    if (known) return known;
    const outcome = this.#put(page);
    this.#outcomes.set(page.path, outcome);
    return outcome;
  }

  /** Open a page twice, each time at a site that was just started, and compare the two visits. */
  async twice(page: FeaturePage): Promise<Losses> {
    const kua = await this.#witness();
    const visit = async (): Promise<SeenPage> => {
      const site = await startFeatureSite();
      const tab = await kua.newPage();
      try {
        await openLive(tab, page, site);
        return await seePage(tab, page);
      } finally {
        await tab.close();
        await site.close();
      }
    };
    const first = await visit();
    return await this.#compare(page, first, await visit());
  }

  async close(): Promise<void> {
    const [kua, reader, folder] = await Promise.all([this.#kua, this.#reader, this.#folder]);
    await kua?.close();
    await reader?.close();
    if (folder !== null) await removeFolder(folder);
  }

  async #put(page: FeaturePage): Promise<PageOutcome> {
    const kua = await this.#witness();
    const site = await startFeatureSite();
    const tab = await kua.newPage();
    let prepared: Prepared;
    let live: SeenPage;
    let zip: string;
    try {
      prepared = await openLive(tab, page, site);
      live = await seePage(tab, page);
      await captureShown(kua, tab);
      zip = await exportEvidence(kua, tab);
      await tab.close();
    } catch (error) {
      const log = (await kua.backgroundLog()).join('\n');
      throw new Error(`${page.path}: ${String(error)}\nThe background said:\n${log}`, { cause: error });
    } finally {
      await site.close();
    }
    const bundle = await unpackBundle(zip, join(await this.#place(), page.path.slice(1)));
    const closed = await watchClosedPorts(site.ports);
    try {
      const { stored, requests } = await this.#read(page, join(bundle.folder, 'page.html'), live);
      const losses = await this.#compare(page, live, stored);
      return { prepared, losses, bundle, sent: site.bytesOf(page), requests, knocks: closed.knocks };
    } finally {
      await closed.close();
    }
  }

  async #read(
    page: FeaturePage,
    path: string,
    live: SeenPage,
  ): Promise<{ stored: SeenPage; requests: readonly string[] }> {
    const reader = await (this.#reader ??= this.#launch());
    const tab = await reader.newPage();
    const requests: string[] = [];
    tab.on('request', (request) => requests.push(request.url()));
    try {
      // What is no page has nothing to be opened; its bytes are what is kept.
      if (!existsSync(path)) return { stored: { ...live, sections: new Map() }, requests };
      await sizeFor(tab, page);
      await tab.goto(pathToFileURL(path).href);
      const stored = await seePage(tab, page);
      return { stored, requests: requests.filter((url) => !/^(?:file|data|about):/u.test(url)) };
    } finally {
      await tab.close();
    }
  }

  async #compare(page: FeaturePage, live: SeenPage, stored: SeenPage): Promise<Losses> {
    if (picturesFolder !== undefined) {
      await mkdir(picturesFolder, { recursive: true });
      const name = join(picturesFolder, page.path.slice(1));
      await writeFile(`${name}-live.png`, live.png);
      await writeFile(`${name}-stored.png`, stored.png);
    }
    const kua = await this.#witness();
    const blank = await kua.newPage();
    try {
      return await compareStored(live, stored, page.features, blank);
    } finally {
      await blank.close();
    }
  }

  #place(): Promise<string> {
    return (this.#folder ??= temporaryFolder('fidelity'));
  }

  /** The browser with Kuä, allowed all that it may ask for. */
  #witness(): Promise<Launched> {
    return (this.#kua ??= this.#launch().then(async (kua) => {
      await kua.grantAllHosts();
      await kua.grantExact();
      return kua;
    }));
  }
}

/** Open a page of the site and wait until everything on it is as it shall be captured. */
export async function openLive(tab: Page, page: FeaturePage, site: FeatureSite): Promise<Prepared> {
  await sizeFor(tab, page);
  await tab.goto(site.origin + page.path);
  const nothing: Prepared = { unavailable: {}, failures: [] };
  return await tab.evaluate(async (none: Prepared): Promise<Prepared> => {
    const ready = Reflect.get(globalThis, 'labReady') as Promise<Prepared> | undefined;
    return (await ready) ?? none;
  }, nothing);
}
