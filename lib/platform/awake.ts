import { browser } from './browser.ts';

/** A background is ended when it has called nothing of the browser's for 30 seconds, however busy it is. */
const everyMs = 5_000;

/** Do a work of the background's that has an end of its own, and be taken for idle only after that. */
export async function awake<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    browser.runtime.getPlatformInfo().catch(() => undefined);
  }, everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
