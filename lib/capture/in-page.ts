/** The name of the connection between a frame being captured and the background. */
export const capturePort = 'kua-capture';
/** The same for the script that scrolls a page through. */
export const scrollPort = 'kua-scroll';

/** What the background may ask of the page. */
export type Wish =
  | { readonly type: 'fetch'; readonly urls: readonly string[] }
  | { readonly type: 'uses'; readonly families: readonly string[] }
  | { readonly type: 'enough' }
  | { readonly type: 'look'; readonly y: number | null };

/**
 * What the background asks of the page, or null for anything else. Looked at by hand: this runs in other people's
 * pages, on their main thread, where making the schemas of `protocol.ts` would take longer than reading a small page.
 */
export function wishOf(raw: unknown): Wish | null {
  if (typeof raw !== 'object' || raw === null || !('type' in raw)) return null;
  if (raw.type === 'look' && 'y' in raw && (raw.y === null || typeof raw.y === 'number'))
    return { type: 'look', y: raw.y };
  if (raw.type === 'enough') return { type: 'enough' };
  if (raw.type === 'fetch' && 'urls' in raw) return { type: 'fetch', urls: textsIn(raw.urls) };
  if (raw.type === 'uses' && 'families' in raw) return { type: 'uses', families: textsIn(raw.families) };
  return null;
}

function textsIn(raw: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [];
  return list.filter((one) => typeof one === 'string');
}
