import type { Browser, Page } from 'puppeteer-core';

/** How a browser is started for a test. */
export interface LaunchOptions {
  /** The built extension: a folder with a manifest.json. */
  readonly extensionDir: string;
  /** False shows the windows; default true. */
  readonly headless?: boolean;
  /** Where downloads go; a folder of its own is made, and removed by `close()`, when it is not given. */
  readonly downloadDir?: string;
  /** The person's language, as a BCP 47 tag: what pages and extensions see in `navigator.languages`. */
  readonly locale?: string;
  /** A profile to keep; by default a fresh one that `close()` removes. */
  readonly userDataDir?: string;
  /** The profile has had Kuä in it before: no first-run page comes. */
  readonly again?: boolean;
  /** Open sites whose certificates nobody vouches for, as a person does who passes over the browser's warning. */
  readonly anyCertificate?: boolean;
  readonly windowSize?: { readonly width: number; readonly height: number };
}

/** A browser with the extension in it: what Chromium and Firefox both can do for a test. */
export interface Launched {
  readonly name: 'chromium' | 'firefox';
  readonly browser: Browser;
  /** Chromium: the id. Firefox: the uuid in its moz-extension: addresses. */
  readonly extensionId: string;
  /** `chrome-extension://…/` or `moz-extension://…/`. */
  readonly extensionOrigin: string;
  readonly downloadDir: string;
  /**
   * Click the extension's button on `page`, which grants `activeTab` there, and answer the popup as a page.
   * Chromium: the real popup. Firefox: the real button is clicked, the real popup closed again, and popup.html
   * opened on that tab in a tab of its own, for Puppeteer sees no popup there.
   */
  openPopup(page: Page): Promise<Page>;
  newPage(): Promise<Page>;
  /** Open a page of the extension, such as `archive.html#/settings`, in a new tab. */
  ownPage(path: string): Promise<Page>;
  /** The id that `browser.tabs` gives the tab of `page`. Brings it to the front. */
  tabId(page: Page): Promise<number>;
  /** Hold host permission for every site from now on, as if the person had granted it. */
  grantAllHosts(): Promise<void>;
  /**
   * Let Kuä have the very bytes that pages show, as if the person had agreed. False where they stay refused.
   */
  grantExact(): Promise<boolean>;
  /** Let the extension's own `permissions.request` for sites be answered with yes, without a prompt. */
  allowHostRequests(): Promise<void>;
  /** The path of the next download that ends well, in order, those already ended first. Rejects when one fails. */
  nextDownload(): Promise<string>;
  /** What the background printed and threw since the start, one line each. */
  backgroundLog(): Promise<readonly string[]>;
  /** End the background as the browser does when it has been idle. The next event starts it again. */
  stopBackground(): Promise<void>;
  /** Crash the process that shows `page`. */
  crash(page: Page): Promise<void>;
  /** End the browser as a loss of power does; a profile of the caller's own stays as it is then. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** End the browser's processes at once. */
export async function killBrowser(browser: Browser): Promise<void> {
  const main = browser.process();
  if (main?.pid === undefined) throw new Error('the browser is not a process of ours');
  const ended = new Promise((resolve) => {
    main.once('exit', resolve);
  });
  // Puppeteer gives each browser a group of processes.
  process.kill(-main.pid, 'SIGKILL');
  await ended;
}
