import { browser } from './browser.ts';

/**
 * Call `open` once, when Kuä has just been installed; `inFront` is false for whoever loads it unpacked, to whom the
 * first-run page must not take the tab they are at.
 */
export function onFirstRun(open: (inFront: boolean) => Promise<void>): void {
  browser.runtime.onInstalled.addListener((details) => {
    // The browser may be closing already.
    if (details.reason === 'install') openFor(open).catch(() => undefined);
  });
}

async function openFor(open: (inFront: boolean) => Promise<void>): Promise<void> {
  const { installType } = await browser.management.getSelf();
  await open(installType !== 'development');
}

/** Have the background started with the browser, so that it ends at once what a browser that was closed left undone. */
export function startWithBrowser(): void {
  browser.runtime.onStartup.addListener(() => undefined);
}
