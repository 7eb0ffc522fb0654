import { describe, expect, test } from 'vitest';
import { sizeOf, type DocumentFacts, type FetchedBody } from '../../../lib/capture/index.ts';
import {
  exchangeFields,
  shownExchange,
  shownSource,
  type ShownSource,
} from '../../../lib/jobs/source-bytes.ts';
import type { Exchange } from '../../../lib/model/index.ts';

const loadedUrl = 'https://cec.example/results';
const respondedAtMs = Date.UTC(2024, 9, 6, 15, 0, 0);
const date = 'Sun, 06 Oct 2024 15:00:00 GMT';

const facts: DocumentFacts = {
  url: loadedUrl,
  loadedUrl,
  canonicalUrl: null,
  contentType: 'text/html',
  characterSet: 'windows-1251',
  metaCharset: null,
  compatMode: 'CSS1Compat',
  readyState: 'complete',
  visibility: 'visible',
  focused: true,
  controlled: false,
  responseStatus: 200,
  decodedBytes: 6,
  responseAtMs: respondedAtMs,
  lastModifiedMs: null,
  readAtMs: respondedAtMs + 1000,
  readingMs: 5,
  viewport: { width: 1280, height: 800, dpr: 1 },
  page: { width: 1280, height: 2000 },
  scroll: { x: 0, y: 0 },
};

const cached = (headers: [string, string][], text = '63,87%'): FetchedBody => ({
  url: loadedUrl,
  finalUrl: loadedUrl,
  status: 200,
  statusText: 'OK',
  headers,
  cached: true,
  fetchedAtMs: respondedAtMs + 1000,
  body: new Blob([text]),
});

const exchange: Exchange = {
  requestId: '1',
  url: loadedUrl,
  redirects: [],
  status: 200,
  statusText: 'OK',
  headers: [
    ['date', date],
    ['etag', '"1"'],
    ['content-type', 'text/html'],
  ],
  withheld: [],
  fromCache: false,
  serverIp: '192.0.2.1',
  tls: null,
  certificateError: null,
  respondedAtMs: respondedAtMs + 250,
};

const none: ShownSource = { source: null, known: false, limitation: null };

describe('the exchange is the one that brought the shown document', () => {
  const at = (ms: number, status = 200, url = loadedUrl): Exchange => ({
    ...exchange,
    respondedAtMs: ms,
    status,
    url,
  });

  test('of several, the one of its moment', () => {
    const mine = at(respondedAtMs + 300);
    expect(shownExchange([at(respondedAtMs + 1200), mine, at(respondedAtMs - 5000)], facts)).toBe(mine);
  });

  test('a reload while the page was captured, or an answer without a page, is another', () => {
    expect(shownExchange([at(respondedAtMs + 4000)], facts)).toBeNull();
    expect(shownExchange([at(respondedAtMs + 100, 204)], facts)).toBeNull();
    expect(shownExchange([at(respondedAtMs, 200, 'https://cec.example/other')], facts)).toBeNull();
  });

  test('a document whose moment is not known has none', () => {
    expect(shownExchange([exchange], { ...facts, responseAtMs: null })).toBeNull();
  });
});

