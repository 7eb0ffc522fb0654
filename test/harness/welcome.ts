import type { Browser, Page, Target } from 'puppeteer-core';
import { patienceMs } from './patience.ts';

/** Wait for the first-run page, which opens by itself when Kuä has been installed, and close it. */
export async function closeWelcome(browser: Browser): Promise<void> {
  const arrival = Promise.withResolvers<Page>();
  const look = async (target: Target): Promise<void> => {
    const page = await target.page();
    await page?.waitForFunction(() => location.hash === '#/welcome', { timeout: patienceMs });
    if (page) arrival.resolve(page);
  };
  // Other pages never become the first-run page; they go away or time out, and that is no failure.
  const watch = (target: Target): void => void look(target).catch(() => undefined);
  const timer = setTimeout(() => arrival.reject(new Error('the first-run page did not open')), patienceMs);
  browser.on('targetcreated', watch);
  for (const target of browser.targets()) watch(target);
  try {
    const welcome = await arrival.promise;
    // Firefox reports a page that is closed while the browser still owes it an answer.
    await welcome.bringToFront();
    await welcome.waitForSelector('main button:enabled', { timeout: patienceMs });
    await welcome.close();
  } finally {
    clearTimeout(timer);
    browser.off('targetcreated', watch);
  }
}
