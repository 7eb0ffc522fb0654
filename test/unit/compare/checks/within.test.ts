import { describe, expect, test } from 'vitest';
import { checkOutline } from '../../../../lib/compare/index.ts';
import { outlineOf, type Page, type Rows } from '../pages.ts';
import { rulesOf, told, within } from './found.ts';

const ofTable = (rows: Rows): ReturnType<typeof within> => within({ tables: [rows] });
const reasons = (page: Page): string[] =>
  checkOutline(outlineOf(page)).unchecked.map(({ table, reason }) => `${table} ${reason}`);

describe('votes of candidates come to the valid votes', () => {
  const rows = (total: string, second = '300'): Rows => [
    ['Кандидат', 'Число голосов'],
    ['Ахметов А.', '600'],
    ['Беков Б.', second],
    ['Против всех', '100'],
    ['Действительные бюллетени', total],
  ];

  test('they do, or the sum and the total are said', () => {
    expect(ofTable(rows('1 000'))).toEqual([]);
    expect(ofTable(rows('1 001')).map(({ rule, values }) => [rule, values])).toEqual([
      ['votes-sum', { sum: '1000', total: '1001', difference: '1', parts: '3' }],
    ]);
  });

  test.each(['', '—', 'н/д', '3OO'])('a cell of “%s” is no number: nothing is summed', (cell) => {
    expect(ofTable(rows('1 001', cell))).toEqual([]);
  });

  test('“1,234” that may be a fraction is not summed; beside “6,456,393” it is a thousand', () => {
    const ambiguous: Rows = [
      ['Candidate', 'Votes'],
      ['Akhmetov', '1,234'],
      ['Bekov', '2,345'],
      ['Against all', '1,111'],
      ['Valid', '9,999'],
    ];
    expect(ofTable(ambiguous)).toEqual([]);
    const clear: Rows = [...ambiguous.slice(0, 4), ['Valid', '9,999'], ['On the lists', '6,456,393']];
    expect(rulesOf(ofTable(clear))).toEqual(['votes-sum']);
  });

  test('with both answers marked as part of the valid ballots, or beside them', () => {
    const referendum = (valid: string): Rows => [
      ['Жауап', 'Бюллетень саны'],
      ['«Иә»', '700'],
      ['«Жоқ»', '200'],
      ['Екі жауап нұсқасы да таңдалған бюллетеньдер', '50'],
      ['Жарамды бюллетеньдер', valid],
    ];
    expect(ofTable(referendum('900'))).toEqual([]);
    expect(ofTable(referendum('950'))).toEqual([]);
    expect(rulesOf(ofTable(referendum('960')))).toEqual(['votes-sum']);
  });
});

describe('ballots', () => {
  const protocol = (change: Readonly<Record<string, string>> = {}): Rows => [
    ['Показатель', 'Значение'],
    ...Object.entries({
      'Включено в списки': '2 000',
      'Выдано бюллетеней избирателям': '1 500',
      'Бюллетеней в ящиках для голосования': '1 490',
      'Недействительных бюллетеней': '90',
      'Действительных бюллетеней': '1 400',
      ...change,
    }).map(([name, value]) => [name, value]),
  ];

  test('valid and invalid come to those in the boxes; a ballot carried away is none', () => {
    expect(ofTable(protocol())).toEqual([]);
    expect(
      ofTable(protocol({ 'Недействительных бюллетеней': '91' })).map(({ rule, values }) => [rule, values]),
    ).toEqual([['ballots-sum', { sum: '1491', total: '1490', difference: '-1' }]]);
  });

  test('ballots of another form may be what is missing', () => {
    const other = { 'Бюллетени неустановленного образца': '5', 'Недействительных бюллетеней': '85' };
    expect(ofTable(protocol(other))).toEqual([]);
  });

  test('more in the boxes than issued, more issued than on the lists', () => {
    const found = ofTable(protocol({ 'Выдано бюллетеней избирателям': '1 489' }));
    expect(found.map(({ rule, values }) => [rule, values['part'], values['whole']])).toEqual([
      ['more-than', '1490', '1489'],
    ]);
    expect(rulesOf(ofTable(protocol({ 'Включено в списки': '1 499' })))).toEqual(['more-than']);
  });

  test('in Kazakh and in English', () => {
    const kk: Rows = [
      ['Көрсеткіш', 'Саны'],
      ['Тізімге енгізілген сайлаушылар', '1 000'],
      ['Дауыс беруге қатысқан сайлаушылар', '1 100'],
      ['Жарамды бюллетеньдер', '900'],
      ['Жарамсыз деп танылған бюллетеньдер', '100'],
    ];
    expect(rulesOf(ofTable(kk))).toEqual(['ballots-sum', 'more-than']);
    const en: Rows = [
      ['Indicator', 'Number'],
      ['Voters on the lists', '1,000,000'],
      ['Took part in the vote', '1,100,000'],
      ['Valid ballots', '1,000,000'],
      ['Invalid ballots', '100,000'],
    ];
    expect(rulesOf(ofTable(en))).toEqual(['more-than']);
  });
});

