import type { Page } from 'puppeteer-core';

/** What one capture came to. */
export interface Taken {
  readonly ms: number;
  /** How many bytes it keeps; asked for when nothing is measured any more. */
  readonly weigh: () => Promise<number>;
}

/** One way to capture a page. */
export interface CaptureTool {
  readonly name: string;
  /** What the tool has in every page before it is loaded. */
  readonly install?: (page: Page) => Promise<void>;
  /** Do all that is not measured, once the page is loaded; answers what is. */
  readonly ready: (page: Page) => Promise<() => Promise<Taken>>;
}
