import { realpathSync } from 'node:fs';
import { TargetType, launch } from 'puppeteer-core';
import type { Browser, Extension, Page, Target, WebWorker } from 'puppeteer-core';
import { findChromium, howToGetChromium } from '../../scripts/browsers.mjs';
import { profileOfOneWhoAgrees } from './chromium-profile.ts';
import { Downloads } from './downloads.ts';
import { killBrowser, type Launched, type LaunchOptions } from './launched.ts';
import { patienceMs, patient } from './patience.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';
import { closeWelcome } from './welcome.ts';

// The private API of chrome://extensions, as far as it is used here.
declare global {
  namespace chrome.developerPrivate {
    function addHostPermission(id: string, host: string): Promise<void>;
    function updateExtensionConfiguration(update: {
      readonly extensionId: string;
      readonly pinnedToToolbar: boolean;
    }): Promise<void>;
  }
}

/** Chromium with the extension in it. */
export interface Chromium extends Launched {
  readonly name: 'chromium';
  readonly extension: Extension;
  /** Keep the extension's button in the toolbar, beside the address. */
  pin(): Promise<void>;
}

/**
 * Options of a Chromium; `forPerson` leaves out the bar that says software controls the browser, with `onlyLocal` it
 * finds no host but 127.0.0.1.
 */
export interface ChromiumOptions extends LaunchOptions {
  readonly forPerson?: boolean;
  readonly onlyLocal?: boolean;
}

/** Start Chromium with the extension loaded. Throws a sentence for the person when there is no Chromium. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToGetChromium);
  const { extensionDir, headless = true, locale, forPerson = false, onlyLocal = false } = options;
  const { width, height } = options.windowSize ?? { width: 1280, height: 900 };
  const downloadDir = options.downloadDir ?? (await temporaryFolder('downloads'));
  const userDataDir = options.userDataDir ?? (await profileOfOneWhoAgrees(extensionDir));
  const browser = await launch({
    executablePath,
    headless,
    pipe: true,
    enableExtensions: [extensionDir],
    defaultViewport: headless ? { width, height } : null,
    userDataDir,
    // For a person, the caller ends the browser on Ctrl-C and puts away what it left.
    ...(forPerson
      ? {
          ignoreDefaultArgs: ['--enable-automation'],
          handleSIGINT: false,
          handleSIGTERM: false,
          handleSIGHUP: false,
        }
      : {}),
    env: locale === undefined ? process.env : { ...process.env, LANGUAGE: locale },
    args: chromiumArguments({ headless, forPerson, onlyLocal, locale, width, height }),
  });
  try {
    const extension = await loadedExtension(browser, realpathSync(extensionDir));
    const log = watchBackground(browser, extension);
    const downloads = await watchDownloads(browser, downloadDir);
    if (options.again !== true) await closeWelcome(browser);
    const extensionOrigin = `chrome-extension://${extension.id}/`;
    const newPage = async (): Promise<Page> => patient(await browser.newPage());
    const ownPage = async (path: string): Promise<Page> => {
      const page = await newPage();
      await page.goto(new URL(path, extensionOrigin).href);
      return page;
    };
    return {
      name: 'chromium',
      browser,
      extension,
      extensionId: extension.id,
      extensionOrigin,
      downloadDir,
      newPage,
      ownPage,
      openPopup: (page) => openPopup(browser, extension, page),
      tabId: (page) => tabId(page, ownPage),
      pin: () => onExtensionsPage(browser, pinHere, extension.id),
      allowHostRequests: () => onExtensionsPage(browser, allowHostsHere, extension.id),
      grantAllHosts: async () => {
        await onExtensionsPage(browser, allowHostsHere, extension.id);
        const page = await ownPage('manifest.json');
        const granted = await page.evaluate(() => chrome.permissions.request({ origins: ['<all_urls>'] }));
        await page.close();
        if (!granted) throw new Error('Chromium did not grant the hosts');
      },
      grantExact: async () => {
        const page = await ownPage('manifest.json');
        const granted = await page.evaluate(() =>
          chrome.permissions.request({ permissions: ['pageCapture'] }),
        );
        await page.close();
        if (!granted) throw new Error('Chromium did not grant the bytes that pages show');
        return true;
      },
      nextDownload: () => downloads.next(),
      backgroundLog: async () => log,
      stopBackground: () => stopBackground(browser, extension),
      crash,
      kill: () => killBrowser(browser),
      close: async () => {
        await browser.close();
        if (options.downloadDir === undefined) await removeFolder(downloadDir);
        if (options.userDataDir === undefined) await removeFolder(userDataDir);
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function chromiumArguments(options: {
  readonly headless: boolean;
  readonly forPerson: boolean;
  readonly onlyLocal: boolean;
  readonly locale: string | undefined;
  readonly width: number;
  readonly height: number;
}): string[] {
  const { headless, forPerson, onlyLocal, locale, width, height } = options;
  return [
    '--enable-unsafe-extension-debugging',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    `--window-size=${width},${height}`,
    ...(headless ? ['--disable-gpu'] : []),
    ...(onlyLocal ? ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] : []),
    // Chromium refuses its sandbox to root; a test type keeps the bar about that away.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', ...(forPerson ? ['--test-type'] : [])] : []),
    // --lang is the browser's own language where its packs are installed, --accept-lang that of pages.
    ...(locale === undefined ? [] : [`--lang=${locale}`, `--accept-lang=${locale},en`]),
  ];
}

/** Chromium lists an extension a little after it started. */
async function loadedExtension(browser: Browser, folder: string): Promise<Extension> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const loaded = [...(await browser.extensions()).values()];
    const extension = loaded.find(({ path }) => realpathSync(path) === folder);
    if (extension) return extension;
  }
  throw new Error('Chromium did not load the extension');
}

