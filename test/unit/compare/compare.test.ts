import { describe, expect, test } from 'vitest';
import { type CaptureSide, COMPARE_VERSION, compare, summarise } from '../../../lib/compare/index.ts';
import { ChangeSummary, Comparison } from '../../../lib/model/index.ts';
import { type Page, sideOf } from './pages.ts';

const changes = (a: Page, b: Page, volatile: Comparison['volatile'] = []): Comparison => {
  const comparison = compare(sideOf(a, 1), sideOf(b, 2), volatile);
  expect(Comparison.parse(comparison)).toEqual(comparison);
  return comparison;
};
const turnout = (turkistan: string): Page => ({
  tables: [
    [
      ['№', 'Регион', 'Явка, %', 'Получили бюллетени'],
      ['1', 'Акмолинская область', '63,10', '341 204'],
      ['2', 'Туркестанская область', turkistan, '612 118'],
      ['3', 'г. Алматы', '28,70', '402 551'],
    ],
  ],
  text: ['Явка избирателей на 20:00.'],
});

const figuresEverywhere = (n: string): Page => ({
  text: [`Всего проголосовало ${n} человек.`],
  tables: [
    {
      rows: [
        ['Курс', 'Тенге'],
        ['Доллар', n],
        ['Евро', '2'],
      ],
      main: false,
    },
    {
      rows: [
        ['Партия', 'Голоса'],
        ['Ауыл', n],
        ['Байтақ', '2'],
      ],
    },
  ],
});

describe('the first thing a journalist asks is which figures changed', () => {
  test('a turnout that fell is one figure, with the difference in percentage points', () => {
    const comparison = changes(turnout('49,14'), turnout('41,07'));
    expect(comparison.counts).toMatchObject({
      figures: 1,
      cells: 0,
      rowsAdded: 0,
      rowsRemoved: 0,
      sentencesChanged: 0,
    });
    expect(comparison.figures).toEqual([
      {
        kind: 'number',
        row: 'Туркестанская область',
        column: 'Явка, %',
        old: '49,14',
        new: '41,07',
        difference: '-8.07',
        unit: 'percent',
      },
    ]);
    expect(comparison.tables[0]?.key).toEqual(['Регион']);
    expect(comparison.tables[0]?.keyUnique).toBe(true);
    expect(comparison.tables[0]?.rows.map((row) => row.change)).toEqual(['same', 'changed', 'same']);
  });

  test('figures of main tables stand before those of other tables, and those before figures in text', () => {
    const comparison = changes(figuresEverywhere('5 100'), figuresEverywhere('5 200'));
    expect(comparison.figures.map(({ row, difference }) => [row, difference])).toEqual([
      ['Ауыл', '100'],
      ['Доллар', '100'],
      ['Всего проголосовало', '100'],
    ]);
    expect(summarise(comparison).headline).toEqual(comparison.figures[0]);
    expect(ChangeSummary.parse(summarise(comparison)).counts.figures).toBe(3);
  });

  test('the same page twice has no change at all', () => {
    const page = turnout('49,14');
    const comparison = changes(page, page);
    expect(Object.values(comparison.counts).every((n) => n === 0)).toBe(true);
    expect(comparison).toMatchObject({
      tables: [],
      text: [],
      figures: [],
      links: [],
      pictures: [],
      page: [],
      version: COMPARE_VERSION,
    });
    expect(summarise(comparison).headline).toBeNull();
  });
});

describe('the page itself', () => {
  test('a page that is gone says so: status, title, text', () => {
    const comparison = changes(
      { ...turnout('49,14'), title: 'Явка' },
      { title: '404 Not Found', status: 404, text: ['Not Found'] },
    );
    expect(comparison.page).toEqual([
      { field: 'title', old: 'Явка', new: '404 Not Found' },
      { field: 'status', old: '200', new: '404' },
    ]);
    expect(comparison.counts).toMatchObject({
      tablesRemoved: 1,
      page: 2,
      sentencesRemoved: 1,
      sentencesAdded: 1,
    });
  });

  test('a status that one capture could not know is no change', () => {
    expect(changes({ status: null }, { status: 200 }).page).toEqual([]);
  });
});

describe('links and pictures', () => {
  const protocol = { href: 'https://e.example/p1.pdf', text: 'Протокол' };
  test('a link that leads elsewhere under the same words', () => {
    expect(
      changes({ links: [protocol] }, { links: [{ ...protocol, href: 'https://e.example/p2.pdf' }] }).links,
    ).toEqual([
      {
        change: 'changed',
        text: 'Протокол',
        old: 'https://e.example/p1.pdf',
        new: 'https://e.example/p2.pdf',
      },
    ]);
  });

  test('other words on the same address', () => {
    expect(
      changes({ links: [protocol] }, { links: [{ ...protocol, text: 'Итоговый протокол' }] }).links,
    ).toEqual([{ change: 'changed', text: protocol.href, old: 'Протокол', new: 'Итоговый протокол' }]);
  });

  test('links added and removed', () => {
    const { counts } = changes(
      { links: [protocol] },
      { links: [protocol, { href: 'x', text: 'Карта' }, { href: 'y', text: '' }] },
    );
    expect(counts.links).toBe(2);
    expect(changes({ links: [protocol] }, {}).links[0]?.change).toBe('removed');
  });

  test('a picture replaced under its address is seen by its bytes', () => {
    const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
    const comparison = changes(
      { images: [{ src: 'scan.png', sha256: one }] },
      { images: [{ src: 'scan.png', sha256: two }] },
    );
    expect(comparison.pictures).toEqual([
      { change: 'changed', src: 'scan.png', alt: '', old: one, new: two },
    ]);
  });

  test('without the bytes of both nothing is said, and the same bytes elsewhere are the same picture', () => {
    const sha256 = '1'.repeat(64);
    expect(changes({ images: [{ sha256: null }] }, { images: [{ sha256 }] }).pictures).toEqual([]);
    expect(changes({ images: [{ src: 'a', sha256 }] }, { images: [{ src: 'b', sha256 }] }).pictures).toEqual(
      [],
    );
    expect(changes({ images: [{ src: 'a', sha256 }] }, { images: [{ src: 'b' }] }).counts.pictures).toBe(2);
  });
});

