import { withoutFragment } from '../model/index.ts';

/** A path, with or without a query, that any address of the web has as it is written (URL, §4.4). */
const plainPath = /^\/(?:[\w~-]+(?:[./][\w~-]+)*\/?)?(?:\?[\w=&.~-]*)?$/u;
const webOrigin = /^https?:\/\/[^/?#]+(?=\/)/u;

/** `value` as an absolute address, or null if it is none. Fragments stay. @param base an address as browsers write it */
export function absolute(value: string, base: string): string | null {
  // To parse an address takes long, and lists of thousands have no other ones.
  const origin = plainPath.test(value) ? webOrigin.exec(base)?.[0] : undefined;
  if (origin !== undefined && !origin.includes('@')) return origin + value;
  return URL.parse(value.trim(), base)?.href ?? null;
}

/** Addresses that can be fetched; `data:` stays in the page as it is. */
export function isFetchable(url: string): boolean {
  return /^(?:https?|blob):/iu.test(url);
}

/** What an address means without its fragment: at the first base where it is one that was loaded, else at the first. */
export function loadedAddress(
  address: string,
  bases: readonly string[],
  isLoaded: (url: string) => boolean,
): string | null {
  const urls = bases.map((base) => absolute(address, base)).filter((url) => url !== null);
  const bare = urls.map((url) => withoutFragment(url));
  return bare.find((url) => isLoaded(url)) ?? bare[0] ?? null;
}
