import { assert, property, webUrl } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf, parseRoute, pathOf } from '../../../lib/ui/route.ts';

describe('places in the archive', () => {
  test('no place named is the list of pages', () => {
    for (const hash of ['', '#', '#/', '#/pages']) expect(parseRoute(hash)).toEqual({ name: 'pages' });
  });

  test.each([
    { name: 'page', url: 'https://election.gov.kz/rus/?a=1&b=%2F/x' },
    { name: 'capture', captureId: '20260315T120000123Z-1a2b3c4d' },
    { name: 'compare', a: '20260315T120000123Z-1a2b3c4d', b: '20260315T130000123Z-1a2b3c4d' },
    {
      name: 'figure',
      captureId: '20260315T120000123Z-1a2b3c4d',
      row: 'Абай / г. Семей',
      column: 'Явка, %',
      text: '41,07 %',
    },
    { name: 'figure', captureId: '20260315T120000123Z-1a2b3c4d', row: 'в Абае', column: '', text: '1' },
    { name: 'export', jobId: '8b3d' },
    { name: 'verify' },
    { name: 'settings' },
    { name: 'welcome' },
  ] as const)('$name comes back from its own address', (route) => {
    expect(parseRoute(hashOf(route))).toEqual(route);
  });

  test('any address of a page comes back whole', () => {
    assert(
      property(webUrl({ withQueryParameters: true }), (url) => {
        expect(parseRoute(hashOf({ name: 'page', url }))).toEqual({ name: 'page', url });
      }),
    );
  });

  test.each([
    '#/nowhere',
    '#/page',
    '#/page/',
    '#/compare/a',
    '#/compare/a/',
    '#/page/a/b/c',
    '#/page/%E0%A4%A',
    '#/figure/a/b/c',
    '#/figure/a//c/d',
    '#/figure/a/b/%E0%A4%A/d',
  ])('%s is no place', (hash) => {
    expect(parseRoute(hash)).toBeNull();
  });

  test('from elsewhere a place is a page of the extension', () => {
    expect(pathOf({ name: 'pages' })).toBe('archive.html#/pages');
  });
});
