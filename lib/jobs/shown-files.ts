import { budgets, bytesOf, decodePart, parseMhtml, type MhtmlPart } from '../capture/index.ts';
import type { Bytes } from '../evidence/index.ts';

/** A file that the page showed, as the browser itself had it. */
export interface ShownFile {
  readonly mediaType: string;
  readonly bytes: Bytes;
}

/** The files that a page showed, as far as the browser gives them out. */
export interface ShownFiles {
  /** When the browser gave them out, in milliseconds since the epoch. */
  readonly atMs: number;
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
    find: (url, length) => {
      const part = byAddress.get(url);
      const decoded = part && decodePart(part);
      const bytes = part?.encoding === 'quoted-printable' ? withOwnBreaks(decoded ?? null, length) : decoded;
      return part && bytes ? { mediaType: part.mediaType, bytes } : null;
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

/** What lets a browser give out what a page shows. */
export interface PageSaver {
  /** False where the browser cannot, or the person has not allowed it. */
  savesPages(): Promise<boolean>;
  /** The page in a tab as the browser saves it (MHTML). */
  savePage(tabId: number): Promise<Blob>;
}

/**
 * What a browser gives out of the page in a tab, in time; else why not: `refused`, `too-large`, `malformed`, `timeout`.
 * Null where it may not be asked. Never rejects.
 */
export async function shownFiles(
  saver: PageSaver,
  tabId: number,
  ended: AbortSignal,
): Promise<ShownFiles | string | null> {
  if (!(await saver.savesPages().catch(() => false))) return null;
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
  // Chrome sometimes loses what it has just saved. It rejects for pages that it does not save in words of its own.
  const twice = read()
    .catch(read)
    .catch(() => 'refused');
  return await Promise.race([twice, late.promise]);
}
