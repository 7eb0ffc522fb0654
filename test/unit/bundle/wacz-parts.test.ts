import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bagEntries } from '../../../lib/bundle/index.ts';
import { surt, webAddress } from '../../../lib/bundle/wacz/addresses.ts';
import { httpHead } from '../../../lib/bundle/wacz/http-head.ts';
import { waczLimits } from '../../../lib/bundle/wacz/limits.ts';
import { differsInAddressesAlone } from '../../../lib/bundle/wacz/same-sheet.ts';
import { utf8 } from '../../../lib/evidence/index.ts';
import type { StoredResource } from '../../../lib/model/index.ts';
import { LooseWacz } from './loose-wacz.ts';
import { firstWish } from './made-captures.ts';
import { madePages } from './made-web-page.ts';

describe('addresses', () => {
  test.for([
    ['https://example.kz/', 'kz,example)/'],
    ['http://www.Example.KZ/A/B?b=2&A=1#top', 'kz,example)/a/b?a=1&b=2'],
    ['https://www2.example.kz:8443/', 'kz,example:8443)/'],
    ['https://www.www.kz/', 'kz,www)/'],
    [
      'https://сайлау.қаз/нәтиже',
      `${surt(new URL('https://сайлау.қаз/').href)}%d0%bd%d3%99%d1%82%d0%b8%d0%b6%d0%b5`,
    ],
    ['https://a.kz/?q=%D0%90&q=2&', 'kz,a)/?&q=%d0%90&q=2'],
    ['http://127.0.0.1:8080/x', '1,0,0,127:8080)/x'],
    ['urn:view:https://a.kz/', 'urn:view:https://a.kz/'],
  ])('%s is sorted as %s', ([url = '', key]) => {
    expect(surt(webAddress(url) ?? url)).toBe(key);
  });

  test('of the web are ASCII without white space, and others are none', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })),
        (url) => {
          const address = webAddress(url);
          if (address === null) return;
          expect(address).toMatch(/^https?:\/\/[\x21-\x7e]+$/u);
          expect(address).not.toContain('#');
          expect(surt(address)).toMatch(/^[\x21-\x7e]+$/u);
          expect(webAddress(address)).toBe(address);
        },
      ),
    );
    for (const url of [
      'blob:https://a.kz/1',
      'about:blank',
      'data:,',
      'file:///a',
      'kua:drawing/1',
      '',
      null,
    ])
      expect(webAddress(url)).toBeNull();
    expect(webAddress(`https://a.kz/${'a'.repeat(waczLimits.addressChars)}`)).toBeNull();
  });
});

describe('the head of an answer', () => {
  const row = (said: Partial<StoredResource>): StoredResource => ({
    url: 'https://a.kz/',
    finalUrl: null,
    status: 200,
    statusText: 'OK',
    headers: [['content-type', 'text/html']],
    mediaType: null,
    bytes: 0,
    sha256: '0'.repeat(64),
    via: 'network',
    fetchedAt: '2026-03-15T13:40:00.000Z',
    ...said,
  });

  test('is not made up where no status or header was received', () => {
    expect(httpHead(row({ status: null }))).toBeNull();
    expect(httpHead(row({ headers: [] }))).toBeNull();
    expect(httpHead(row({ status: 0 }))).toBeNull();
    expect(httpHead(row({ status: 20_000 }))).toBeNull();
  });

  test('has as many lines as there are headers, whatever they hold', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('a', 'x-b', 'a:b', 'a\r\nb', ''));
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('v\r\n\r\nHTTP/1.1 200 OK'));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { minLength: 1 }), value, (headers, statusText) => {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          httpHead(row({ headers, statusText })) ?? new Uint8Array(),
        );
        expect(text.endsWith('\r\n\r\n')).toBe(true);
        const [status, ...lines] = text.slice(0, -4).split('\r\n');
        expect(status).toMatch(/^HTTP\/1\.1 200 [^\0-\x1f\x7f]*$/u);
        expect(lines.length).toBeLessThanOrEqual(headers.length);
        for (const line of lines) expect(line).toMatch(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+: ?[^\0-\x1f\x7f]*$/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a style sheet', () => {
  const received = utf8('@charset "utf-8";\n@import "a.css";\np{background:url(b.png)}\n');
  const name = `${'0'.repeat(64)}.png`;

  test('with other addresses alone is the one that was received', () => {
    const rewritten = `\n@import url("${name}");\np{background:url("${name}#a\\22 b")}\n`;
    expect(differsInAddressesAlone(received, rewritten)).toBe(true);
    expect(differsInAddressesAlone(utf8('p{}'), 'p{}')).toBe(true);
  });

  test.for([
    ['a rule more', `\n@import url("${name}");\np{background:url("${name}")}\nb{}`],
    ['a rule less', `\n@import url("${name}");\n`],
    ['another value', `\n@import url("${name}");\np{color:url("${name}")}\n`],
    ['no addresses', 'p{}'],
  ])('with %s is another', ([, rewritten = '']) => {
    expect(differsInAddressesAlone(received, rewritten)).toBe(false);
  });

  test('that was not UTF-8 is another', () => {
    expect(differsInAddressesAlone(new Uint8Array([0xcf, 0xf0]), 'Пр')).toBe(false);
  });
});