describe('the source is kept only if it is what the person saw', () => {
  test('the cached document with the same tag is the source', () => {
    const { source, limitation } = shownSource(cached([['etag', '"1"']]), facts, exchange);
    expect(source && sizeOf(source.body)).toBe(6);
    expect(limitation).toBeNull();
  });

  test('another tab loaded a revision of the same length: not kept, and said', () => {
    const { source, limitation } = shownSource(cached([['etag', '"2"']], '63,66%'), facts, exchange);
    expect(source).toBeNull();
    expect(limitation?.code).toBe('source-not-shown');
  });

  test('bytes of another length are not what was shown', () => {
    expect(shownSource(cached([], 'other length'), facts, null).limitation?.code).toBe('source-not-shown');
  });

  test('without permission, an answer much later than the page is not believed', () => {
    const later = cached([['date', 'Sun, 06 Oct 2024 15:10:00 GMT']]);
    expect(shownSource(later, facts, null).limitation?.code).toBe('source-not-shown');
  });

  test('without permission, the time of its last change tells a revision of the same length', () => {
    const changed = 'Sun, 06 Oct 2024 14:00:00 GMT';
    const shown = { ...facts, lastModifiedMs: Date.parse(changed) };
    expect(shownSource(cached([['last-modified', changed]]), shown, null)).toMatchObject({
      known: true,
      limitation: null,
    });
    const later = cached([['last-modified', 'Sun, 06 Oct 2024 15:00:01 GMT']]);
    expect(shownSource(later, shown, null).limitation?.code).toBe('source-not-shown');
  });

  test('where nothing tells, the bytes are kept with the doubt, and their headers are not the page’s', () => {
    const shown = shownSource(cached([['date', date]]), facts, null);
    expect(shown.source).not.toBeNull();
    expect(shown.limitation?.code).toBe('source-unproven');
    expect(exchangeFields(shown, facts, null).http.headers).toBeNull();
  });

  test.each([
    ['the same tag', '"1"', '63,87%', 'same'],
    ['another tag', '"2"', '63,66%', 'other'],
  ])('a file that had to be asked for again, with %s', (_, tag, text, detail) => {
    const again = { ...cached([['etag', tag]], text), cached: false };
    expect(shownSource(again, facts, exchange)).toEqual({
      source: detail === 'same' ? again : null,
      known: detail === 'same',
      limitation: { code: 'fetched-again', subject: loadedUrl, detail },
    });
  });

  test('a file asked for again of which only the time of the answer is known stays in doubt', () => {
    const seen = { ...exchange, headers: [['date', date] as [string, string]] };
    const again = { ...cached([['date', 'Sun, 06 Oct 2024 16:00:00 GMT']]), cached: false };
    expect(shownSource(again, facts, seen).limitation).toMatchObject({ detail: 'unknown' });
  });

  test('bytes of another length than the answer announced are not what was shown', () => {
    const seen = { ...exchange, headers: [['content-length', '7'] as [string, string]] };
    const limitation = { code: 'source-not-shown', subject: loadedUrl, detail: null };
    expect(shownSource(cached([]), { ...facts, decodedBytes: null }, seen)).toMatchObject({ limitation });
  });

  test('a document that no cache holds is never asked for again', () => {
    const { source, limitation } = shownSource({ url: loadedUrl, error: 'blocked' }, facts, null);
    expect(source).toBeNull();
    expect(limitation).toMatchObject({ code: 'source-not-cached', subject: loadedUrl });
  });
});

describe('nothing is said of the exchange that nobody saw', () => {
  test('with permission: status, headers, server, skew of the clocks', () => {
    const fields = exchangeFields(none, facts, exchange);
    expect(fields.http).toMatchObject({ status: 200, redirects: [] });
    expect(fields.network.serverIp).toBe('192.0.2.1');
    expect(fields.clock).toEqual({ source: 'system', serverDate: date, skewMs: 250 });
  });

  test('a server behind a proxy has no known address', () => {
    const proxied = exchangeFields(none, facts, { ...exchange, serverIp: '127.0.0.1' });
    expect(proxied.network.serverIp).toBeNull();
    const local = { ...exchange, url: 'http://127.0.0.1:8080/', serverIp: '127.0.0.1' };
    expect(exchangeFields(none, facts, local).network.serverIp).toBe('127.0.0.1');
  });

  test('with the click alone: headers of the cached document, no redirects, no server, no skew', () => {
    const known = { source: cached([['date', date]]), known: true, limitation: null };
    const fields = exchangeFields(known, facts, null);
    expect(fields.http.headers).toEqual([['date', date]]);
    expect(fields.http.redirects).toBeNull();
    expect(fields.network).toMatchObject({ serverIp: null, fromCache: null, clientIp: null });
    expect(fields.clock.skewMs).toBeNull();
  });

  test('without either: null, and the status the document itself knows', () => {
    const fields = exchangeFields(none, facts, null);
    expect(fields.http).toEqual({ status: 200, statusText: null, headers: null, redirects: null });
  });

  test('a charset that nobody declared was sniffed', () => {
    expect(exchangeFields(none, facts, null).charset).toEqual({
      declared: null,
      sniffed: 'windows-1251',
      used: 'windows-1251',
    });
  });

  test('a charset under a name that no browser knows was sniffed too', () => {
    expect(exchangeFields(none, { ...facts, metaCharset: 'x-none' }, null).charset).toEqual({
      declared: 'x-none',
      sniffed: 'windows-1251',
      used: 'windows-1251',
    });
  });
});
