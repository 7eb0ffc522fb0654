/** `value` as an absolute address, or null if it is none. Fragments stay. */
export function absolute(value: string, base: string): string | null {
  return URL.parse(value.trim(), base)?.href ?? null;
}

/** Addresses that can be fetched; `data:` stays in the page as it is. */
export function isFetchable(url: string): boolean {
  return /^(?:https?|blob):/iu.test(url);
}
