import { describe, expect, test } from 'vitest';
import type { Page } from '../pages.ts';
import { facts, factsAreHere } from './facts-data.ts';
import { between, comma, told, within } from './found.ts';

describe.runIf(factsAreHere)('hourly turnout that was published', () => {
  const series = factsAreHere ? facts('turnout_series') : [];
  const regions = factsAreHere ? facts('regions') : [];
  const hoursOf = (election: string): readonly string[] => [
    ...new Set(
      series.filter((fact) => fact['election'] === election).map((fact) => fact['time_capital'] ?? ''),
    ),
  ];
  const turnout = (election: string, hour: string, region: string): string =>
    series.find(
      (fact) => fact['election'] === election && fact['time_capital'] === hour && fact['region'] === region,
    )?.['turnout_pct'] ?? '';
  const places = (lang: 'kk' | 'ru' | 'en'): readonly { id: string; name: string }[] =>
    regions
      .filter((fact) => fact['id'] !== 'abroad')
      .map((fact) => ({ id: fact['id'] ?? '', name: fact[lang] ?? '' }));

  function hourTable(election: string, lang: 'kk' | 'ru' | 'en'): Page {
    const caption = {
      kk: 'Сайлаушылардың қатысуы, пайызбен',
      ru: 'Явка по часам, в процентах',
      en: 'Turnout by hour, percent',
    }[lang];
    const hours = hoursOf(election);
    const body = places(lang).map(({ id, name }) => [
      name,
      ...hours.map((hour) => comma(turnout(election, hour, id))),
    ]);
    return {
      tables: [{ caption, rows: [[{ kk: 'Өңір', ru: 'Регион', en: 'Region' }[lang], ...hours], ...body] }],
    };
  }

  test.each(['kk', 'ru', 'en'] as const)(
    'hourly turnout of 2023 as a table: what fell is found, in %s',
    (lang) => {
      const found = within(hourTable('majilis-2023', lang)).map(({ rule, where, values }) => [
        rule,
        where.split(' · ')[1],
        values['before'],
        values['after'],
      ]);
      const name = (id: string): string => places(lang).find((place) => place.id === id)?.name ?? '';
      expect(found).toEqual([
        ['fell-by-hour', name('turkistan'), '49.14', '41.07'],
        ['fell-by-hour', name('ulytau'), '63.63', '58.99'],
      ]);
    },
  );

  test.each(['majilis-2021', 'president-2022'])('hourly turnout of %s only grows', (election) => {
    expect(told(within(hourTable(election, 'ru')))).toEqual([]);
  });

  const sentences = {
    ru: (hour: string, lines: readonly string[], total: string): string =>
      `По состоянию на ${hour.replace(':', '.')} часов избирательные бюллетени получили ${total} % от общего количества избирателей, включенных в списки. ${lines.join('; ')}.`,
    kk: (hour: string, lines: readonly string[], total: string): string =>
      `Сағат ${hour.replace(':', '-')}-дегі жағдай бойынша сайлау бюллетендерін тізімге енгізілген сайлаушылардың ${total} пайызы алды. ${lines.join('; ')}.`,
    en: (hour: string, lines: readonly string[], total: string): string =>
      `As of ${hour}, ballots were received by ${total} % of the total number of citizens included in the lists. ${lines.join('; ')}.`,
  };
  const message = (election: string, hour: string, lang: 'kk' | 'ru' | 'en'): Page => {
    const phrase = {
      kk: (n: string) => `${n} бойынша`,
      ru: (n: string) => `по региону ${n}`,
      en: (n: string) => `in ${n}`,
    }[lang];
    const each = places(lang)
      .filter(({ id }) => turnout(election, hour, id) !== '')
      .map(({ id, name }) => `${phrase(name)} – ${comma(turnout(election, hour, id))} %`);
    return {
      title: 'Ход голосования',
      text: [sentences[lang](hour, each, comma(turnout(election, hour, 'TOTAL')))],
    };
  };

  test.each([
    ['kk', 'kk'],
    ['ru', 'ru'],
    ['en', 'en'],
    ['kk', 'ru'],
    ['ru', 'en'],
  ] as const)('hourly turnout in sentences, %s then %s: the region that fell is found', (first, second) => {
    const found = between(
      message('majilis-2023', '16:10', first),
      message('majilis-2023', '18:10', second),
      first === second,
    );
    expect(
      found.map(({ rule, values }) => [
        rule,
        values['before'],
        values['after'],
        values['beforeHour'],
        values['afterHour'],
      ]),
    ).toEqual([['went-down', '49.14', '41.07', '16:10', '18:10']]);
    expect(
      between(
        message('majilis-2023', '10:10', first),
        message('majilis-2023', '12:10', second),
        first === second,
      ),
    ).toEqual([]);
  });
});
