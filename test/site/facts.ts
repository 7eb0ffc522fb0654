import { readFileSync } from 'node:fs';
import type { Lang } from './format.ts';

/** One region: its id in the data, its name in each language, and the Russian phrase «по … области». */
export type Region = Readonly<Record<Lang | 'id' | 'ru_by', string>>;

/** Figures are kept as published: plain decimals, the same digits, never a computed one. */
export interface Facts {
  readonly regions: readonly Region[];
  /** Votes of an item, digits only. Throws when the data has none. */
  votes(election: string, item: string): string;
  /** Share of an item as published. Throws when the data has none. */
  share(election: string, item: string): string;
  /** Turnout in a region (or `TOTAL`) at an hour; null where none was published. */
  turnout(election: string, hour: string, region: string): string | null;
  /** A figure that was published twice. Throws when there is none. */
  discrepancy(election: string, item: string): Readonly<{ first: string; revised: string }>;
}

type Row = Readonly<Record<string, string>>;

function readTable(name: string): readonly Row[] {
  const text = readFileSync(new URL(`./data/${name}.tsv`, import.meta.url), 'utf8');
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? '']));
  });
}

function find(rows: readonly Row[], election: string, item: string): Row | undefined {
  return rows.find((row) => row['election'] === election && row['item'] === item);
}

function cell(row: Row | undefined, column: string, wanted: string): string {
  const value = row?.[column];
  if (!value) throw new Error(`no ${column} for ${wanted} in the data of the demonstration site`);
  return value;
}

/** Read the tables beside this file (`data/*.tsv`). */
export function readFacts(): Facts {
  const results = readTable('results');
  const discrepancies = readTable('discrepancies');
  const hours = new Map(
    readTable('turnout').map((row) => [
      `${row['election']} ${row['time_capital']} ${row['region']}`,
      row['turnout_pct'] ?? null,
    ]),
  );
  return {
    regions: readTable('regions').map((row) => ({
      id: cell(row, 'id', 'a region'),
      kk: cell(row, 'kk', 'a region'),
      ru: cell(row, 'ru', 'a region'),
      en: cell(row, 'en', 'a region'),
      ru_by: cell(row, 'ru_by', 'a region'),
    })),
    votes: (election, item) => cell(find(results, election, item), 'votes', `${election} ${item}`),
    share: (election, item) => cell(find(results, election, item), 'pct', `${election} ${item}`),
    turnout: (election, hour, region) => hours.get(`${election} ${hour} ${region}`) ?? null,
    discrepancy: (election, item) => {
      const row = find(discrepancies, election, item);
      const wanted = `${election} ${item}`;
      return { first: cell(row, 'first', wanted), revised: cell(row, 'revised', wanted) };
    },
  };
}
