import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { findFirefox, howToGetFirefox } from '../../scripts/browsers.mjs';
import { Downloads } from './downloads.ts';
import { bidiOf } from './firefox-bidi.ts';
import type { Bidi } from './firefox-bidi.ts';
import * as inWindow from './firefox-window.ts';
import { killBrowser, type Launched, type LaunchOptions } from './launched.ts';
import { openedTab } from './tabs.ts';
import { patient } from './patience.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';
import { closeWelcome } from './welcome.ts';

const uuid = '6b7561c9-9e2d-4f3a-8a51-0c6f6e7d2a10';
const extensionOrigin = `moz-extension://${uuid}/`;

/** Firefox with the extension in it. */
export interface Firefox extends Launched {
  readonly name: 'firefox';
  /** The id in the manifest. */
  readonly addonId: string;
  readonly bidi: Bidi;
  /** Click the real toolbar button on `page`, and answer the text its popup showed before it was closed again. */
  clickAction(page: Page): Promise<string>;
}

/** Options of a Firefox. */
export interface FirefoxOptions extends LaunchOptions {
  /** How long a background may do nothing before it is ended; Firefox gives it 30 seconds. */
  readonly idleMs?: number;
}

/**
 * Start Firefox with the extension installed for this run. Throws a sentence for the person when there is no Firefox.
 *
 * Pages of the extension work as Puppeteer pages, but Firefox tells Puppeteer nothing about where they go:
 * `page.url()` and `page.goto()` do not, so read `location` inside the page and open pages by `ownPage`.
 */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error(howToGetFirefox);
  const { extensionDir, headless = true, locale, userDataDir } = options;
  const { width, height } = options.windowSize ?? { width: 1280, height: 900 };
  const downloadDir = options.downloadDir ?? (await temporaryFolder('downloads'));
  const addonId = 'kua@kua.example';
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless,
    acceptInsecureCerts: options.anyCertificate === true,
    defaultViewport: headless ? { width, height } : null,
    ...(userDataDir === undefined ? {} : { userDataDir }),
    args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
    extraPrefsFirefox: {
      ...preferences(addonId, locale),
      ...(options.idleMs === undefined ? {} : { 'extensions.background.idle.timeout': options.idleMs }),
    },
  });
  try {
    const bidi = await bidiOf(browser);
    await bidi.inBrowserWindow(inWindow.collectConsole, extensionOrigin);
    const downloads = await watchDownloads(bidi, downloadDir);
    const installed = await browser.installExtension(extensionDir);
    if (installed !== addonId) throw new Error(`the extension's id is ${installed}, not ${addonId}`);
    if (options.again !== true) await closeWelcome(browser);
    const clickAction = async (page: Page): Promise<string> => {
      await page.bringToFront();
      return String(await bidi.inBrowserWindow(inWindow.clickAction, addonId));
    };
    const tabId = async (page: Page): Promise<number> => {
      await page.bringToFront();
      return Number(await bidi.inBrowserWindow(inWindow.selectedTabId));
    };
    const ownPage = (path: string): Promise<Page> => openOwnPage(browser, bidi, path);
    // In a window of its own, as a popup is: the page stays the tab in front of its window.
    const inOwnWindow = async (page: Page, path: string): Promise<Page> => {
      const opener = await ownPage('archive.html');
      const open = async (address: string): Promise<void> => {
        await chrome.windows.create({ url: address, type: 'popup', width: 420, height: 700 });
      };
      const popup = await openedTab(browser, () => opener.evaluate(open, path));
      await opener.close();
      await page.bringToFront();
      await popup.waitForSelector('main');
      return popup;
    };
    return {
      name: 'firefox',
      browser,
      bidi,
      addonId,
      extensionId: uuid,
      extensionOrigin,
      downloadDir,
      clickAction,
      newPage: async () => patient(await browser.newPage()),
      ownPage,
      tabId,
      openPopup: async (page) => {
        await clickAction(page);
        return await inOwnWindow(page, `popup.html?tabId=${await tabId(page)}`);
      },
      grantAllHosts: async () => {
        await bidi.inBrowserWindow(inWindow.grantAllHosts, addonId);
      },
      grantExact: async () => {
        const settings = await ownPage('archive.html#/settings');
        const choice = await settings.waitForSelector('input[aria-describedby~="answers-why"]');
        await choice?.evaluate((box) => box.click());
        await settings.waitForFunction(wantsAnswers, { polling: 50 });
        await settings.close();
        return true;
      },
      allowHostRequests: async () => {
        await bidi.inBrowserWindow(inWindow.allowHostRequests);
      },
      nextDownload: () => downloads.next(),
      backgroundLog: async () => lines(await bidi.inBrowserWindow(inWindow.readConsole, extensionOrigin)),
      stopBackground: async () => {
        await bidi.inBrowserWindow(inWindow.stopBackground, addonId);
      },
      crash: async (page) => {
        await page.bringToFront();
        process.kill(Number(await bidi.inBrowserWindow(inWindow.selectedProcess)), 'SIGKILL');
      },
      kill: () => killBrowser(browser),
      close: async () => {
        await browser.close();
        if (options.downloadDir === undefined) await removeFolder(downloadDir);
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Runs in one of Kuä's own pages: the choice to keep what sites send is stored. */
async function wantsAnswers(): Promise<boolean> {
  const { settings } = await chrome.storage.local.get<{ settings?: { answers?: boolean } }>('settings');
  return settings?.answers === true;
}

function preferences(addonId: string, locale: string | undefined): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
    // Puppeteer turns this off, which hides what a person sees who opens an exported page from a folder.
    'security.fileuri.strict_origin_policy': true,
    ...(locale === undefined
      ? {}
      : { 'intl.accept_languages': `${locale}, en`, 'intl.locale.requested': `${locale},en-US` }),
  };
}

/** Puppeteer's own `goto` waits for events that Firefox does not send for extension pages; the command itself ends. */
async function openOwnPage(browser: Browser, bidi: Bidi, path: string): Promise<Page> {
  const known = new Set(await browser.pages());
  const { context } = await bidi.send('browsingContext.create', { type: 'tab' });
  const page = (await browser.pages()).find((candidate) => !known.has(candidate));
  if (page === undefined) throw new Error('Puppeteer did not notice the new tab');
  const url = new URL(path, extensionOrigin).href;
  await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
  return patient(page);
}

async function watchDownloads(bidi: Bidi, downloadDir: string): Promise<Downloads> {
  const downloads = new Downloads();
  await bidi.send('browser.setDownloadBehavior', {
    downloadBehavior: { type: 'allowed', destinationFolder: downloadDir },
  });
  await bidi.send('session.subscribe', { events: ['browsingContext.downloadEnd'] });
  bidi.on('browsingContext.downloadEnd', ({ status, filepath }) => {
    if (status === 'complete' && typeof filepath === 'string') downloads.add({ path: filepath });
    else downloads.add({ failure: String(status) });
  });
  return downloads;
}

function lines(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
