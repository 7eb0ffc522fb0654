import { withoutFragment } from '../model/index.ts';
import { documentReadyState, documentURL, imageComplete, naturalWidth } from './dom.ts';
import type { PageLoad, PageLoads, WantedResource } from './snapshot.ts';

/** Where browsers stop noting what a page loads, unless the page asks for more. */
const bufferSize = 250;

/** Browsers round to a tenth of a millisecond; to send anything and to hear that it failed takes longer than this. */
const noTimeMs = 0.3;

/** True if browsers may have stopped noting what the page loads. */
export function isFull({ loads }: Pick<PageLoads, 'loads'>): boolean {
  return loads.length >= bufferSize;
}

/**
 * What the page has loaded so far, by its Resource Timing list, which can be full, or emptied by the page.
 *
 * @param images by address without fragment, an element that shows the picture or would show it
 */
export function pageLoads(document: Document, images: ReadonlyMap<string, HTMLImageElement>): PageLoads {
  const entries = performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming);
  const loads = entries.map(({ name, responseStatus, decodedBodySize, workerStart }): PageLoad => {
    // Other origins show none of this.
    const status = responseStatus === 0 ? null : responseStatus;
    const bytes = decodedBodySize === 0 ? null : decodedBodySize;
    return { url: withoutFragment(name), status, bytes, throughWorker: workerStart > 0 };
  });
  const known = new Set(loads.map(({ url }) => url));
  const isWhole =
    documentReadyState(document) === 'complete' &&
    !isFull({ loads }) &&
    [...images].every(([url, image]) => naturalWidth(image) === 0 || !isHttp(url) || known.has(url));
  // Chrome notes what it did not send too, with no time spent.
  const sent = entries.filter(({ duration, responseStatus }) => duration > noTimeMs || responseStatus > 0);
  // A page that is a picture itself is noted as a page.
  const asked = new Set([...sent.map(({ name }) => name), documentURL(document)].map(withoutFragment));
  const isForbidden = (url: string, image: HTMLImageElement): boolean =>
    imageComplete(image) && naturalWidth(image) === 0 && isHttp(url) && !asked.has(url);
  const forbidden = isWhole ? [...images].filter(([url, image]) => isForbidden(url, image)) : [];
  const finished = [...images].filter(([, image]) => imageComplete(image) && naturalWidth(image) > 0);
  return {
    loads,
    isWhole,
    forbidden: forbidden.map(([url]) => url),
    finished: finished.map(([url]) => url),
  };
}

function isHttp(url: string): boolean {
  return /^https?:/u.test(url);
}

/**
 * Tell apart what the page shows or may show when it is scrolled, and what it only names for other occasions, mostly in
 * style sheets, and never asked for: to ask for that would be a request of our own.
 *
 * @param pictures addresses of pictures that stand in the page
 */
export function splitWanted(
  wanted: readonly WantedResource[],
  { loads, isWhole, forbidden }: PageLoads,
  pictures: ReadonlySet<string>,
): { readonly wanted: WantedResource[]; readonly notLoaded: WantedResource[] } {
  const known = new Set(loads.map(({ url }) => url));
  const unseen = new Set(forbidden);
  const allowed = wanted.filter(({ url }) => !unseen.has(url));
  // What the page has shown comes first, so that no budget takes it away.
  const first = allowed.filter(({ url }) => known.has(url));
  const others = allowed.filter(({ url }) => !known.has(url));
  if (!isWhole) return { wanted: [...first, ...others], notLoaded: [] };
  // The browser itself asks for icons, and a blob is no request.
  const isAsked = ({ url, use }: WantedResource): boolean =>
    use === 'icon' || use === 'poster' || !isHttp(url) || pictures.has(url);
  return {
    wanted: [...first, ...others.filter(isAsked)],
    notLoaded: others.filter((one) => !isAsked(one)),
  };
}
