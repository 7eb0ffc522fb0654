/** The name of the connection between a frame being captured and the background. */
export const capturePort = 'kua-capture';
/** The same for the script that scrolls a page through. */
export const scrollPort = 'kua-scroll';

type Wish =
  | { readonly type: 'fetch'; readonly urls: readonly string[] }
  | { readonly type: 'look'; readonly y: number | null };

/**
 * What the background asks of the page, or null for anything else. Looked at by hand: this runs in other people's
 * pages, on their main thread, where making the schemas of `protocol.ts` would take longer than reading a small page.
 */
export function wishOf(raw: unknown): Wish | null {
  if (typeof raw !== 'object' || raw === null || !('type' in raw)) return null;
  if (raw.type === 'look' && 'y' in raw && (raw.y === null || typeof raw.y === 'number'))
    return { type: 'look', y: raw.y };
  if (raw.type !== 'fetch' || !('urls' in raw) || !Array.isArray(raw.urls)) return null;
  const urls = raw.urls as readonly unknown[];
  return { type: 'fetch', urls: urls.filter((url) => typeof url === 'string') };
}
