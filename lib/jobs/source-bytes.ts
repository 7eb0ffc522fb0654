import {
  isPrivateHost,
  isViewed,
  sizeOf,
  type DocumentFacts,
  type Fetched,
  type FetchedBody,
} from '../capture/index.ts';
import { withoutFragment, type CaptureRecord, type Exchange, type Remark } from '../model/index.ts';

/** The network's clock and the page's read the same moment this far apart at most. */
const sameMomentMs = 1500;
/** A cache that holds a later answer than the page came from is not believed beyond this difference of clocks. */
const clockToleranceMs = 120_000;
/** A `Date` header names its second; the moment lies half a second later on average. */
const halfSecondMs = 500;

function header(headers: readonly (readonly [string, string])[], name: string): string | null {
  return headers.find(([key]) => key === name)?.[1] ?? null;
}

/** True for a response that came from the shown document's address and at its moment. */
export function isResponseOf(
  { url, respondedAtMs }: Pick<Exchange, 'url' | 'respondedAtMs'>,
  { loadedUrl, responseAtMs }: DocumentFacts,
): boolean {
  if (responseAtMs === null || withoutFragment(url) !== loadedUrl) return false;
  return Math.abs(respondedAtMs - responseAtMs) <= sameMomentMs;
}

/**
 * Which of a tab's exchanges brought the shown document: the one with its address, its status and its time. A tab may
 * have received others since, or its document without any (from a service worker).
 */
export function shownExchange(exchanges: readonly Exchange[], facts: DocumentFacts): Exchange | null {
  const { responseAtMs, responseStatus } = facts;
  if (responseAtMs === null) return null;
  const near = exchanges
    .filter((exchange) => responseStatus === null || exchange.status === responseStatus)
    .filter((exchange) => isResponseOf(exchange, facts))
    .map((exchange) => ({ exchange, apartMs: Math.abs(exchange.respondedAtMs - responseAtMs) }))
    .toSorted((a, b) => a.apartMs - b.apartMs);
  return near[0]?.exchange ?? null;
}

/** How long the shown document was said to be, where it was sent as it is. */
function announcedBytes({ headers }: Exchange): number | null {
  const length = header(headers, 'content-length');
  return length === null || header(headers, 'content-encoding') !== null ? null : Number(length);
}

/** Whether bytes at hand are those that were shown: `known` by a mark they share, `unknown` where neither has one. */
function agreement(
  source: FetchedBody,
  facts: DocumentFacts,
  exchange: Exchange | null,
): 'known' | 'unknown' | 'other' {
  if (facts.decodedBytes !== null && facts.decodedBytes > 0 && facts.decodedBytes !== sizeOf(source.body))
    return 'other';
  const announced = exchange && announcedBytes(exchange);
  if (announced !== null && announced !== sizeOf(source.body)) return 'other';
  if (exchange) {
    // A cache that revalidated the document has renewed its date, so a date differs only where no tag agrees.
    const tag = ['etag', 'last-modified', 'date'].find((name) => header(exchange.headers, name) !== null);
    if (tag === undefined) return 'unknown';
    // An answer that was asked for anew has a date of its own.
    if (tag === 'date' && !source.cached) return 'unknown';
    return header(source.headers, tag) === header(exchange.headers, tag) ? 'known' : 'other';
  }
  const modified = Date.parse(header(source.headers, 'last-modified') ?? '');
  if (!Number.isNaN(modified) && facts.lastModifiedMs !== null)
    return modified === facts.lastModifiedMs ? 'known' : 'other';
  const date = Date.parse(header(source.headers, 'date') ?? '');
  return facts.responseAtMs !== null && date > facts.responseAtMs + clockToleranceMs ? 'other' : 'unknown';
}

/** The bytes a document came from. `known` is false where nothing proves that they are not a later answer's. */
export interface ShownSource {
  readonly source: FetchedBody | null;
  readonly known: boolean;
  readonly limitation: Remark | null;
}

/**
 * The bytes the shown document came from, if the browser's cache still holds just those; a cache may hold what another
 * tab loaded later, and such bytes are not what the person saw.
 */
export function shownSource(
  fetched: Fetched | null,
  facts: DocumentFacts,
  exchange: Exchange | null,
): ShownSource {
  const remark = (code: string, detail: string | null = null): Remark => ({
    code,
    subject: facts.loadedUrl,
    detail,
  });
  if (fetched === null || 'error' in fetched) {
    const limitation = remark('source-not-cached', fetched?.error ?? null);
    return { source: null, known: false, limitation };
  }
  const agrees = agreement(fetched, facts, exchange);
  // What is shown in a viewer may be asked for again: that is said, and the bytes are no source unless proven.
  if (!fetched.cached)
    return agrees === 'known'
      ? { source: fetched, known: true, limitation: remark('fetched-again', 'same') }
      : { source: null, known: false, limitation: remark('fetched-again', agrees) };
  if (agrees === 'other') return { source: null, known: false, limitation: remark('source-not-shown') };
  const known = agrees === 'known';
  return { source: fetched, known, limitation: known ? null : remark('source-unproven') };
}

/** The server's address, null where a proxy stood between: then the browser knows the proxy's alone. */
function serverIpOf({ url, serverIp }: Exchange): string | null {
  if (serverIp === null) return null;
  return isPrivateHost(serverIp) && !isPrivateHost(URL.parse(url)?.hostname ?? '') ? null : serverIp;
}

function charsetOf(facts: DocumentFacts, contentType: string | null): CaptureRecord['charset'] {
  const inHeader = /charset\s*=\s*["']?([^\s;"']+)/iu.exec(contentType ?? '')?.[1];
  const declared = inHeader ?? facts.metaCharset;
  // A file in a viewer is no text: what the viewer is written in says nothing of it.
  if (isViewed(facts)) return { declared: inHeader ?? null, sniffed: null, used: null };
  return {
    declared,
    // A name that no browser knows declares nothing.
    sniffed: declared === null || encodingNamed(declared) === null ? facts.characterSet : null,
    used: facts.characterSet,
  };
}

/** The encoding that a label stands for (Encoding, §4.2), in lower case; null for a label that browsers ignore. */
export function encodingNamed(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** The fields of the record that tell how the document was received; null where nobody saw it. */
export function exchangeFields(
  { source, known }: ShownSource,
  facts: DocumentFacts,
  exchange: Exchange | null,
): Pick<CaptureRecord, 'finalUrl' | 'http' | 'network' | 'tls' | 'clock' | 'charset'> {
  const cached = known ? source : null;
  const headers = exchange?.headers ?? cached?.headers ?? null;
  const serverDate = headers && header(headers, 'date');
  const fresh = exchange && !exchange.fromCache && serverDate !== null;
  const skew = fresh
    ? Math.round(Date.parse(serverDate) + halfSecondMs - exchange.respondedAtMs)
    : Number.NaN;
  return {
    finalUrl: exchange?.url ?? cached?.finalUrl ?? facts.loadedUrl,
    http: {
      status: exchange?.status ?? facts.responseStatus,
      statusText: exchange?.statusText ?? cached?.statusText ?? null,
      headers,
      redirects: exchange ? [...exchange.redirects] : null,
    },
    network: {
      serverIp: exchange && serverIpOf(exchange),
      fromCache: exchange?.fromCache ?? null,
      clientIp: null,
      clientIpWithheld: true,
    },
    tls: exchange?.tls ?? null,
    charset: charsetOf(facts, headers && header(headers, 'content-type')),
    clock: { source: 'system', serverDate, skewMs: Number.isNaN(skew) ? null : skew },
  };
}
