import { KuaError } from '../model/index.ts';
import { budgets } from './budgets.ts';
import { captureFile } from './capture-file.ts';
import { documentContentType } from './dom.ts';
import { DrawingFiles } from './drawing-markup.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { isViewed } from './file-snapshot.ts';
import { wishOf, type Wish } from './in-page.ts';
import { nextTask } from './next-task.ts';
import { PageFetcher } from './page-fetcher.ts';
import { PageScroller } from './page-scroller.ts';
import type { Fetched, FromPage } from './protocol.ts';
import { readWhole, type PageRead } from './read-page.ts';
import { drawnDigits, usedFamilies } from './scrambled-fonts.ts';
import { inSlices } from './slices.ts';
import { jsonOf } from './snapshot-json.ts';

/** The connection to the background, as far as a capture needs it. */
export interface BackgroundPort {
  postMessage(message: FromPage): void;
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
}

/**
 * The work of the content script: read the page at once, then fetch in the page what it needs until the background
 * ends the connection.
 */
export function captureThisPage(document: Document, port: BackgroundPort): void {
  const ended = new AbortController();
  const say = (message: FromPage): void => {
    if (!ended.signal.aborted) port.postMessage(message);
  };
  const scroller = new PageScroller(document);
  port.onDisconnect(() => {
    ended.abort();
    void scroller.restore();
  });
  const look = async (y: number | null): Promise<void> => {
    say({ type: 'looked', view: await scroller.look(y) });
  };
  const sayUsed = (families: readonly string[]): void => {
    inSlices(usedFamilies(document, families))
      .then((used) => say({ type: 'used', families: used }))
      .catch(fail);
  };
  port.onMessage((raw) => {
    const wish = wishOf(raw);
    if (wish?.type === 'look') void look(wish.y);
    else if (wish?.type === 'uses') sayUsed(wish.families);
    else if (wish) fetching.promise.then((fetcher) => heed(fetcher, wish)).catch(() => undefined);
  });
  const fetching = Promise.withResolvers<PageFetcher>();
  const fail = (error: unknown): void => {
    const { code, detail } = KuaError.from(error);
    say({ type: 'failed', code, detail });
  };
  if (isViewed({ contentType: documentContentType(document) })) {
    captureFile(document, (url) => keepSource(url, ended.signal), say, ended.signal).catch(fail);
    return;
  }
  // The page's own work comes between the script's start and the reading.
  nextTask()
    .then(() => readWhole(document))
    .then((read) => finishReading(document, read, fetching, say, ended.signal))
    .catch(fail);
}

function heed(fetcher: PageFetcher, wish: Extract<Wish, { type: 'fetch' | 'enough' }>): void {
  if (wish.type === 'fetch') fetcher.add(wish.urls);
  else fetcher.end();
}

/** All that follows works on what was read, a piece at a time: the page's own work comes between. */
async function finishReading(
  document: Document,
  read: PageRead,
  fetching: PromiseWithResolvers<PageFetcher>,
  say: (message: FromPage) => void,
  ended: AbortSignal,
): Promise<void> {
  let drawings: DrawingFiles | null = null;
  const answer = (fetched: Fetched): void => {
    drawings?.take(fetched);
    say({ type: 'fetched', fetched });
  };
  const fetcher = new PageFetcher(answer, read, ended);
  fetcher.add(read.needed.slice(0, budgets.resources));
  const source = keepSource(read.loadedUrl, ended);
  const snapshot = await read.finish();
  drawings = new DrawingFiles(read.drawings);
  say({ type: 'snapshot', json: new Blob(await inSlices(jsonOf(snapshot))) });
  const urls = snapshot.wanted.slice(0, budgets.resources).map((one) => one.url);
  fetcher.keep(urls);
  fetcher.add(urls);
  fetching.resolve(fetcher);
  const rest = [
    drawnDigits(document).then((drawn) => say({ type: 'digits', drawn })),
    source.then((fetched) => say({ type: 'source', fetched })),
  ];
  if (read.drawings.length > 0)
    rest.push(drawings.drawn(urls).then((drawn) => say({ type: 'drawn', ...drawn })));
  await Promise.all(rest);
}

/** The bytes of the document that is shown, from the cache alone: asking again could bring another page. */
async function keepSource(url: string, ended: AbortSignal): ReturnType<typeof fetchBytes> {
  return await fetchBytes(url, { cache: 'only-if-cached', mode: 'same-origin' }, ended);
}
