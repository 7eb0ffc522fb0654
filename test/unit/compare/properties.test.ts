import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  parseFigure,
  sameValue,
  sentenceRuns,
  subtract,
  tokenise,
} from '../../../lib/compare/index.ts';
import { canonicalJson } from '../../../lib/evidence/index.ts';
import { Comparison, type ChangeCounts } from '../../../lib/model/index.ts';
import { apply, seen } from './apply.ts';
import { type Page, type Rows, sideOf } from './pages.ts';

const word = fc.constantFrom(
  'Абай',
  'область',
  'Aбай',
  'явка',
  'Түркістан',
  'облысы',
  'Region',
  'за',
  '–',
  '№ 4/408',
  '21.03.2023',
  '20:00',
  '49,14 %',
  '41,07 %',
  '5 148 074',
  '1,234',
  '7',
  '№',
  '.',
  ';',
  'قازاق',
  '',
);
const sentence = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const cell = fc.constantFrom(
  '',
  '—',
  'Абай',
  'Aбай',
  'Атырау',
  'Ұлытау',
  '1',
  '2',
  '3',
  '49,14',
  '49.14 %',
  '5 148 074',
  '1,234',
  '512 7,1%',
);
const rows: fc.Arbitrary<Rows> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 }))
  .chain(([width, height]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );
const page: fc.Arbitrary<Page> = fc.record({
  title: sentence,
  text: fc.array(sentence, { maxLength: 8 }),
  tables: fc.array(rows, { maxLength: 3 }),
  links: fc.array(fc.record({ href: fc.constantFrom('x', 'y', 'z'), text: word }), { maxLength: 5 }),
  images: fc.array(
    fc.record({
      src: fc.constantFrom('p', 'q', 'r'),
      sha256: fc.constantFrom(null, '1'.repeat(64), '2'.repeat(64)),
    }),
    { maxLength: 4 },
  ),
});
/** A page and what became of it: some of its parts, and some of another's. */
const revision = fc
  .tuple(page, page, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }))
  .map(([a, other, keep]): [Page, Page] => {
    const mixed = <T>(one: readonly T[], two: readonly T[], from: number): T[] =>
      one.flatMap((item, at) => (keep[from + at] ? [item] : two[at] === undefined ? [] : [two[at], item]));
    const tables = (a.tables ?? []).map((table, at) => {
      const mine = 'length' in table ? table : [];
      const theirs = other.tables?.[at];
      return mixed(
        mine,
        theirs && 'length' in theirs ? theirs.map((line) => line.slice(0, mine[0]?.length)) : [],
        10 + at * 8,
      );
    });
    return [a, { ...other, text: mixed(a.text ?? [], other.text ?? [], 0), tables }];
  });
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 9 }))
  .map(([units, scale]) => {
    const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
    const whole = digits.slice(0, digits.length - scale);
    return `${units < 0n ? '-' : ''}${whole}${scale ? `.${digits.slice(-scale)}` : ''}`;
  });

const turned = (counts: ChangeCounts): ChangeCounts => ({
  ...counts,
  rowsAdded: counts.rowsRemoved,
  rowsRemoved: counts.rowsAdded,
  columnsAdded: counts.columnsRemoved,
  columnsRemoved: counts.columnsAdded,
  tablesAdded: counts.tablesRemoved,
  tablesRemoved: counts.tablesAdded,
  sentencesAdded: counts.sentencesRemoved,
  sentencesRemoved: counts.sentencesAdded,
});

const joined = (runs: Comparison['text'][number]['runs'], without: string): string =>
  runs
    .filter(({ op }) => op !== without)
    .map(({ text }) => text)
    .join('');

