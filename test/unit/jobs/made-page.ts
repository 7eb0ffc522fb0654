import type { FetchedBody, FromPage, PageConnection, Snapshot, ToPage } from '../../../lib/capture/index.ts';

/** A page's side of a capture, played by a test. */
export interface MadePage {
  readonly connection: PageConnection;
  readonly asked: string[];
  /** How often it was told to fetch nothing more. */
  readonly ended: () => number;
  say(message: FromPage): void;
  /** Once something more is asked for. */
  whenAsked(): Promise<void>;
  leave(): void;
}

export function madePage(): MadePage {
  const asked: string[] = [];
  let ended = 0;
  const waiting = Promise.withResolvers<void>();
  let hear: (message: FromPage) => void = () => undefined;
  let gone: () => void = () => undefined;
  const connection: PageConnection = {
    tabId: 1,
    frameId: 0,
    ask: (message: ToPage) => {
      if (message.type === 'fetch') asked.push(...message.urls);
      else if (message.type === 'uses') asked.push(...message.families);
      else if (message.type === 'enough') ended += 1;
      else return;
      waiting.resolve();
    },
    onMessage: (listener) => {
      hear = listener;
    },
    onGone: (listener) => {
      gone = listener;
    },
    close: () => undefined,
  };
  return {
    connection,
    asked,
    ended: () => ended,
    say: (message) => hear(message),
    whenAsked: () => waiting.promise,
    leave: () => gone(),
  };
}

export const pageUrl = 'https://cec.example/results';

export function snapshot(wanted: Snapshot['wanted']): Snapshot {
  return {
    facts: {
      url: pageUrl,
      loadedUrl: pageUrl,
      canonicalUrl: null,
      contentType: 'text/html',
      characterSet: 'UTF-8',
      metaCharset: null,
      compatMode: 'CSS1Compat',
      readyState: 'complete',
      visibility: 'visible',
      focused: true,
      controlled: false,
      responseStatus: 200,
      decodedBytes: null,
      responseAtMs: null,
      lastModifiedMs: null,
      readAtMs: 0,
      readingMs: 1,
      viewport: { width: 1, height: 1, dpr: 1 },
      page: { width: 1, height: 1 },
      scroll: { x: 0, y: 0 },
    },
    html: [],
    outline: {
      format: 'kua-content/1',
      title: '',
      lang: null,
      blocks: [],
      tables: [],
      links: [],
      images: [],
    },
    wanted,
    notLoaded: [],
    loaded: { loads: [], isWhole: false, forbidden: [], finished: [] },
    cssBases: [],
    cutouts: [],
    frames: [],
    path: [],
    state: {
      nesting: [],
      scrolled: [],
      animated: 0,
      highlights: [],
      indeterminate: 0,
      openAbove: [],
      changing: { changes: 0, ms: 0 },
    },
    alterations: [],
    limitations: [],
  };
}

export function fetchedBody(url: string, text: string, type = 'text/css'): FetchedBody {
  return {
    url,
    finalUrl: url,
    status: 200,
    statusText: 'OK',
    headers: [['content-type', type]],
    cached: true,
    fetchedAtMs: 0,
    body: new Blob([text]),
  };
}