const at = firstWish.at;
const image = (id: number): string => `<img src="../../resources/{${id}}">`;

describe('what a hostile page does', () => {
  test('names one large file without an address in thousands of places: it grows no further than it may', async () => {
    const made = await madePages([
      {
        id: '00000001',
        at,
        url: 'https://a.kz/',
        html: image(0).repeat(20_000),
        files: [{ url: 'blob:x', content: new Uint8Array(200_000), extension: 'png', via: 'inline' }],
      },
    ]);
    const { entries } = await bagEntries(made);
    const wacz = entries.find(({ path }) => path.endsWith('.wacz'));
    expect(wacz?.bytes).toBeLessThan(waczLimits.pageGrowthChars + 4_000_000);
  });

  test('has frames within themselves, sheets that import each other, and names that are no file', async () => {
    const frame = {
      url: 'about:srcdoc',
      html: '<iframe src="1.html"></iframe><iframe src="2.html"></iframe>',
    };
    const made = await madePages([
      {
        id: '00000001',
        at,
        url: 'https://a.kz/',
        html: '<iframe src="frames/1.html"></iframe><iframe src="frames/99.html"></iframe>',
        frames: [
          { ...frame, parent: 'frames/2.html' },
          { ...frame, parent: 'frames/1.html' },
        ],
        record: {
          frames: [
            { path: 'frames/1.html', url: 'about:srcdoc', parent: 'page.html' },
            { path: 'frames/1.html', url: 'about:srcdoc', parent: 'frames/2.html' },
            { path: 'frames/2.html', url: 'about:srcdoc', parent: 'frames/1.html' },
          ],
        },
      },
    ]);
    const { entries } = await bagEntries(made);
    const entry = entries.find(({ path }) => path.endsWith('.wacz'));
    const opened = await entry?.open();
    if (!(opened instanceof Blob)) throw new Error('no WACZ');
    const wacz = await LooseWacz.open(new Uint8Array(await opened.arrayBuffer()));
    const page = wacz.record('https://a.kz/').block.toString();
    expect(page).toContain('<iframe src="data:text/html;charset=utf-8;base64,');
    expect(page).toContain('<iframe src="frames/99.html">');
  });
});

test('a WACZ of 190 MB is made in little memory', async () => {
  const size = 4_000_000;
  const files = Array.from({ length: 48 }, (_, index) => ({
    url: `https://a.kz/${index}`,
    content: new Uint8Array([index]),
    extension: 'bin',
  }));
  const made = await madePages([{ id: '00000001', at, url: 'https://a.kz/', html: '', files }]);
  const [first] = made.made;
  if (!first) throw new Error('no capture');
  // Each file is as large as its record says only while it is read.
  const filled = (index: number): Uint8Array => new Uint8Array(size).fill(index);
  const digests = files.map((_, index) => createHash('sha256').update(filled(index)).digest('hex'));
  const resources = first.record.resources.map((row, index) => {
    return 'sha256' in row ? { ...row, bytes: size, sha256: digests[index] ?? '' } : row;
  });
  const large = await madePages([
    { id: '00000002', at, url: 'https://a.kz/', html: '', record: { resources } },
  ]);
  const used = (): number => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  const before = used();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, used() - before);
  }, 5);
  const { entries } = await bagEntries({
    ...large,
    resource: (digest) => Promise.resolve(filled(digests.indexOf(digest))),
  });
  let bytes = 0;
  for await (const piece of entries.find(({ path }) => path.endsWith('.wacz'))?.stream?.open() ?? [])
    bytes += piece.length;
  clearInterval(watch);
  expect(bytes).toBeGreaterThan(48 * size);
  console.info(`peak above the start: ${Math.round(peak / 1e6)} MB of ${Math.round(bytes / 1e6)}`);
  expect(peak).toBeLessThan(120e6);
}, 120_000);