describe('whatever the pages are', () => {
  test('a page compared with itself has no change', () => {
    fc.assert(
      fc.property(page, (it) => {
        const { counts } = compare(sideOf(it, 1), sideOf(it, 2));
        expect(Object.entries(counts).filter(([, n]) => n !== 0)).toEqual([]);
      }),
    );
  });

  test('the result is always a comparison, and the same each time', () => {
    fc.assert(
      fc.property(revision, ([a, b]) => {
        const first = compare(sideOf(a, 1), sideOf(b, 2));
        expect(Comparison.parse(first)).toEqual(first);
        expect(JSON.stringify(compare(sideOf(a, 1), sideOf(b, 2)))).toBe(JSON.stringify(first));
        expect(first.figures).toHaveLength(first.counts.figures);
      }),
    );
  });

  test('read backwards, what was added was removed and all else counts the same', () => {
    fc.assert(
      fc.property(fc.oneof(revision, fc.tuple(page, page)), ([a, b]) => {
        const forth = compare(sideOf(a, 1), sideOf(b, 2)).counts;
        const back = compare(sideOf(b, 2), sideOf(a, 1)).counts;
        expect(back).toEqual(turned(forth));
      }),
      { numRuns: 1000 },
    );
  });

  test('what it says, done to the old page, gives the new page', () => {
    const held = fc
      .array(
        fc
          .constantFrom('1', '2', '3')
          .chain((n) => fc.constantFrom('p', 'q', 'r').map((src) => ({ src, n }))),
        {
          maxLength: 4,
        },
      )
      .map((images) => [
        ...new Map(images.map(({ src, n }) => [src, { src, sha256: n.repeat(64) }])).values(),
      ]);
    fc.assert(
      fc.property(fc.oneof(revision, fc.tuple(page, page)), held, held, ([a, b], imagesA, imagesB) => {
        const old = sideOf({ ...a, images: imagesA }, 1);
        const now = sideOf({ ...b, images: imagesB }, 2);
        const comparison = compare(old, now);
        expect(apply(old.outline, comparison)).toEqual(seen(now.outline, comparison));
      }),
      { numRuns: 1000 },
    );
  });

  test('read backwards, every figure, sentence and link is told the other way round', () => {
    const mirrored = (comparison: Comparison, back: boolean): string[] =>
      [
        ...comparison.figures.map(({ old, new: now, difference, unit }) => [
          ...(back ? [now, old] : [old, now]),
          back ? subtract('0', difference ?? '0') : subtract(difference ?? '0', '0'),
          unit,
        ]),
        ...comparison.text.map(({ change, old, new: now }) => [
          change === 'moved' ? 'moved' : '',
          ...(change === 'moved' ? [] : back ? [now, old] : [old, now]),
        ]),
        ...comparison.links.map(({ old, new: now }) => (back ? [now, old] : [old, now])),
      ]
        .map((told) => JSON.stringify(told))
        .toSorted();
    fc.assert(
      fc.property(fc.oneof(revision, fc.tuple(page, page)), ([a, b]) => {
        const forth = compare(sideOf(a, 1), sideOf(b, 2));
        const back = compare(sideOf(b, 2), sideOf(a, 1));
        expect(mirrored(back, true)).toEqual(mirrored(forth, false));
      }),
      { numRuns: 500 },
    );
  });

  test('the same two pages give the same bytes', () => {
    fc.assert(
      fc.property(revision, ([a, b]) => {
        const bytes = (): string =>
          new TextDecoder().decode(canonicalJson(compare(sideOf(a, 1), sideOf(b, 2))));
        expect(bytes()).toBe(bytes());
      }),
      { numRuns: 50 },
    );
  });

  test('every sentence’s runs joined are the old sentence and the new one, to the letter', () => {
    fc.assert(
      fc.property(revision, ([a, b]) => {
        for (const change of compare(sideOf(a, 1), sideOf(b, 2)).text) {
          expect(joined(change.runs, 'added')).toBe(change.old ?? '');
          expect(joined(change.runs, 'removed')).toBe(change.new ?? '');
        }
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(sentence, fc.string({ unit: 'binary' })),
        fc.oneof(sentence, fc.string({ unit: 'binary' })),
        (a, b) => {
          const runs = sentenceRuns(a, b);
          expect(joined(runs, 'added')).toBe(a);
          expect(joined(runs, 'removed')).toBe(b);
        },
      ),
    );
  });

  test('every row that a table tells has one cell for every column', () => {
    fc.assert(
      fc.property(revision, ([a, b]) => {
        for (const table of compare(sideOf(a, 1), sideOf(b, 2)).tables) {
          for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
        }
      }),
    );
  });

  test('tokens joined are the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(sentence, fc.string({ unit: 'binary' })),
        (text) => tokenise(text).join('') === text,
      ),
    );
  });
});

describe('numbers are exact', () => {
  test('what was subtracted can be added back', () => {
    expect(subtract('41.07', '49.14')).toBe('-8.07');
    expect(subtract('0.30', '0.1')).toBe('0.20');
    expect(subtract('1', '1.00')).toBe('0.00');
    fc.assert(fc.property(decimal, decimal, (a, b) => sameValue(add(subtract(a, b), b), a)));
    fc.assert(fc.property(decimal, decimal, (a, b) => sameValue(add(subtract(a, b), subtract(b, a)), '0')));
  });

  test('what is no plain decimal is refused', () => {
    for (const text of ['', '1,5', '1e3', 'NaN', '--1', '1.'])
      expect(() => subtract(text, '1')).toThrow(RangeError);
  });

  test('a number is read back however its thousands are grouped', () => {
    const spaces = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        spaces,
        (n, hundredths, space) => {
          const grouped = String(n).replace(/\B(?=(?:\d{3})+$)/gu, space);
          const fraction = String(hundredths).padStart(2, '0');
          expect(parseFigure(grouped)?.value).toBe(String(n));
          expect(parseFigure(`${grouped},${fraction}`)?.value).toBe(`${n}.${fraction}`);
        },
      ),
    );
  });
});