function isBackground(target: Target, extension: Extension): boolean {
  return (
    target.type() === TargetType.SERVICE_WORKER &&
    target.url().startsWith(`chrome-extension://${extension.id}/`)
  );
}

function watchBackground(browser: Browser, extension: Extension): string[] {
  const log: string[] = [];
  const listen = (worker: WebWorker): void => {
    worker.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
    worker.on('error', (error) => log.push(`error: ${String(error)}`));
  };
  const watch = async (target: Target): Promise<void> => {
    if (!isBackground(target, extension)) return;
    const worker = await target.worker();
    if (worker) listen(worker);
  };
  const notSeen = (error: unknown): number =>
    log.push(`error: the background could not be watched: ${String(error)}`);
  browser.on('targetcreated', (target) => void watch(target).catch(notSeen));
  for (const target of browser.targets()) void watch(target).catch(notSeen);
  return log;
}

async function stopBackground(browser: Browser, extension: Extension): Promise<void> {
  const target = browser.targets().find((candidate) => isBackground(candidate, extension));
  const worker = await target?.worker();
  if (!worker) throw new Error('no background is running');
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  const watch = (ended: Target): void => {
    if (ended === target) resolve();
  };
  browser.on('targetdestroyed', watch);
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const info = targetInfos.find(({ type, url }) => type === 'service_worker' && url === worker.url());
  // A worker that is still being debugged takes half a minute to end, every other time.
  await worker.client.detach();
  if (info) await session.send('Target.closeTarget', { targetId: info.targetId });
  await gone;
  browser.off('targetdestroyed', watch);
  await session.detach();
}

async function crash(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  const crashed = new Promise((resolve) => {
    page.once('error', resolve);
  });
  // A process that is gone does not answer.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

async function openPopup(browser: Browser, extension: Extension, page: Page): Promise<Page> {
  await page.bringToFront();
  const before = new Set(browser.targets());
  const address = `chrome-extension://${extension.id}/popup.html`;
  const opened = browser.waitForTarget((target) => !before.has(target) && target.url().startsWith(address), {
    timeout: patienceMs,
  });
  const [target] = await Promise.all([opened, extension.triggerAction(page)]);
  return patient(await target.asPage());
}

async function tabId(page: Page, ownPage: (path: string) => Promise<Page>): Promise<number> {
  const asking = await ownPage('manifest.json');
  await page.bringToFront();
  const id = await asking.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.id;
  });
  await asking.close();
  if (id === undefined) throw new Error('the page is in no tab');
  return id;
}

async function watchDownloads(browser: Browser, downloadDir: string): Promise<Downloads> {
  const downloads = new Downloads();
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloadDir,
    eventsEnabled: true,
  });
  session.on('Browser.downloadProgress', ({ state, filePath }) => {
    if (state === 'completed' && filePath !== undefined) downloads.add({ path: filePath });
    if (state === 'canceled') downloads.add({ failure: 'it was cancelled' });
  });
  return downloads;
}

async function onExtensionsPage(
  browser: Browser,
  action: (id: string) => Promise<void>,
  id: string,
): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(action, id);
  await page.close();
}

async function allowHostsHere(id: string): Promise<void> {
  await chrome.developerPrivate.addHostPermission(id, '<all_urls>');
}

async function pinHere(id: string): Promise<void> {
  await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, pinnedToToolbar: true });
}
