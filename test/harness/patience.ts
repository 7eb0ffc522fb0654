import type { Page } from 'puppeteer-core';

/** How long a test waits for something that must come: long enough for a slow machine, for nothing waits needlessly. */
export const patienceMs = 120_000;

/** Have Puppeteer wait that long on a page. */
export function patient(page: Page): Page {
  page.setDefaultTimeout(patienceMs);
  return page;
}