describe('linked documents are compared by their bytes', () => {
  const pdf = 'https://e.example/protocol.pdf';
  const holding = (sha256: string | null, href = pdf, day = 1): CaptureSide => {
    const side = sideOf({ links: [{ href: `${href}#page=2`, text: 'Протокол', block: null }] }, day);
    const resource = {
      url: href,
      finalUrl: null,
      status: 200,
      statusText: null,
      headers: [],
      mediaType: 'application/pdf',
      bytes: 5,
      via: 'background' as const,
      fetchedAt: '2026-03-11T12:00:00.000Z',
    };
    return {
      ...side,
      record: { ...side.record, resources: sha256 === null ? [] : [{ ...resource, sha256 }] },
    };
  };
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)];

  test('other bytes under the same link', () => {
    const comparison = Comparison.parse(compare(holding(one), holding(two, pdf, 2)));
    expect(comparison.documents).toEqual([
      { change: 'changed', text: 'Протокол', href: pdf, old: one, new: two },
    ]);
    expect(comparison.counts).toMatchObject({ documents: 1, links: 0 });
  });

  test('other bytes under another address and the same words', () => {
    const other = 'https://e.example/protocol-2.pdf';
    expect(compare(holding(one), holding(two, other, 2)).documents).toEqual([
      { change: 'changed', text: 'Протокол', href: other, old: one, new: two },
    ]);
    expect(compare(holding(one), holding(one, other, 2)).documents).toEqual([]);
  });

  test('a document that one side links and does not hold is not said to have changed', () => {
    expect(compare(holding(one), holding(null, pdf, 2)).documents).toEqual([]);
    expect(compare(holding(null), holding(one, pdf, 2)).documents).toEqual([]);
    expect(compare(holding(one), sideOf({}, 2)).documents).toMatchObject([
      { change: 'removed', old: one, new: null },
    ]);
    expect(compare(sideOf({}), holding(one, pdf, 2)).documents).toMatchObject([
      { change: 'added', new: one },
    ]);
  });
});

test('the date that a page states is compared where both state one', () => {
  const dated = (date: string | undefined, day: number): CaptureSide => {
    const side = sideOf({}, day);
    return { ...side, outline: { ...side.outline, ...(date === undefined ? {} : { date }) } };
  };
  expect(compare(dated('2026-03-15', 1), dated('2026-03-16', 2)).page).toEqual([
    { field: 'date', old: '2026-03-15', new: '2026-03-16' },
  ]);
  expect(compare(dated(undefined, 1), dated('2026-03-16', 2)).page).toEqual([]);
});

const withClock = (time: string, main: boolean): Page => ({
  text: [
    { text: `Сейчас ${time} в столице`, main },
    { text: 'Итоги выборов подведены.', main: true },
  ],
  links: [{ href: `?t=${time}`, text: 'обновить', block: 'b1' }],
});

const rates = (n: string, main: boolean): Page => ({
  tables: [
    {
      id: 'rates',
      main,
      rows: [
        ['Валюта', 'Курс'],
        ['USD', n],
        ['EUR', '5,10'],
      ],
    },
  ],
});

describe('what always changes is set aside, but never in the main content', () => {
  const clock = [{ path: 'b1', reason: 'clock' }];

  test('a clock in the header counts as trivial and is not told', () => {
    const comparison = changes(withClock('14:03', false), withClock('14:05', false), clock);
    expect(comparison.text).toEqual([]);
    expect(comparison.links).toEqual([]);
    expect(comparison.counts).toMatchObject({ trivial: 2, sentencesChanged: 0, links: 0 });
    expect(comparison.volatile).toEqual(clock);
  });

  test('the same block as main content is told all the same', () => {
    expect(changes(withClock('14:03', true), withClock('14:05', true), clock).counts).toMatchObject({
      trivial: 0,
      sentencesChanged: 1,
    });
  });

  test.each([false, true])('a table is told wherever it stands, also one of rates (main: %s)', (main) => {
    const listed = ['rates', 'site-profile', 'ad'].map((reason) => ({ path: 'rates', reason }));
    expect(changes(rates('4,28', main), rates('4,30', main), listed).counts).toMatchObject({
      figures: 1,
      trivial: 0,
    });
  });
});
