import { withoutFragment } from '../model/index.ts';

/** `value` as an absolute address, or null if it is none. Fragments stay. */
export function absolute(value: string, base: string): string | null {
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
