import type { Outline, ValueChange } from '../model/index.ts';
import { type ComparedTable, compareTable, wholeTable } from './compare-table.ts';
import { changesIn } from './count-changes.ts';
import { type Grid, gridOf } from './grid.ts';
import { matchTables } from './match-tables.ts';
import { inReadingOrder } from './pairing.ts';
import { withSideLabels } from './side-labels.ts';

/** The tables a reader is shown, in reading order, spans and names resolved. Empty ones are left out. */
export function gridsOf(outline: Outline): readonly Grid[] {
  const hidden = new Set(outline.blocks.filter((block) => block.hidden).map((block) => block.id));
  const shown = outline.tables.filter((table) => !hidden.has(table.block));
  return withSideLabels(shown.map((table) => gridOf(outline, table)).filter((grid) => grid.width > 0));
}

function whole(grid: Grid, change: 'added' | 'removed'): ComparedTable {
  return { change: wholeTable(grid, change), figures: [] };
}

/** What changed in tables (`gridsOf`), in the order of side b. Tables without a change are left out. */
export function compareTables(gridsA: readonly Grid[], gridsB: readonly Grid[]): ComparedTable[] {
  const pairs = matchTables(gridsA, gridsB);
  return inReadingOrder(gridsA.length, gridsB.length, pairs).flatMap((line) => {
    const old = line.a === null ? undefined : gridsA[line.a];
    const now = line.b === null ? undefined : gridsB[line.b];
    if (old && now) {
      const compared = compareTable(old, now);
      return changesIn(compared.change) > 0 ? [compared] : [];
    }
    return old ? [whole(old, 'removed')] : now ? [whole(now, 'added')] : [];
  });
}

/** Figures of tables, those of the main content first, else in reading order. */
export function rankedFigures(tables: readonly ComparedTable[]): readonly ValueChange[] {
  const of = (main: boolean): readonly ValueChange[] =>
    tables.filter(({ change }) => change.main === main).flatMap(({ figures }) => figures);
  return [...of(true), ...of(false)];
}
