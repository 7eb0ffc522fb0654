import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absolute } from '../../../lib/capture/addresses.ts';

const bases = [
  'https://cec.example/ru/results?id=1',
  'http://127.0.0.1:8800/',
  'https://u:p@cec.example/a/b',
];

describe('an address is what a browser takes it for', () => {
  test.each([
    '/list/1/2',
    '/a.html?x=1&y=2',
    '/',
    '//other.example/x',
    '/a/../b',
    '/a/./b',
    '/a//b',
    '/.hidden',
    '/итоги',
    '/a b',
    ' /a ',
    '/a#b',
    '/a%2e%2e/b',
    'b',
    '?q',
    '',
    'javascript:1',
    'http://[',
  ])('%j', (value) => {
    for (const base of bases) expect(absolute(value, base)).toBe(URL.parse(value.trim(), base)?.href ?? null);
  });

  test('whatever is written', () => {
    const piece = constantFrom(
      '/',
      '.',
      '..',
      'a',
      '1',
      '~',
      '-',
      '_',
      '?',
      '=',
      '&',
      '%',
      '#',
      '\\',
      ' ',
      'я',
      ':',
    );
    assert(
      property(array(piece, { maxLength: 12 }), constantFrom(...bases), (pieces, base) => {
        const value = `/${pieces.join('')}`;
        expect(absolute(value, base)).toBe(URL.parse(value.trim(), base)?.href ?? null);
      }),
      { numRuns: 2000 },
    );
  });

  test('where nothing is relative to anything', () => {
    expect(absolute('/a', 'about:blank')).toBeNull();
    expect(absolute('/a', 'blob:https://cec.example/1')).toBeNull();
  });
});
