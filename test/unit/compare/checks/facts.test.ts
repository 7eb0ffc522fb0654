import { describe, expect, test } from 'vitest';
import { checkOutline } from '../../../../lib/compare/index.ts';
import { outlineOf, type Page, type Rows } from '../pages.ts';
import { type Fact, facts, factsAreHere } from './facts-data.ts';
import { between, comma, commas, rulesOf, spaced, told, within } from './found.ts';

describe.runIf(factsAreHere)('figures that were published', () => {
  const results = factsAreHere ? facts('results') : [];

  const of = (election: string): readonly Fact[] => results.filter((fact) => fact['election'] === election);
  const votes = (election: string, item: string): string =>
    of(election).find((fact) => fact['item'] === item)?.['votes'] ?? '';
  const share = (election: string, item: string): string =>
    of(election).find((fact) => fact['item'] === item)?.['pct'] ?? '';
  const choices = (election: string): readonly Fact[] =>
    of(election).filter(
      ({ kind, votes: count, item = '' }) =>
        ['candidate', 'party'].includes(kind ?? '') && count !== '?' && item !== '',
    );

  const againstAll = { en: 'Against all', ru: 'Против всех', kk: 'Барлығына қарсы' } as const;

  /** The results of an election as a commission prints them: candidates or parties, votes, shares. */
  function table(
    election: string,
    change: Readonly<Record<string, string>> = {},
    lang: keyof typeof againstAll = 'ru',
  ): Rows {
    const heads = {
      ru: ['№', 'Партия', 'Число голосов', '%'],
      kk: ['№', 'Партия', 'Дауыс саны', 'Пайызы, %'],
      en: ['No.', 'Candidate', 'Votes', '%'],
    }[lang];
    const number = lang === 'en' ? commas : spaced;
    const decimal = lang === 'en' ? (text: string): string => text : comma;
    const rows = choices(election).map(({ item = '', votes: count = '', pct = '' }, at) => [
      String(at + 1),
      item,
      number(change[item] ?? count),
      decimal(pct),
    ]);
    const against = votes(election, 'against_all');
    if (against !== '')
      rows.push([
        String(rows.length + 1),
        againstAll[lang],
        number(against),
        decimal(share(election, 'against_all')),
      ]);
    return [heads, ...rows];
  }
  const parties2023 = (amanat: string): Rows => [
    ...table('majilis-2023', { Amanat: amanat }),
    ['', 'Всего', spaced(votes('majilis-2023', 'votes_parties_and_against')), '100'],
  ];

  test.each(['ru', 'kk', 'en'] as const)(
    'results that sum and divide as they should give no finding: %s',
    (lang) => {
      for (const election of ['president-2015', 'majilis-2021', 'president-2022', 'majilis-2023'])
        expect(told(within({ tables: [table(election, {}, lang)] })), election).toEqual([]);
      expect(told(within({ tables: [parties2023(votes('majilis-2023', 'Amanat'))] }))).toEqual([]);
    },
  );

  test('a protocol of the whole country gives none: valid, invalid, participated, on the lists', () => {
    const rows = [
      ['Показатель', 'Всего', '%'],
      ['Число избирателей, включенных в списки', spaced(votes('majilis-2021', 'registered')), ''],
      [
        'Число избирателей, принявших участие в голосовании',
        spaced(votes('majilis-2021', 'ballots_received')),
        '63,25',
      ],
      ['Недействительные бюллетени', spaced(votes('majilis-2021', 'invalid')), ''],
      ['Действительные бюллетени', spaced(votes('majilis-2021', 'valid')), ''],
      ...choices('majilis-2021').map(({ item = '', votes: n = '', pct = '' }) => [
        item,
        spaced(n),
        comma(pct),
      ]),
    ];
    const checked = checkOutline(outlineOf({ tables: [rows] }));
    expect(told(checked.findings)).toEqual([]);
    expect(checked.unchecked).toEqual([]);
    const wrong = rows.map((row) =>
      row.map((cell) => (cell === spaced(votes('majilis-2021', 'valid')) ? spaced('7242562') : cell)),
    );
    expect(
      within({ tables: [wrong] }).map(({ rule, values }) => [rule, values['sum'], values['total']]),
    ).toEqual([
      ['votes-sum', '7241562', '7242562'],
      ['ballots-sum', '7540280', '7539280'],
    ]);
  });

  test.each(['referendum-2022', 'nuclear-ref-2024', 'constitution-ref-2026'])(
    '%s: shares of those who took part, no finding',
    (election) => {
      const rows = of(election)
        .filter(({ kind, votes: n }) => kind === 'option' && n !== '?')
        .map(({ item = '', votes: n = '', pct = '' }) => {
          const name = { for: '«Да»', against: '«Нет»', invalid: 'Недействительные бюллетени' }[item];
          const other = item.startsWith('both')
            ? 'Выбраны оба варианта ответа'
            : 'Бюллетени неустановленного образца';
          return [
            name ?? (item.startsWith('will') ? 'Нельзя установить волеизъявление' : other),
            spaced(n),
            /^\d/u.test(pct) ? comma(pct) : '',
          ];
        });
      const page = [
        ['', 'Количество', '%'],
        ['Включено в списки граждан', spaced(votes(election, 'registered')), ''],
        [
          'Приняли участие в голосовании',
          spaced(votes(election, 'participated')),
          comma(share(election, 'participated')),
        ],
        ...rows,
      ];
      const checked = checkOutline(outlineOf({ tables: [page] }));
      expect(told(checked.findings)).toEqual([]);
      expect(checked.unchecked).toEqual([]);
    },
  );

  test('3,341,510 for 3,431,510 votes: the parts do not make the total, the share is not of it', () => {
    const found = within({ tables: [parties2023('3341510')] });
    expect(rulesOf(found)).toEqual(['votes-sum', 'percentage']);
    expect(found[0]?.values).toEqual({ sum: '6276441', total: '6366441', difference: '90000', parts: '8' });
    expect(found[1]?.values).toEqual({
      count: '3341510',
      percent: '53.90',
      base: '6366441',
      expected: '52.49',
    });
  });

  test.each([true, false])(
    '3,431,510 and 3,341,510 differ by two digits exchanged (one page: %s)',
    (samePage) => {
      const found = between(
        { tables: [parties2023('3431510')] },
        { tables: [parties2023('3341510')] },
        samePage,
      );
      expect(rulesOf(found)).toContain('digits-exchanged');
      const exchanged = found.find(({ rule }) => rule === 'digits-exchanged');
      expect(exchanged?.values).toEqual({ before: '3431510', after: '3341510' });
      expect(exchanged?.where).toContain('Amanat');
      expect(rulesOf(found).includes('went-down')).toBe(samePage);
    },
  );

  test('300,907 and 206,000 in the report of one agency: neither is the share printed beside it', () => {
    const change = { Abden: '206000', Kazhyken: '300907' };
    const misprinted: Page = { tables: [table('president-2022', change, 'en')] };
    expect(within(misprinted).map(({ rule, values }) => [rule, values['count'], values['percent']])).toEqual([
      ['percentage', '206000', '2.60'],
      ['percentage', '300907', '2.53'],
    ]);
    const right: Page = { tables: [table('president-2022', {}, 'en')] };
    const found = between(misprinted, right, false);
    expect(
      found.filter(({ rule }) => rule === 'sources-differ').map(({ values }) => [values['a'], values['b']]),
    ).toEqual([
      ['206000', '206206'],
      ['300907', '200907'],
    ]);
    expect(found.filter(({ standing }) => standing === 'gone')).toHaveLength(2);
  });

  test('the same figures in a sentence are found as in a table', () => {
    const sentence = (change: Readonly<Record<string, string>>): Page => ({
      title: 'CEC announces results',
      text: [
        choices('president-2022')
          .map(
            ({ item = '', votes: n = '', pct = '' }) =>
              `${item} – ${commas(change[item] ?? n)} votes or ${pct}%`,
          )
          .join(', ')
          .concat(
            `, against all – ${commas(votes('president-2022', 'against_all'))} votes or ${share('president-2022', 'against_all')}%.`,
          ),
      ],
    });
    expect(told(within(sentence({})))).toEqual([]);
    const found = within(sentence({ Kazhyken: '300907' }));
    expect(found.map(({ rule, values }) => [rule, values['count'], values['percent']])).toEqual([
      ['percentage', '300907', '2.53'],
    ]);
    expect(
      rulesOf(
        between(sentence({}), { tables: [table('president-2022', { Kazhyken: '300907' }, 'en')] }, false),
      ),
    ).toContain('sources-differ');
  });

  test('82,724 in one outlet and 82,722 in another', () => {
    const page = (both: string): Page => ({
      text: [
        `В списки включены ${spaced(votes('nuclear-ref-2024', 'registered'))} граждан.`,
        `В голосовании приняли участие ${spaced(votes('nuclear-ref-2024', 'participated'))} граждан, явка – 63,66%.`,
        `Бюллетени, в которых выбраны оба варианта ответа: ${spaced(both)}.`,
      ],
    });
    const found = between(page('82722'), page('82724'), false);
    expect(found.map(({ rule, values }) => [rule, values])).toEqual([
      ['sources-differ', { a: '82722', b: '82724', difference: '2' }],
    ]);
    expect(between(page('82722'), page('82722'), false)).toEqual([]);
  });

  test('7,820,918 became 7,820,204, and 63.87 % became 63.66 %: both went down', () => {
    const page = (people: string, turnout: string): Page => ({
      title: 'Итоги референдума',
      text: [
        { kind: 'heading', level: 2, text: 'Участие в голосовании' },
        { text: 'Явка' },
        { text: `${turnout} %` },
        { text: 'Число граждан, принявших участие в голосовании' },
        { text: people },
        { text: 'Число граждан, включенных в списки' },
        { text: '12 284 487' },
      ],
    });
    const before = page('7 820 918', '63,87');
    const after = page('7 820 204', '63,66');
    const down = between(before, after, true).filter(({ rule }) => rule === 'went-down');
    expect(down.map(({ values }) => [values['before'], values['after'], values['difference']])).toEqual([
      ['63.87', '63.66', '-0.21'],
      ['7820918', '7820204', '-714'],
    ]);
    // 7,820,918 of 12,284,487 is 63.66 too: the figures of the evening did not agree with one another.
    const evening = between(before, after, true).filter(({ standing }) => standing === 'gone');
    expect(evening.map(({ rule, values }) => [rule, values['expected']])).toEqual([['percentage', '63.66']]);
    expect(rulesOf(between(before, after, false))).toContain('sources-differ');
  });

  test('54.19 in a headline and 54.29 under it', () => {
    const page = (body: string): Page => ({
      title: 'Явка на выборах в мажилис составила 54,19%',
      text: [`По данным ЦИК, явка избирателей составила ${body}%. Бюллетени получили 6 521 860 избирателей.`],
    });
    expect(within(page('54,29')).map(({ rule, values }) => [rule, values])).toEqual([
      ['headline', { headline: '54.19', body: '54.29', difference: '0.10' }],
    ]);
    expect(within(page('54,19'))).toEqual([]);
    expect(within({ ...page('54,19'), title: 'Явка составила 54,2%' })).toEqual([]);
  });
});
