import { Exchange, Redirect } from '../model/index.ts';
import { z } from '../model/zod.ts';
import { withheldHeaders } from '../capture/fetch-bytes.ts';
import { browser, type WebRequest } from './browser.ts';
import { noteCertificates, securedBy } from './certificates.ts';

/** A tab that goes back shows a document received earlier, so the last few are kept. */
const keptPerTab = 3;

const Pending = z.object({ requestId: z.string(), redirects: z.array(Redirect) });

const slot = (tabId: number): string => `exchange-${tabId}`;
const pendingSlot = (tabId: number): string => `pending-${tabId}`;
/** Chrome shows cookie headers only to those who ask; Firefox knows no such wish and refuses it. */
const wish = (
  globalThis.chrome?.webRequest?.OnResponseStartedOptions?.EXTRA_HEADERS === undefined
    ? ['responseHeaders']
    : ['responseHeaders', 'extraHeaders']
) as WebRequest.OnResponseStartedOptions[];
const filter: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['main_frame'] };

// Redirects of one navigation arrive faster than storage answers, so writes of one tab wait for each other.
const writes = new Map<number, Promise<void>>();
function inOrder(tabId: number, work: () => Promise<void>): void {
  const before = writes.get(tabId) ?? Promise.resolve();
  const now = before.then(work, work).finally(() => {
    if (writes.get(tabId) === now) writes.delete(tabId);
  });
  writes.set(tabId, now);
}

async function readPending(tabId: number, requestId: string): Promise<Redirect[]> {
  const key = pendingSlot(tabId);
  const pending = Pending.safeParse((await browser.storage.session.get(key))[key]);
  return pending.success && pending.data.requestId === requestId ? pending.data.redirects : [];
}

function onRedirect(details: WebRequest.OnBeforeRedirectDetailsType): void {
  // Not the server's: the browser itself went on to https, as it had been told before.
  if (details.responseHeaders?.some(({ name }) => name.toLowerCase() === 'non-authoritative-reason')) return;
  inOrder(details.tabId, async () => {
    const { requestId, url, statusCode } = details;
    const hop: Redirect = { url, status: statusCode, at: new Date(details.timeStamp).toISOString() };
    const redirects = [...(await readPending(details.tabId, requestId)), hop];
    await browser.storage.session.set({ [pendingSlot(details.tabId)]: { requestId, redirects } });
  });
}

async function readExchanges(tabId: number): Promise<Exchange[]> {
  const key = slot(tabId);
  const found = z.array(Exchange).safeParse((await browser.storage.session.get(key))[key]);
  return found.success ? found.data : [];
}

function onResponse(details: WebRequest.OnResponseStartedDetailsType): void {
  inOrder(details.tabId, async () => {
    const all = (details.responseHeaders ?? []).map(
      ({ name, value }) => [name.toLowerCase(), value ?? ''] as const,
    );
    const exchange: Exchange = {
      requestId: details.requestId,
      url: details.url,
      redirects: await readPending(details.tabId, details.requestId),
      status: details.statusCode,
      statusText: details.statusLine.replace(/^\S+\s+\d+\s?/u, ''),
      headers: all.filter(([name]) => !withheldHeaders.has(name)).map(([name, value]) => [name, value]),
      withheld: all.filter(([name]) => withheldHeaders.has(name)).map(([name]) => name),
      fromCache: details.fromCache,
      serverIp: 'proxyInfo' in details && details.proxyInfo ? null : (details.ip ?? null),
      ...(await securedBy(details.requestId)),
      respondedAtMs: details.timeStamp,
    };
    const kept = [exchange, ...(await readExchanges(details.tabId))].slice(0, keptPerTab);
    await browser.storage.session.set({ [slot(details.tabId)]: kept });
  });
}

function forget(tabId: number): void {
  inOrder(tabId, async () => {
    await browser.storage.session.remove([slot(tabId), pendingSlot(tabId)]);
  });
}

/**
 * Note how each tab's document is received, as far as permission reaches; only the last few of a tab, only until the
 * browser or the tab closes. Called when the background starts, and again after a grant, since a listener registered
 * before it stays silent.
 */
export function noteExchanges(): void {
  const { onBeforeRedirect, onResponseStarted } = browser.webRequest;
  if (onBeforeRedirect.hasListener(onRedirect)) onBeforeRedirect.removeListener(onRedirect);
  if (onResponseStarted.hasListener(onResponse)) onResponseStarted.removeListener(onResponse);
  onBeforeRedirect.addListener(onRedirect, filter, wish);
  onResponseStarted.addListener(onResponse, filter, wish);
  noteCertificates();
  if (!browser.tabs.onRemoved.hasListener(forget)) browser.tabs.onRemoved.addListener(forget);
}

/** How the tab's last documents were received, the newest first, as far as they were seen. */
export async function exchangesOf(tabId: number): Promise<Exchange[]> {
  await writes.get(tabId);
  return await readExchanges(tabId);
}
