import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvFile, csvRow } from '../../../lib/bundle/index.ts';

test('a cell with a comma, a quote or a line break is quoted (RFC 4180 §2)', () => {
  expect(csvRow(['a,b', 'say "so"', 'two\r\nlines', 'plain', null, 7])).toBe(
    '"a,b","say ""so""","two\r\nlines",plain,,7\r\n',
  );
});

test.each(['=1+1', '+7', '-1', '@SUM(A1)', '=HYPERLINK("http://x")'])('text %s is no formula', (text) => {
  const row = csvRow([text]);
  expect(row.replace(/^"/u, '')).toMatch(/^'/u);
});

test('numbers keep their sign; what is no plain decimal is guarded like text', () => {
  expect(
    csvRow([-5, { decimal: '-8.07' }, { decimal: '7820204' }, { decimal: '-1+cmd' }, { decimal: '' }]),
  ).toBe("-5,-8.07,7820204,'-1+cmd,\r\n");
});

test('a file begins with a byte order mark', () => {
  expect([...csvFile([['Ә']])]).toEqual([0xef, 0xbb, 0xbf, 0xd3, 0x98, 0x0d, 0x0a]);
});

test('every row reads back, and no cell of text begins with a sign that runs', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', ' ', 'a', 'Ж') }),
        { minLength: 1 },
      ),
      (cells) => {
        const row = csvRow(cells);
        const back = [...`,${row.slice(0, -2)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gu)].map(
          ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
        );
        expect(back).toEqual(cells.map((cell) => (/^[=+\-@]/u.test(cell) ? `'${cell}` : cell)));
      },
    ),
  );
});
