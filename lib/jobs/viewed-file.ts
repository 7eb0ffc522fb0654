import {
  bytesOf,
  fileSnapshot,
  type CapturedPage,
  type DocumentFacts,
  type Fetched,
  type FromPage,
  noDigits,
} from '../capture/index.ts';
import { fileExtension } from '../evidence/index.ts';
import { KuaError, withoutFragment, type Exchange } from '../model/index.ts';

/** The tab as the browser shows it; sizes in CSS pixels. */
export interface ShownTab {
  readonly url: string | null;
  readonly discarded: boolean;
  readonly viewport: DocumentFacts['viewport'];
}

/** What it takes to capture a file that no script of ours is let near. */
export interface ViewedFileDeps {
  fetchOutside(url: string, pageUrl: string, ended: AbortSignal): Promise<Fetched | null>;
  exchangesOf(tabId: number): Promise<Exchange[]>;
}

/** What is known of the file without its document; `exchange` is how the tab received it, where that was seen. */
function factsOf(url: string, tab: ShownTab, exchange: Exchange | null): DocumentFacts {
  return {
    url,
    loadedUrl: url,
    canonicalUrl: null,
    contentType: 'application/pdf',
    characterSet: '',
    metaCharset: null,
    compatMode: '',
    readyState: 'complete',
    visibility: '',
    focused: false,
    controlled: false,
    responseStatus: exchange?.status ?? null,
    decodedBytes: null,
    responseAtMs: exchange?.respondedAtMs ?? null,
    lastModifiedMs: null,
    readAtMs: Date.now(),
    readingMs: 0,
    viewport: tab.viewport,
    page: { width: tab.viewport.width, height: tab.viewport.height },
    scroll: { x: 0, y: 0 },
  };
}

/**
 * Capture a PDF in a viewer that lets no script in (Firefox), by asking the site for its bytes again.
 *
 * @returns a page that says what a script in it would say
 * @throws KuaError `pdf-viewer` where there is no permission for the site, or what it gives is no PDF
 */
export async function openViewedFile(
  tabId: number,
  tab: ShownTab,
  deps: ViewedFileDeps,
  ended: AbortSignal,
): Promise<CapturedPage> {
  const url = withoutFragment(tab.url ?? '');
  const [newest] = await deps.exchangesOf(tabId);
  const exchange = newest && withoutFragment(newest.url) === url ? newest : null;
  const fetched = await deps.fetchOutside(url, url, ended);
  if (fetched === null) throw new KuaError('pdf-viewer', 'permission');
  if ('error' in fetched)
    throw new KuaError(fetched.error === 'too-large' ? 'page-too-large' : 'pdf-viewer', fetched.error);
  if (fileExtension(await bytesOf(fetched.body), 'document') !== 'pdf')
    throw new KuaError('pdf-viewer', 'no PDF');
  const snapshot = fileSnapshot(factsOf(url, tab, exchange));
  const messages: readonly FromPage[] = [
    { type: 'snapshot', json: new Blob([JSON.stringify(snapshot)]) },
    { type: 'digits', drawn: noDigits },
    { type: 'source', fetched },
    { type: 'fetched', fetched },
  ];
  const top = {
    tabId,
    frameId: 0,
    ask: () => undefined,
    onMessage: (listener: (message: FromPage) => void) => messages.forEach(listener),
    onGone: () => undefined,
    close: () => undefined,
  };
  return { top, frames: Promise.resolve([]) };
}
