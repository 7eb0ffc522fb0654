import { TargetType } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { patienceMs, patient } from './patience.ts';

/** The tab that opens because of `action`, once it is there; an extension's own page is told by its address. */
export async function openedTab(browser: Browser, action: () => Promise<void>): Promise<Page> {
  const before = new Set(browser.targets());
  const opened = browser.waitForTarget((target) => target.type() === TargetType.PAGE && !before.has(target), {
    timeout: patienceMs,
  });
  const [target] = await Promise.all([opened, action()]);
  const page = await target.page();
  if (page === null) throw new Error('the new tab is no page');
  return patient(page);
}
