import type { HeardAnswer, HeardDocument } from '../archive/index.ts';
import {
  budgets,
  bytesOf,
  decodePart,
  parseMhtml,
  type DocumentFacts,
  type FetchedBody,
  type MhtmlPart,
} from '../capture/index.ts';
import type { Bytes } from '../evidence/index.ts';
import { isResponseOf } from './source-bytes.ts';

/** How bytes came, where that was seen; `fetchedAtMs` is milliseconds since the epoch. */
export type ReceivedAnswer = Pick<
  FetchedBody,
  'finalUrl' | 'status' | 'statusText' | 'headers' | 'fetchedAtMs'
>;

/** A file that the page showed, as the browser itself had it. */
export interface ShownFile {
  readonly mediaType: string;
  readonly bytes: Bytes;
  /** The answer that brought it; null where the browser gave out the bytes alone. */
  readonly answer: ReceivedAnswer | null;
}

/** The files that a page showed, as far as the browser gives them out. */
export interface ShownFiles {
  /** When the browser gave them out, in milliseconds since the epoch. */
  readonly atMs: number;
  readonly via: 'mhtml' | 'stream';
  /** False where they are another document's: the tab shows one that was received before. */
  areOf(facts: DocumentFacts): boolean;
  /** The answer that brought the document itself; null where the browser gave none. */
  readonly source: FetchedBody | null;
  /**
   * The file at an address without fragment; null where the browser gave none, or not its very bytes.
   * @param length how many bytes it is known to have, or null
   */
  find(url: string, length: number | null): ShownFile | null;
}

/** Files whose bytes Chrome saves as they are; style sheets and documents it writes anew. */
const kept = /^(?:image|font)\//u;

/** The files in a saved page. Of two with one address, the first. */
export function filesInMhtml(parts: readonly MhtmlPart[], atMs: number): ShownFiles {
  const byAddress = new Map<string, MhtmlPart>();
  for (const part of parts) {
    const { location, mediaType } = part;
    if (location !== null && kept.test(mediaType) && !byAddress.has(location)) byAddress.set(location, part);
  }
  return {
    atMs,
    via: 'mhtml',
    areOf: () => true,
    source: null,
    find: (url, length) => {
      const part = byAddress.get(url);
      const decoded = part && decodePart(part);
      const bytes = part?.encoding === 'quoted-printable' ? withOwnBreaks(decoded ?? null, length) : decoded;
      return part && bytes ? { mediaType: part.mediaType, bytes, answer: null } : null;
    },
  };
}

/**
 * Text (an SVG picture) as it was before each of its line breaks was made CR LF for saving. Its length tells which they
 * were; null where it is not known, or where they were of several kinds.
 */
function withOwnBreaks(saved: Bytes | null, length: number | null): Bytes | null {
  if (saved === null || saved.length === length) return saved;
  const single = saved.filter((byte, at) => byte !== 13 || saved[at + 1] !== 10);
  const isUnchanged = single.length === saved.length;
  return single.length === length || (length === null && isUnchanged) ? single : null;
}

/** What was heard of a tab's document while it was open. */
export interface HeardPage {
  readonly document: HeardDocument;
  /** The latest last. */
  readonly answers: readonly HeardAnswer[];
}

function fetchedBody({ bytes, ...answer }: HeardAnswer): FetchedBody {
  const { url, finalUrl, status, statusText, headers, fetchedAtMs } = answer;
  return { url, finalUrl, status, statusText, headers, fetchedAtMs, cached: true, body: bytes };
}

/** The files that a page received while it was listened to. Of two with one address, the latest. */
export function filesHeard({ document, answers }: HeardPage): ShownFiles {
  const byAddress = new Map(answers.map((answer) => [answer.url, answer]));
  const source = answers.find(({ finalUrl, askedAtMs }) => {
    return finalUrl === document.url && askedAtMs === document.respondedAtMs;
  });
  return {
    atMs: Date.now(),
    via: 'stream',
    areOf: (facts) => isResponseOf(document, facts),
    source: source ? fetchedBody(source) : null,
    find: (url) => {
      const answer = byAddress.get(url);
      if (!answer) return null;
      const { bytes, headers } = answer;
      const mediaType = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
      return { mediaType, bytes, answer };
    },
  };
}

/** What lets a browser give out what a page shows. */
export interface PageSaver {
  /** False where the browser cannot, or the person has not allowed it. */
  savesPages(): Promise<boolean>;
  /** The page in a tab as the browser saves it (MHTML). */
  savePage(tabId: number): Promise<Blob>;
  /** What was heard of the tab's document; null where nobody listened. */
  heardPage(tabId: number): Promise<HeardPage | null>;
}

/**
 * What a browser gives out of the page in a tab, in time; else why not: `refused`, `too-large`, `malformed`, `timeout`.
 * Null where it may not be asked, and nothing was heard. Never rejects.
 */
export async function shownFiles(
  saver: PageSaver,
  tabId: number,
  ended: AbortSignal,
): Promise<ShownFiles | string | null> {
  const savesPages = await saver.savesPages().catch(() => false);
  const late = Promise.withResolvers<string>();
  const over = AbortSignal.any([ended, AbortSignal.timeout(budgets.savedPageMs)]);
  over.addEventListener('abort', () => late.resolve('timeout'));
  if (over.aborted) late.resolve('timeout');
  const read = async (): Promise<ShownFiles | string> => {
    const saved = await saver.savePage(tabId);
    if (saved.size > budgets.savedPageBytes) return 'too-large';
    const parts = parseMhtml(await bytesOf(saved));
    return parts ? filesInMhtml(parts, Date.now()) : 'malformed';
  };
  const hear = async (): Promise<ShownFiles | null> => {
    const heard = await saver.heardPage(tabId);
    return heard && filesHeard(heard);
  };
  // What was heard and cannot be read, or not in time, is as if nobody had listened.
  if (!savesPages) return await Promise.race([hear().catch(() => null), late.promise.then(() => null)]);
  // Chrome sometimes loses what it has just saved. It rejects for pages that it does not save in words of its own.
  const twice = read()
    .catch(read)
    .catch(() => 'refused');
  return await Promise.race([twice, late.promise]);
}
