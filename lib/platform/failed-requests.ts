import { withoutFragment } from '../model/index.ts';
import { browser, type WebRequest } from './browser.ts';

/** Why a request failed. */
export interface FailedRequest {
  /** A code of its own where the browser names a reason, else `unreachable`; null for one that was given up. */
  readonly error: string | null;
  /** Where the request was led, in order. */
  readonly redirects: readonly string[];
}

/** Requests of a tab, heard while it is captured. */
export interface RequestWatch {
  /** How the last request for this address failed, or null where that was not seen. */
  failureOf(url: string): FailedRequest | null;
  stop(): void;
}

/** What Chrome (`net::ERR_…`) and Firefox (`NS_ERROR_…`) call what went wrong, as far as a record tells it apart. */
const names: readonly (readonly [RegExp, string])[] = [
  [/TOO_MANY_REDIRECTS|REDIRECT_LOOP/u, 'redirect-loop'],
  [
    /UNSAFE_REDIRECT|UNKNOWN_URL_SCHEME|DISALLOWED_URL_SCHEME|UNKNOWN_PROTOCOL|DOM_BAD_URI/u,
    'unsafe-redirect',
  ],
  [/EMPTY_RESPONSE|CONNECTION_CLOSED|CONNECTION_RESET|TIMED_OUT|NET_RESET|NET_TIMEOUT/u, 'no-response'],
];

/** No tab: a request of the background's own. */
const ownRequests = -1;

/**
 * Hear how requests made for a capture of the tab fail: a page's fetch is told nothing but that it did. Without
 * permission for an address nothing is heard of it.
 */
export function watchRequests(tabId: number): RequestWatch {
  /** By request, the addresses it went through. */
  const ways = new Map<string, string[]>();
  const failed = new Map<string, FailedRequest>();
  const isOurs = (details: { readonly tabId: number }): boolean =>
    details.tabId === tabId || details.tabId === ownRequests;
  const onRedirect = (details: WebRequest.OnBeforeRedirectDetailsType): void => {
    if (!isOurs(details)) return;
    const way = ways.get(details.requestId) ?? [details.url];
    ways.set(details.requestId, [...way, details.redirectUrl]);
  };
  const onError = (details: WebRequest.OnErrorOccurredDetailsType): void => {
    if (!isOurs(details)) return;
    const [first = details.url, ...redirects] = ways.get(details.requestId) ?? [];
    const named = names.find(([pattern]) => pattern.test(details.error))?.[1];
    // Whoever gave it up knows why.
    const unnamed = details.error.includes('ABORTED') ? null : 'unreachable';
    failed.set(withoutFragment(first), { error: named ?? unnamed, redirects });
  };
  const filter: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['xmlhttprequest', 'other'] };
  const { onBeforeRedirect, onErrorOccurred } = browser.webRequest;
  onBeforeRedirect.addListener(onRedirect, filter);
  onErrorOccurred.addListener(onError, filter);
  return {
    failureOf: (url) => failed.get(url) ?? null,
    stop: () => {
      onBeforeRedirect.removeListener(onRedirect);
      onErrorOccurred.removeListener(onError);
    },
  };
}
