import { z } from '../model/zod.ts';
import { browser } from './browser.ts';

const PageFacts = z.object({ status: z.nullable(z.number()), contentType: z.string() });
/** What a tab's document says of itself; `status` is the HTTP status, null where the browser does not tell. */
export type PageFacts = z.infer<typeof PageFacts>;

// Runs in the page's isolated world, so it uses nothing from outside itself.
function readFacts(): PageFacts {
  const [entry] = performance.getEntriesByType('navigation');
  const status = entry instanceof PerformanceNavigationTiming ? entry.responseStatus : 0;
  return { status: status === 0 ? null : status, contentType: document.contentType };
}

/** A page whose main thread is busy for longer answers too late to be of use. */
const answerMs = 1000;

/**
 * Ask the tab's document; null where Kuä may not run (no permission, a browser page, an error page) and where the page
 * is too busy to answer.
 */
export async function readPageFacts(tabId: number): Promise<PageFacts | null> {
  try {
    const asked = browser.scripting.executeScript({
      target: { tabId },
      func: readFacts,
      injectImmediately: true,
    });
    const late = new Promise<[]>((resolve) => {
      setTimeout(resolve, answerMs, []);
    });
    const [frame] = await Promise.race([asked, late]);
    const facts = PageFacts.safeParse(frame?.result);
    return facts.success ? facts.data : null;
  } catch {
    // Both browsers reject where an extension may not run.
    return null;
  }
}
