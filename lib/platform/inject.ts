import { KuaError, withoutFragment } from '../model/index.ts';
import { browser } from './browser.ts';
import { exchangesOf } from './exchanges.ts';
import { tabById } from './tabs.ts';

/** Whether the tab shows a PDF, as far as its answer or its name tells: the viewer lets nobody in to ask. */
async function isPdf(tabId: number, url: string): Promise<boolean> {
  const [newest] = await exchangesOf(tabId);
  if (newest && withoutFragment(newest.url) === withoutFragment(url))
    return newest.headers.some(
      ([name, value]) => name === 'content-type' && /^application\/pdf\b/iu.test(value),
    );
  return /\.pdf(?:$|[?#])/iu.test(url);
}

/** A script that can be run in a page, and the name under which it connects. */
export interface PageScript {
  readonly file: '/capture.js' | '/scroll.js';
  readonly port: string;
  /** It runs in the pages within the page too. */
  readonly allFrames: boolean;
}

/**
 * Run a script in a tab's document, and in the frames in it that permission reaches; ends when it has run.
 * @throws KuaError `error-page`, `pdf-viewer`, `page-left`, `no-permission`
 */
export async function inject({ file, allFrames }: PageScript, tabId: number, url: string): Promise<void> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, allFrames },
      files: [file],
      injectImmediately: true,
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (/error page|neterror/iu.test(detail)) throw new KuaError('error-page', detail, { cause: error });
    // Firefox has no better words for a page whose process is gone.
    const isGone = /was removed|no tab with id|invalid tab id|unexpected error occurred/iu.test(detail);
    if (isGone || (await tabById(tabId)) === null) throw new KuaError('page-left', detail, { cause: error });
    if (await isPdf(tabId, url)) throw new KuaError('pdf-viewer', detail, { cause: error });
    throw new KuaError('no-permission', detail, { cause: error });
  }
}