describe('totals', () => {
  const regions = (total: string, more: Rows = []): Rows => [
    ['Регион', 'Приняли участие', 'Явка, %'],
    ['Акмолинская область', '300', '60'],
    ['Атырауская область', '200', '50'],
    ...more,
    ['Всего по республике', total, '55'],
  ];

  test('where only regions are listed, stations abroad may be what the total has more', () => {
    expect(ofTable(regions('500'))).toEqual([]);
    expect(ofTable(regions('510'))).toEqual([]);
    expect(ofTable(regions('499')).map(({ rule, values }) => [rule, values['sum'], values['total']])).toEqual(
      [['total-below-regions', '500', '499']],
    );
  });

  test('where stations abroad are listed, the sum is exact', () => {
    const abroad: Rows = [['За рубежом', '10', '90']];
    expect(ofTable(regions('510', abroad))).toEqual([]);
    expect(rulesOf(ofTable(regions('511', abroad)))).toEqual(['total-sum']);
  });

  test('of stations the sum is exact; with a cell unread nothing is said', () => {
    const stations = (total: string, last = '40'): Rows => [
      ['Участок', 'Проголосовало избирателей'],
      ['Участок № 1', '60'],
      ['Участок № 2', last],
      ['Итого', total],
    ];
    expect(ofTable(stations('100'))).toEqual([]);
    expect(rulesOf(ofTable(stations('101')))).toEqual(['total-sum']);
    expect(ofTable(stations('101', '—'))).toEqual([]);
  });
});

