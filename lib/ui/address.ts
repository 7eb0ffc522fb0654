/** An address as versions group by it: without its fragment. Null if it is no address. */
export function versionsAddress(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null) return null;
  parsed.hash = '';
  return parsed.href;
}

/** The host of an address as a person reads it; the address itself where it has none. */
export function hostOf(url: string): string {
  const host = URL.parse(url)?.host;
  return host === undefined || host === '' ? url : host;
}

/** `url` if a link may lead there, which only http and https may: a captured page names the address. */
export function safeHref(url: string): string | null {
  const protocol = URL.parse(url)?.protocol;
  return protocol === 'http:' || protocol === 'https:' ? url : null;
}
