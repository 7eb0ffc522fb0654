import type { Page } from 'puppeteer-core';
import { clickButton, status, type Chromium } from '../../harness/index.ts';
import { forgetAll, storedBytes } from '../archive-bytes.ts';
import type { CaptureTool } from './tool.ts';

/**
 * Kuä, from the click on “Capture page” until its popup says that the page is kept, which it is on disk by then. The
 * archive holds nothing before, so that every byte is stored anew.
 */
export function kuaTool(kua: Chromium): CaptureTool {
  return {
    name: 'Kuä',
    ready: async (page) => {
      await forgetAll(kua);
      const before = await storedBytes(kua);
      const popup = await kua.openPopup(page);
      await popup.waitForSelector('::-p-aria([name="Capture page"][role="button"])');
      await popup.evaluate(watchCapture);
      return async () => {
        await clickButton(popup, 'Capture page');
        await status(popup, /Captured/u);
        return {
          ms: await popup.evaluate(() => Number(Reflect.get(globalThis, 'kuaBenchMs'))),
          weigh: async () => {
            await close(popup);
            return (await storedBytes(kua)).all - before.all;
          },
        };
      };
    },
  };
}

async function close(popup: Page): Promise<void> {
  if (!popup.isClosed()) await popup.close();
}

/** Take the moments of the click and of the answer; runs in the popup. */
function watchCapture(): void {
  const clicked = (): void => {
    const clickedMs = performance.now();
    const observer = new MutationObserver(() => {
      const said = document.querySelector<HTMLElement>('[role="status"]')?.textContent ?? '';
      if (!said.includes('Captured')) return;
      Reflect.set(globalThis, 'kuaBenchMs', performance.now() - clickedMs);
      observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  };
  addEventListener('click', clicked, { capture: true, once: true });
}
