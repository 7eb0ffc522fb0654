import { describe, expect, test } from 'vitest';
import { Outline } from '../../../lib/model/index.ts';

describe('an outline of somebody else', () => {
  const empty = {
    format: 'kua-content/1',
    title: 'x',
    lang: null,
    blocks: [],
    tables: [],
    links: [],
    images: [],
  };
  const table = { id: 't', block: 'b', caption: null, headerRows: 0, headerColumns: 0 };
  const cell = { text: 'x', row: 0, col: 0, rowSpan: 1, colSpan: 1, header: false };

  test('is read as it is', () => {
    const outline = { ...empty, tables: [{ ...table, rows: [[cell]] }], scrambledFonts: ['a'] };
    expect(Outline.parse(outline)).toEqual(outline);
  });

  test.each([
    ['another format', { ...empty, format: 'x' }],
    ['a field more', { ...empty, more: 1 }],
    ['no list', { ...empty, blocks: {} }],
    ['a wrong block', { ...empty, blocks: [{ id: 1 }] }],
    ['a wrong cell', { ...empty, tables: [{ ...table, rows: [[{ ...cell, row: -1 }]] }] }],
    ['a million wrong rows', { ...empty, links: Array.from({ length: 1e6 }, () => 1) }],
    [
      'a million wrong cells',
      { ...empty, tables: [{ ...table, rows: [Array.from({ length: 1e6 }, () => 1)] }] },
    ],
    ['a million fonts', { ...empty, scrambledFonts: Array.from({ length: 1e6 }, () => 1) }],
  ])('is refused: %s', (_, value) => {
    const { error } = Outline.safeParse(value);
    expect(error?.issues).toHaveLength(1);
  });
});