describe('the protocol of a Russian commission, one column for each precinct in a table beside', () => {
  const names = [
    'Число избирателей, включенных в список избирателей',
    'Число избирательных бюллетеней, полученных участковой избирательной комиссией',
    'Число избирательных бюллетеней, выданных избирателям, проголосовавшим досрочно',
    'Число избирательных бюллетеней, выданных в помещении для голосования в день голосования',
    'Число избирательных бюллетеней, выданных вне помещения для голосования в день голосования',
    'Число погашенных избирательных бюллетеней',
    'Число избирательных бюллетеней в переносных ящиках для голосования',
    'Число бюллетеней в стационарных ящиках для голосования',
    'Число недействительных избирательных бюллетеней',
    'Число действительных избирательных бюллетеней',
    'Число утраченных избирательных бюллетеней',
    'Число избирательных бюллетеней, не учтенных при получении',
    'Ахметов Асан Асанович',
    'Беков Берик Берикович',
  ];
  const precinct = [2000, 1500, 0, 900, 100, 500, 100, 890, 20, 970, 0, 0, 670, 300];
  const cell = (line: number, count: number): string => {
    const share = line < 12 ? '' : ` ${((100 * count) / 990).toFixed(2)}%`;
    return `${count}${share}`;
  };
  const page = (change: readonly number[] = precinct, many = 300): Page => {
    const columns = Array.from({ length: many }, (_, at) => (at === 3 ? change : precinct));
    const sum = names.map((_, line) =>
      precinct.reduce((total, __, at) => (at === line ? total + many * (precinct[line] ?? 0) : total), 0),
    );
    return {
      tables: [
        {
          id: 'sum',
          headerRows: 0,
          rows: [
            ['', '', 'Сумма'],
            ...names.map((name, line) => [
              String(line + 1),
              name,
              line < 12
                ? String(sum[line])
                : `${sum[line] ?? 0} ${((100 * (precinct[line] ?? 0)) / 990).toFixed(2)}%`,
            ]),
          ],
        },
        {
          id: 'precincts',
          headerRows: 0,
          rows: [
            columns.map((_, at) => `УИК №${at + 1}`),
            ...names.map((_, line) => columns.map((column) => cell(line, column[line] ?? 0))),
          ],
        },
      ],
    };
  };
  const changed = (line: number, value: number): readonly number[] =>
    precinct.map((count, at) => (at === line ? value : count));

  test('300 precincts that hold their relations give no finding', () => {
    expect(told(within(page()))).toEqual([]);
    expect(reasons(page())).toEqual([]);
  });

  test('a relation that does not hold is named with its sides, and so is the sum over precincts', () => {
    const found = within(page(changed(5, 501)));
    expect(
      found.map(({ rule, values }) => [
        rule,
        values['relation'] ?? values['sum'],
        values['left'] ?? values['total'],
      ]),
    ).toEqual([
      ['total-sum', '150001', '150000'],
      ['control-relation', '2 = 3 + 4 + 5 + 6 + 11 − 12', '1500'],
    ]);
    expect(found[1]?.where).toContain('УИК №4');
  });

  test('more ballots than voters on the list', () => {
    const found = within(page(changed(0, 999)));
    expect(found.map(({ rule, values }) => values['relation'] ?? rule)).toEqual([
      'total-sum',
      '1 ≥ 3 + 4 + 5',
    ]);
  });
});

describe('what is not checked says so', () => {
  test('a table whose wordings nobody knows, with its caption; none without figures', () => {
    const rates: Rows = [
      ['Валюта', 'Курс'],
      ['USD', '498,34'],
      ['EUR', '519,72'],
    ];
    const people: Rows = [
      ['Имя', 'Должность'],
      ['Ахметов', 'секретарь'],
      ['Беков', 'член комиссии'],
    ];
    expect(
      reasons({
        tables: [
          { id: 'rates', rows: rates, caption: 'Курсы' },
          { id: 'people', rows: people },
        ],
      }),
    ).toEqual(['rates unrecognised']);
  });

  test('digits drawn by a font that changes them, or with letters among them', () => {
    const rows: Rows = [
      ['Показатель', 'Число'],
      ['Действительных бюллетеней', '1 000'],
      ['Ахметов', '1'],
      ['Против всех', '2'],
    ];
    const outline = outlineOf({ tables: [{ id: 'votes', rows }] });
    expect(rulesOf(checkOutline(outline).findings)).toEqual(['votes-sum']);
    const drawn = checkOutline({ ...outline, scrambledFonts: ['div_soz'] });
    expect(drawn).toMatchObject({ findings: [], unchecked: [{ table: 'votes', reason: 'scrambled' }] });
    const mixed = rows.map(([name = '', value = '']) => [name, /\d/u.test(value) ? `щ ${value} е` : value]);
    const letters: Page = { tables: [{ id: 'votes', rows: mixed }] };
    expect(within(letters)).toEqual([]);
    expect(reasons(letters)).toEqual(['votes scrambled']);
  });

  test('a table of more cells than a person reads', () => {
    const rows: Rows = [
      ['Участок', 'Явка, %'],
      ...Array.from({ length: 31_000 }, (_, at) => [`Участок № ${at}`, '50']),
    ];
    expect(reasons({ tables: [{ id: 'long', rows }] })).toEqual(['long too-large']);
  });
});
