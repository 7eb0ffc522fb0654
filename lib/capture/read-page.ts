import {
  attribute,
  documentCharacterSet,
  documentCompatMode,
  documentContentType,
  documentDoctype,
  documentElement,
  documentLastModified,
  documentReadyState,
  documentTitle,
  documentURL,
  documentVisibility,
  queryAll,
} from './dom.ts';
import { KuaError, withoutFragment, type Outline } from '../model/index.ts';
import { profileFor } from '../sites/index.ts';
import { absolute } from './addresses.ts';
import { countChanges } from './count-changes.ts';
import { isDrawnOtherwise } from './drawn-text.ts';
import { doctypeText } from './doctype.ts';
import { pathOfWindow } from './frame-place.ts';
import { freeze, type FrozenPage } from './frozen-page.ts';
import { LiveReading } from './live-reading.ts';
import type { SheetRules } from './live-sheets.ts';
import { navigation, responseTime } from './navigation.ts';
import { readOutline, type OutlineRead } from './outline.ts';
import { pageLoads, splitWanted } from './page-loads.ts';
import type { PixelCopy } from './pixel-copies.ts';
import { serialise, type Serialised } from './serialise.ts';
import { atOnce, inSlices, type Steps } from './slices.ts';
import type { DocumentFacts, PageLoads, Snapshot } from './snapshot.ts';
import type { UsedDrawing } from './used-drawings.ts';

