import type { CaptureSide } from '../../../lib/compare/index.ts';
import type { Comparison } from '../../../lib/model/index.ts';
import { type Page, type Rows, sideOf } from '../../unit/compare/pages.ts';
import { chance, paragraphs, reworded } from './made-text.ts';

/** Two pages to compare, as captures for Kuä and as plain text for everybody else. */
export interface Scene {
  readonly name: string;
  readonly targetMs: number;
  readonly sides: readonly [CaptureSide, CaptureSide];
  readonly texts: readonly [string, string];
  /** What is wrong with Kuä's answer; null when it says exactly what was changed. */
  readonly fault: (found: Comparison) => string | null;
}

function textOf(page: Page): string {
  const rows = (page.tables ?? []).flatMap((table) => ('length' in table ? table : []));
  const blocks = (page.text ?? []).filter((block) => typeof block === 'string');
  return [...blocks, ...rows.map((row) => row.join('\t'))].join('\n');
}

function scene(
  name: string,
  targetMs: number,
  pages: readonly [Page, Page],
  fault: Scene['fault'] = () => null,
): Scene {
  const [a, b] = pages;
  return { name, targetMs, sides: [sideOf(a, 1), sideOf(b, 2)], texts: [textOf(a), textOf(b)], fault };
}

/** A table of polling stations: `columns` columns of figures after №, region and station. */
function stations(rows: number, columns: number): string[][] {
  const random = chance(rows + columns);
  const head = [
    '№',
    'Регион',
    'Участок',
    ...Array.from({ length: columns }, (_, at) => `Показатель ${at + 1}`),
  ];
  const body = Array.from({ length: rows }, (_, row) => [
    String(row + 1),
    `Область ${'АБВГДЕЖЗИК'[row % 10] ?? ''}`,
    `Участок № ${row + 1}`,
    ...Array.from({ length: columns }, (__, at) =>
      at % 2 === 0
        ? String(Math.floor(random() * 900_000)).replace(/\B(?=(?:\d{3})+$)/gu, ' ')
        : `${Math.floor(random() * 100)},${Math.floor(random() * 90) + 10} %`,
    ),
  ]);
  return [head, ...body];
}

type Slot = readonly [row: number, column: number];

function withChanged(rows: Rows, slots: readonly Slot[]): Rows {
  const changed = rows.map((row) => [...row]);
  for (const [row, column] of slots) {
    const line = changed[row];
    if (line) line[column] = line[column]?.endsWith('%') ? '7,77 %' : '7 777 777';
  }
  return changed;
}

const rowsChanged = ({ counts }: Comparison): number =>
  counts.rowsAdded + counts.rowsRemoved + counts.columnsAdded + counts.columnsRemoved + counts.tablesAdded;

function changedTable(name: string, targetMs: number, rows: Rows, slots: readonly Slot[]): Scene {
  const wanted = slots.map(([row, column]) => `${rows[row]?.[2] ?? ''}|${rows[0]?.[column] ?? ''}`);
  return scene(name, targetMs, [{ tables: [rows] }, { tables: [withChanged(rows, slots)] }], (found) => {
    const told = found.figures.map(({ row, column }) => `${row}|${column}`);
    if (told.toSorted().join() !== wanted.toSorted().join()) return `cells told: ${told.join()}`;
    return found.counts.cells + rowsChanged(found) + found.counts.rowsMoved > 0 ? 'more is told' : null;
  });
}

function reordered(rows: Rows): Scene {
  const random = chance(5);
  const [head = [], ...body] = rows;
  for (let at = body.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [body[at], body[other]] = [body[other] ?? [], body[at] ?? []];
  }
  const pages = [{ tables: [rows] }, { tables: [[head, ...body]] }] as const;
  return scene('5,000 rows reordered', 500, pages, (found) =>
    found.counts.figures + found.counts.cells + rowsChanged(found) > 0 || found.counts.rowsMoved === 0
      ? 'more than an order is told'
      : null,
  );
}

function rewritten(
  name: string,
  targetMs: number,
  before: readonly string[],
  after: readonly string[],
): Scene {
  return scene(name, targetMs, [{ text: before }, { text: after }]);
}

/** What is measured, each the same in every run. */
export function scenes(): readonly Scene[] {
  const article = paragraphs(1, 20_000);
  const long = paragraphs(2, 1_000_000);
  const slots = [10, 111, 222, 333, 599].map((row, at): Slot => [row, 3 + at]);
  return [
    changedTable('table of 600 rows, 5 changes', 10, stations(600, 6), slots),
    rewritten('article of 20 KB', 10, article, reworded(article, 0.005, 3)),
    rewritten('1 MB of text, 1 % changed', 500, long, reworded(long, 0.01, 4)),
    rewritten('1 MB against another 1 MB', 500, long, paragraphs(6, 1_000_000)),
    reordered(stations(5000, 6)),
    changedTable('10,000 rows × 20 columns, 3 changed cells', 500, stations(10_000, 17), [
      [7, 3],
      [5000, 12],
      [9999, 19],
    ]),
  ];
}
