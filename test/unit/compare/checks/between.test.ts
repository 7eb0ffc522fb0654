import { describe, expect, test } from 'vitest';
import { Finding } from '../../../../lib/model/index.ts';
import type { Page, Rows } from '../pages.ts';
import { between, rulesOf } from './found.ts';

const votes = (first: string, second: string, third: string, shares = ['50', '30', '20']): Page => ({
  tables: [
    {
      caption: 'Итоги',
      rows: [
        ['Партия', 'Голоса', '%'],
        ['AMANAT', first, shares[0] ?? ''],
        ['Ауыл', second, shares[1] ?? ''],
        ['Против всех', third, shares[2] ?? ''],
      ],
    },
  ],
});
const changed = (a: Page, b: Page, samePage = true): readonly Finding[] =>
  between(a, b, samePage).filter(({ on }) => on === 'both');
const turnout = (...rows: Rows): Page => ({ tables: [[['Регион', 'Явка, %', 'Проголосовали'], ...rows]] });

describe('two versions of one page', () => {
  test('a count that went down, with the difference and where it stands', () => {
    const found = changed(votes('500', '300', '200'), votes('500', '290', '200', ['50,5', '29,3', '20,2']));
    expect(found).toEqual([
      {
        rule: 'went-down',
        on: 'both',
        standing: 'new',
        where: 'Итоги · Ауыл',
        table: 't1',
        figures: [
          { place: 'Ауыл', text: '300', value: '300' },
          { place: 'Ауыл', text: '290', value: '290' },
        ],
        values: { before: '300', after: '290', difference: '-10' },
      },
    ]);
    expect(found.map((finding) => Finding.parse(finding))).toEqual(found);
  });

  test('counts that grow and shares that fall with them are no finding', () => {
    expect(between(votes('500', '300', '200'), votes('600', '300', '300', ['50', '25', '25']), true)).toEqual(
      [],
    );
  });

  test('the same number written otherwise is no finding', () => {
    expect(
      between(votes('1 500', '900', '600'), votes('1500', '900', '600', ['50,0', '30,00', '20 %']), true),
    ).toEqual([]);
  });

  test('votes that moved while their sum stayed', () => {
    const found = changed(votes('500', '300', '200'), votes('510', '290', '200', ['51', '29', '20']));
    expect(rulesOf(found)).toEqual(['votes-moved', 'went-down']);
    expect(found[0]?.values).toEqual({ sum: '1000', moved: '10', changed: '2' });
  });

  test('a count that changed and a share that did not', () => {
    const found = changed(votes('500', '300', '200'), votes('600', '300', '200'));
    expect(rulesOf(found)).toEqual(['percentage-stayed']);
    expect(found[0]?.values).toEqual({ before: '500', after: '600', percent: '50' });
    expect(changed(votes('500', '300', '200'), votes('1000', '600', '400'))).toEqual([]);
  });

  test('a row that vanished; one that has another name, or another place, did not', () => {
    const a = turnout(
      ['Акмолинская область', '60,1', '300'],
      ['г. Нур-Султан', '50,2', '200'],
      ['г. Алматы', '40,3', '100'],
    );
    const renamed = turnout(
      ['г. Алматы', '40,3', '100'],
      ['Астана қаласы', '50,2', '200'],
      ['Акмолинская область', '60,1', '300'],
    );
    expect(changed(a, renamed)).toEqual([]);
    const gone = turnout(['Акмолинская область', '60,1', '300'], ['г. Алматы', '40,3', '100']);
    const found = changed(a, gone);
    expect(found.map(({ rule, figures }) => [rule, ...figures.map(({ text }) => text)])).toEqual([
      ['row-vanished', '50,2', '200'],
    ]);
    expect(found[0]?.where).toContain('г. Нур-Султан');
  });

  test('two neighbouring digits that changed places; other changes of two digits are none', () => {
    const rule = (a: string, b: string): string[] =>
      rulesOf(changed(votes(a, '300', '200', []), votes(b, '300', '200', [])));
    expect(rule('3341510', '3431510')).toEqual(['digits-exchanged']);
    expect(rule('3431510', '3341510')).toEqual(['went-down', 'digits-exchanged']);
    expect(rule('3341510', '3441610')).toEqual([]);
    expect(rule('12', '21')).toEqual([]);
  });

  test('turnout that fell in sentences, each in another language', () => {
    const kk = (share: string): Page => ({
      title: 'Сайлаушылардың қатысуы',
      text: [`Түркістан облысы бойынша – ${share} %, Шымкент қаласы – 50,1 %.`],
    });
    const found = changed(kk('49,14'), kk('41,07'));
    expect(found.map(({ rule, where, table, values }) => [rule, where, table, values])).toEqual([
      [
        'went-down',
        'Түркістан облысы бойынша',
        null,
        { before: '49.14', after: '41.07', difference: '-8.07', unit: 'percent' },
      ],
    ]);
  });

  test('those who voted for somebody are not all who voted', () => {
    const page = (name: string, count: string): Page => ({
      text: [`За ${name} проголосовали ${count} избирателей, или 50,0 %. Явка избирателей составила 69,4 %.`],
    });
    for (const name of ['партию «AMANAT»', 'Ахметова'])
      expect(
        changed(page(name, '1 000'), page(name, '1 200')).map(({ rule, values }) => [rule, values]),
      ).toEqual([['percentage-stayed', { before: '1000', after: '1200', percent: '50.0' }]]);
  });

  test('a figure of another year under its own heading is another figure', () => {
    const page = (hour: string, share: string): Page => ({
      title: 'Выборы 19 марта 2023 года: явка',
      text: [
        `По состоянию на ${hour} избирательные бюллетени получили: по Туркестанской области – ${share} %.`,
        { kind: 'heading', level: 2, text: 'Архив: выборы 10 января 2021 года' },
        'По состоянию на 20.00 избирательные бюллетени получили: по Туркестанской области – 40,5 %.',
      ],
    });
    expect(between(page('16.10', '41,07'), page('18.10', '49,14'), true)).toEqual([]);
    expect(between(page('16.10', '49,14'), page('18.10', '41,07'), true)).toMatchObject([
      { rule: 'went-down', values: { beforeHour: '16:10', afterHour: '18:10', after: '41.07' } },
    ]);
  });

  test('what did not reconcile before is marked as held, what was put right as gone', () => {
    const wrong = votes('500', '300', '200', ['55', '30', '20']);
    expect(between(wrong, wrong, true).map(({ rule, on, standing }) => [rule, on, standing])).toEqual([
      ['percentage', 'both', 'held'],
    ]);
    const right = votes('500', '300', '200');
    expect(between(wrong, right, true).map(({ on, standing }) => [on, standing])).toEqual([['a', 'gone']]);
    expect(between(right, wrong, true).map(({ on, standing }) => [on, standing])).toEqual([['b', 'new']]);
  });
});

describe('pages of two outlets', () => {
  test('one figure that differs among others that agree', () => {
    const found = changed(votes('200907', '300', '200', []), votes('300907', '300', '200', []), false);
    expect(found.map(({ rule, values }) => [rule, values])).toEqual([
      ['sources-differ', { a: '200907', b: '300907', difference: '100000' }],
    ]);
  });

  test('figures of another vote are no discrepancy, nor is a lower figure of an earlier hour', () => {
    expect(changed(votes('500', '300', '200', []), votes('900', '700', '100', []), false)).toEqual([]);
    const at = (hour: string, share: string): Page => ({
      text: [`По состоянию на ${hour} явка избирателей составила ${share} %.`],
    });
    expect(changed(at('20.00', '54,09'), at('18.00', '53,11'), false)).toEqual([]);
    expect(rulesOf(changed(at('18.00', '54,09'), at('20.00', '53,11'), false))).toEqual(['went-down']);
    expect(rulesOf(changed(at('20.00', '54,19'), at('20.00', '54,29'), false))).toEqual(['sources-differ']);
  });
});
