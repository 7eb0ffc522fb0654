import type { ChangeCounts, Comparison, ValueChange } from '../../../lib/model/index.ts';

export const noChange: ChangeCounts = {
  figures: 0,
  cells: 0,
  rowsAdded: 0,
  rowsRemoved: 0,
  rowsMoved: 0,
  columnsAdded: 0,
  columnsRemoved: 0,
  tablesAdded: 0,
  tablesRemoved: 0,
  sentencesAdded: 0,
  sentencesRemoved: 0,
  sentencesChanged: 0,
  sentencesMoved: 0,
  documents: 0,
  links: 0,
  pictures: 0,
  page: 0,
  trivial: 0,
};

const region: ValueChange = {
  kind: 'number',
  row: 'Туркестанская область',
  column: 'Явка, %',
  old: '49,14',
  new: '41,07',
  difference: '-8.07',
  unit: 'percent',
};
const voters: ValueChange = {
  kind: 'number',
  row: 'пришли',
  column: '',
  old: '7 820 204',
  new: '7 242 562',
  difference: '-577642',
  unit: 'none',
};

const cell = (text: string) => ({ old: text, new: text, change: null });

/** A comparison with a change of every kind, one of them hostile. */
export const madeComparison: Comparison = {
  format: 'kua-comparison/1',
  version: 1,
  url: 'https://election.gov.kz/rus/news/turnout.php?ID=8817&x="1"',
  a: {
    captureId: '20260315T134000123Z-1a2b3c4d',
    sha256: 'aa'.repeat(32),
    startedAt: '2026-03-15T13:40:00.123Z',
  },
  b: {
    captureId: '20260315T140322456Z-5e6f7a8b',
    sha256: 'bb'.repeat(32),
    startedAt: '2026-03-15T14:03:22.456Z',
  },
  volatile: [],
  trivial: { page: [], tables: [], text: [], links: [], pictures: [] },
  counts: {
    ...noChange,
    figures: 2,
    rowsAdded: 1,
    rowsRemoved: 1,
    rowsMoved: 1,
    sentencesChanged: 1,
    sentencesAdded: 1,
    links: 1,
    pictures: 1,
    page: 1,
    trivial: 4,
  },
  figures: [region, voters],
  page: [{ field: 'title', old: 'Явка на 18:00', new: 'Явка на 20:00' }],
  tables: [
    {
      a: 't1',
      b: 't1',
      caption: 'Явка по регионам',
      main: true,
      key: ['Регион'],
      keyUnique: true,
      columns: [
        { label: 'Регион', change: 'same' },
        { label: 'Явка, %', change: 'same' },
        { label: 'Проголосовали', change: 'same' },
      ],
      rows: [
        { change: 'same', label: 'Алматы', cells: [cell('Алматы'), cell('33,63'), cell('481 112')] },
        {
          change: 'changed',
          label: region.row,
          cells: [cell(region.row), { old: '49,14', new: '41,07', change: region }, cell('612 400')],
        },
        {
          change: 'removed',
          label: 'Шымкент',
          cells: ['Шымкент', '41,90', '305 118'].map((old) => ({ old, new: null, change: null })),
        },
        {
          change: 'added',
          label: 'Астана',
          cells: ['Астана', '48,02', '402 771'].map((text) => ({ old: null, new: text, change: null })),
        },
        { change: 'moved', label: 'Абай', cells: [cell('Абай'), cell('52,10'), cell('210 044')] },
      ],
    },
  ],
  text: [
    {
      change: 'changed',
      a: 'b2',
      b: 'b2',
      old: 'На избирательные участки пришли 7 820 204 человека.',
      new: 'На избирательные участки пришли 7 242 562 человека.',
      main: true,
      runs: [
        { op: 'same', text: 'На избирательные участки пришли ' },
        { op: 'removed', text: '7 820 204' },
        { op: 'added', text: '7 242 562' },
        { op: 'same', text: ' человека.' },
      ],
      figures: [voters],
    },
    {
      change: 'added',
      a: null,
      b: 'b9',
      old: null,
      new: 'Данные уточнены. <img src=x onerror=alert(1)>',
      main: true,
      runs: [],
      figures: [],
    },
  ],
  documents: [],
  links: [
    {
      change: 'changed',
      text: 'Протокол',
      old: 'https://election.gov.kz/1.pdf',
      new: 'https://election.gov.kz/2.pdf',
    },
  ],
  pictures: [
    {
      change: 'changed',
      src: 'https://election.gov.kz/chart.png',
      alt: 'Диаграмма',
      old: 'cc'.repeat(32),
      new: 'dd'.repeat(32),
    },
  ],
  findings: [
    {
      rule: 'went-down',
      on: 'both',
      standing: 'new',
      where: 'Явка по регионам · Туркестанская область',
      table: 't1',
      figures: [
        { place: 'Туркестанская область · Явка, %', text: '49,14', value: '49.14' },
        { place: 'Туркестанская область · Явка, %', text: '41,07', value: '41.07' },
      ],
      values: { before: '49.14', after: '41.07', difference: '-8.07' },
    },
  ],
  unchecked: [{ on: 'both', table: 't2', caption: 'Погода <b>', reason: 'unrecognised' }],
};
