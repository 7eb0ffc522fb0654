import type { RefusalCode } from '../model/index.ts';

/** What decides whether a tab can be captured; `url` is null where the browser does not tell it. */
export interface TabFacts {
  readonly url: string | null;
  readonly discarded: boolean;
}

/** Hosts on which browsers let no extension run: Chrome's and Edge's stores, and Firefox's restricted domains. */
const closedHosts: ReadonlySet<string> = new Set([
  'chromewebstore.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
  'accounts.firefox.com',
  'support.mozilla.org',
  'discovery.addons.mozilla.org',
]);

/**
 * Why this tab cannot be captured, as far as its address tells, or null if it may be tried.
 *
 * @param clicked the person clicked Kuä's button on this tab, upon which a browser tells the address of any page but
 *   its own
 */
export function refusalFor({ url, discarded }: TabFacts, clicked = false): RefusalCode | null {
  if (discarded) return 'discarded-tab';
  if (url === null) return clicked ? 'browser-page' : 'no-permission';
  const parsed = URL.parse(url);
  if (parsed === null) return 'browser-page';
  const { protocol, hostname, pathname } = parsed;
  if (protocol === 'view-source:') return 'view-source';
  if (protocol === 'about:') return pathname === 'blank' ? 'blank-page' : 'browser-page';
  if (protocol === 'file:') return 'local-file';
  if (protocol !== 'http:' && protocol !== 'https:') return 'browser-page';
  if (closedHosts.has(hostname)) return 'extension-store';
  if (hostname === 'chrome.google.com' && pathname.startsWith('/webstore')) return 'extension-store';
  return null;
}