function metaCharset(document: Document): string | null {
  for (const meta of queryAll(document, 'meta[charset], meta[http-equiv="content-type" i]')) {
    const declared =
      attribute(meta, 'charset') ??
      /charset\s*=\s*["']?([^\s;"']+)/iu.exec(attribute(meta, 'content') ?? '')?.[1];
    if (declared !== undefined && declared !== '') return declared;
  }
  return null;
}

function canonical(document: Document): string | null {
  const [link] = queryAll(document, 'link[rel~="canonical" i][href]');
  return link instanceof HTMLLinkElement ? link.href : null;
}

/** `document.lastModified` in milliseconds since the epoch; it is written in the person's own time zone. */
function lastModified(document: Document): number | null {
  const ms = Date.parse(documentLastModified(document));
  return Number.isNaN(ms) ? null : ms;
}

/** True if a service worker of the page's own stood between the network and what was shown, or may have. */
function cameThroughWorker(timing: PerformanceNavigationTiming | null, loaded: PageLoads): boolean {
  if ((timing?.workerStart ?? 0) > 0 || loaded.loads.some(({ throughWorker }) => throughWorker)) return true;
  // Pages that came without encryption have no service workers.
  return !loaded.isWhole && isSecureContext && navigator.serviceWorker.controller !== null;
}

/** What is known of a document as a whole. */
export function readFacts(document: Document, startedMs: number, loaded: PageLoads): DocumentFacts {
  const timing = navigation();
  const root = documentElement(document);
  const status = timing?.responseStatus ?? 0;
  return {
    url: withoutFragment(documentURL(document)),
    loadedUrl: withoutFragment(timing?.name ?? documentURL(document)),
    canonicalUrl: canonical(document),
    contentType: documentContentType(document),
    characterSet: documentCharacterSet(document),
    metaCharset: metaCharset(document),
    compatMode: documentCompatMode(document),
    readyState: documentReadyState(document),
    visibility: documentVisibility(document),
    focused: Document.prototype.hasFocus.call(document),
    controlled: cameThroughWorker(timing, loaded),
    responseStatus: status === 0 ? null : status,
    decodedBytes: timing ? timing.decodedBodySize : null,
    responseAtMs: responseTime(timing),
    lastModifiedMs: lastModified(document),
    readAtMs: startedMs,
    readingMs: Date.now() - startedMs,
    viewport: { width: innerWidth, height: innerHeight, dpr: devicePixelRatio },
    page: { width: root?.scrollWidth ?? 0, height: root?.scrollHeight ?? 0 },
    scroll: { x: scrollX, y: scrollY },
  };
}

/** A document that was read: what is kept of the page itself, until the rest of the work is done with it. */
export interface PageRead {
  /**
   * Make the snapshot of what was read, piece by piece. Reads nothing more of the page, which may change meanwhile.
   * @throws KuaError `page-too-large`
   */
  finish(): Promise<Snapshot>;
  /** It was read twice, and the second time all elements were asked. */
  readonly isThorough: boolean;
  readonly loaded: PageLoads;
  readonly loadedUrl: string;
  /** What it needs in any case, and has in its cache: the rest is known only once it is finished. */
  readonly needed: readonly string[];
  readonly pixels: ReadonlyMap<string, PixelCopy>;
  /** By address without fragment, an element that shows the picture or would show it. */
  readonly images: ReadonlyMap<string, HTMLImageElement>;
  /** What it draws out of other files; known once it is finished. */
  readonly drawings: readonly UsedDrawing[];
  /** The rules that each style sheet with an address had. */
  readonly sheets: ReadonlyMap<string, SheetRules>;
}

/**
 * Read the document as it stands, in one synchronous piece of work, and change nothing in it; once more where that
 * overlooked something.
 * @throws KuaError `no-document`, `page-too-large`
 */
export async function readWhole(document: Document): Promise<PageRead> {
  const read = readPage(document, false);
  if (!(await inSlices(read.overlooked()))) return read;
  read.abandon();
  return readPage(document, true);
}

interface OncePageRead extends PageRead, Pick<LiveReading, 'overlooked'> {
  /** It is of no use. */
  abandon(): void;
}

function readPage(document: Document, thorough: boolean): OncePageRead {
  const startedMs = Date.now();
  const root = documentElement(document);
  if (!root) throw new KuaError('no-document');
  const path = pathOfWindow();
  const live = new LiveReading(document, path, thorough);
  const page = freeze(live, root);
  const changing = countChanges(document);
  const loaded = pageLoads(document, live.images);
  const doctype = doctypeText(documentDoctype(document));
  const steps = readFrozen(live, page, documentTitle(document), doctype, documentURL(document));
  const atMoment = page.isCopy ? null : atOnce(steps);
  const facts = readFacts(document, startedMs, loaded);
  const drawings: UsedDrawing[] = [];
  const known = new Set(loaded.loads.map(({ url }) => url));
  const forbidden = new Set(loaded.forbidden);
  return {
    overlooked: function* () {
      if (yield* live.overlooked()) return true;
      return live.drawnText !== null && page.isCopy && isDrawnOtherwise(page, live.drawnText);
    },
    finish: async () => {
      const { serialised, outline, places } = atMoment ?? (await inSlices(steps));
      drawings.push(...serialised.drawings);
      const cssBases = [...new Set([live.base, ...live.sheets.addresses])];
      const written = serialised.writer.finish(cssBases, (url) => known.has(url));
      const { cutouts } = live;
      const pictures = new Set(outline.images.map(({ src }) => withoutFragment(src)));
      const wanted = splitWanted(written.wanted, loaded, pictures);
      const state = { ...live.state, nesting: serialised.nesting, changing: changing() };
      const frames = serialised.frames.map(({ element, url, place }) => {
        const { at, hidden } = places.get(element) ?? { at: outline.blocks.length, hidden: true };
        return { url, name: attribute(element, 'name') ?? '', place, at, hidden };
      });
      return { ...written, ...wanted, loaded, cssBases, outline, facts, state, path, frames, cutouts };
    },
    abandon: () => void changing(),
    isThorough: thorough,
    loaded,
    loadedUrl: facts.loadedUrl,
    needed: shownFiles(live).filter((url) => known.has(url) && !forbidden.has(url)),
    pixels: live.pixels.copies,
    images: live.images,
    drawings,
    sheets: live.sheets.byAddress,
  };
}

/** The pictures and style sheets of a page, without what it draws parts of: that must be known before it comes. */
function shownFiles({ trees, images, linked, base }: LiveReading): string[] {
  const named = new Set([...images.keys(), ...linked]);
  for (const tree of trees.keys())
    for (const use of queryAll(tree, 'use'))
      for (const name of ['href', 'xlink:href'])
        named.delete(withoutFragment(absolute(attribute(use, name) ?? '', base) ?? ''));
  return [...named];
}

/** What a page that cannot change any more says. */
function* readFrozen(
  live: LiveReading,
  page: FrozenPage,
  title: string,
  doctype: string,
  url: string,
): Steps<{
  readonly serialised: Serialised;
  readonly outline: Outline;
  readonly places: OutlineRead['frames'];
}> {
  const { base, sheets } = live;
  yield* live.readFrames();
  const serialised = yield* serialise(page, { doctype, base, tree: live.documentFacts, moves: sheets.move });
  const { writer } = serialised;
  if (live.highlights.areUnseen) writer.limit('highlights-not-kept', null, null);
  for (const family of live.unknownFonts) writer.limit('font-not-kept', family, null);
  const { outline, frames } = yield* readOutline(page, title, base, profileFor(url)?.noise);
  return { serialised, outline, places: frames };
}
