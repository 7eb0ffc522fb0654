import type { Outline, Unit } from '../model/index.ts';
import { alignTable } from './align-table.ts';
import { columnKind } from './column-kind.ts';
import { namesPercent, settle } from './compare-cell.ts';
import { gridsOf } from './compare-tables.ts';
import { parseFigures } from './figure.ts';
import { beginsAt, type Grid } from './grid.ts';
import { once } from './once.ts';
import { proseFigures } from './prose-figures.ts';
import { rowLabels } from './row-label.ts';
import { splitSentences } from './sentences.ts';
import { shownBlocks } from './shown-blocks.ts';
import { thousandsMark } from './thousands-mark.ts';

/** A figure and its place in words, as a line of `figures.csv`. */
export interface PlacedFigure {
  /** The id of its table; empty for a figure in text. */
  readonly table: string;
  /** What its row is called; in text, the words before it, or the block before where it stands alone. */
  readonly row: string;
  /** The headers of its column, joined by ` / `; empty in text. */
  readonly column: string;
  /** Plain decimal; empty where `1,234` may be a thousand or a fraction. */
  readonly value: string;
  /** As the page has it. */
  readonly text: string;
  readonly unit: Unit;
}

function figuresOfTable(grid: Grid): PlacedFigure[] {
  const { key, side } = alignTable(grid, grid);
  const named = new Set(key.map(([column]) => column));
  const columns = grid.labels.flatMap((label, column) => {
    if (named.has(column) || columnKind(grid, column) === 'ordinal') return [];
    const texts = grid.texts(column);
    return [{ column, label, thousands: once(() => thousandsMark(texts)), texts }];
  });
  return rowLabels(grid, [...named], side).flatMap((name, row) =>
    columns.flatMap(({ column, label, thousands, texts }) => {
      if (!beginsAt(grid, row, column)) return [];
      const { figures } = parseFigures(texts[row] ?? '');
      return figures.map((figure): PlacedFigure => {
        const percent = figures.length === 1 && namesPercent(name, label);
        return {
          table: grid.table.id,
          row: name,
          column: label,
          value: settle(figure, thousands).value ?? '',
          text: figure.text,
          unit: percent ? 'percent' : figure.unit,
        };
      });
    }),
  );
}

function figuresOfText(outline: Outline): PlacedFigure[] {
  return shownBlocks(outline).flatMap(({ block, named }) =>
    splitSentences(block.text)
      .flatMap(proseFigures)
      .map(({ label, figure }) => ({
        table: '',
        row: label || named,
        column: '',
        value: figure.value ?? '',
        text: figure.text,
        unit: figure.unit,
      })),
  );
}

/**
 * Every figure a reader is shown: those of tables in reading order, then those of text. Ordinals, the columns that name
 * rows, dates, hours and numbers of acts are no figures.
 */
export function figuresIn(outline: Outline): readonly PlacedFigure[] {
  return [...gridsOf(outline).flatMap(figuresOfTable), ...figuresOfText(outline)];
}
