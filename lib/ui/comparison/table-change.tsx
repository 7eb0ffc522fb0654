import { useState } from 'preact/hooks';
import { formatDecimal } from '../../i18n/index.ts';
import type { AlignedRow, TableChange as Change } from '../../model/index.ts';
import { locale, say } from '../language.ts';
import { LongBody, wholeBodyCells } from '../long-body.tsx';
import { walkFigures } from './figure-link.tsx';
import type { Layout } from './layout.ts';
import { Mark } from './mark.tsx';
import { InlineCell, isNumeric, SideCell, type CellProps } from './table-cell.tsx';
import { columnWidths, keyPlaces } from './table-columns.ts';

/** What of a cell is shown: both sides in one, or one of them. */
type Shown = 'both' | 'a' | 'b';

interface SidedCellProps extends CellProps {
  readonly shown: Shown;
  /** The first cell of the second side. */
  readonly divides: boolean;
}

function Cell({ shown, divides, ...props }: SidedCellProps) {
  const { cell, isKey } = props;
  const divide = divides ? 'divide' : '';
  const value = shown === 'both' ? <InlineCell {...props} /> : <SideCell {...props} side={shown} />;
  if (isKey)
    return (
      <th scope="row" class={divide}>
        {value}
      </th>
    );
  const text = shown === 'a' ? cell.old : shown === 'b' ? cell.new : (cell.new ?? cell.old);
  const kind = `${isNumeric(text) ? 'number' : ''} ${divide}`.trim();
  return <td class={cell.change ? `${kind} cell-changed` : kind}>{value}</td>;
}

interface RowProps {
  readonly row: AlignedRow;
  readonly index: number;
  readonly table: Change;
  readonly keys: ReadonlySet<number>;
  readonly sides: readonly Shown[];
}

function Row({ row, index, table, keys, sides }: RowProps) {
  return (
    <tr class={`row-${row.change}`} aria-rowindex={index + 2}>
      <td class="mark-cell">
        <Mark change={row.change} />
      </td>
      {sides.map((shown) =>
        table.columns.map((column, at) => {
          const cell = row.cells[at] ?? { old: null, new: null, change: null };
          return (
            <Cell
              key={at}
              shown={shown}
              divides={shown === 'b' && at === 0}
              cell={cell}
              row={row}
              column={column}
              isKey={keys.has(at)}
            />
          );
        }),
      )}
    </tr>
  );
}

function Head({ table, keys, sides }: Pick<RowProps, 'table' | 'keys' | 'sides'>) {
  const names = sides.map((shown) =>
    table.columns.map((column, at) => (
      <th
        scope="col"
        key={`${shown} ${at}`}
        class={`${keys.has(at) ? '' : 'number'} column-${column.change} ${shown === 'b' && at === 0 ? 'divide' : ''}`}
      >
        <Mark change={column.change} /> {column.label}
      </th>
    )),
  );
  return (
    <thead>
      {sides.length > 1 && (
        <tr>
          <td class="mark-cell" />
          <th scope="colgroup" colSpan={table.columns.length}>
            {say('compare.before')}
          </th>
          <th scope="colgroup" class="divide" colSpan={table.columns.length}>
            {say('compare.after')}
          </th>
        </tr>
      )}
      <tr>
        <td class="mark-cell" />
        {names}
      </tr>
    </thead>
  );
}

function aligned(table: Change): string {
  if (table.key.length === 0) return say('compare.bySequence');
  const key = table.key.join(' + ');
  return say(table.keyUnique ? 'compare.byKey' : 'compare.byKeyNotUnique', { key });
}

/** Rows of a table by their places among all, those that are the same too. */
export type LoadRows = (from: number, to: number) => Promise<readonly AlignedRow[]>;

interface Props {
  readonly table: Change;
  /** How many rows it has in all; `table.rows` may hold only those that differ. */
  readonly total: number;
  readonly layout: Layout;
  readonly loadRows: LoadRows;
}

/** One table: the rows that differ, and all of them on demand. */
export function TableChange({ table, total, layout, loadRows }: Props) {
  const [all, setAll] = useState(false);
  const side = table.a === null ? 'added' : table.b === null ? 'removed' : null;
  const changed = table.rows.filter((row) => row.change !== 'same');
  const count = all ? total : side === null ? changed.length : 0;
  const isHere = !all || table.rows.length === total;
  const here = all ? table.rows : changed;
  const keys = keyPlaces(table);
  const sides: readonly Shown[] = layout === 'columns' && side === null ? ['a', 'b'] : ['both'];
  const columns = 1 + sides.length * table.columns.length;
  const isLong = count * columns > wholeBodyCells;
  const widths = isLong ? sides.flatMap(() => columnWidths(table)) : [];
  const style = isLong ? { width: `${4 + widths.reduce((sum, width) => sum + width, 0)}ch` } : {};
  return (
    <section class="table-change">
      <h3>
        {side && <Mark change={side} />} {table.caption === '' ? say('compare.table') : table.caption}
      </h3>
      <p class="quiet">
        {side === null
          ? `${aligned(table)} · ${say('compare.rowsShown', {
              shown: formatDecimal(locale.value, count),
              n: total,
              total: formatDecimal(locale.value, total),
            })}`
          : say(side === 'added' ? 'compare.tableAdded' : 'compare.tableRemoved', { n: total })}
      </p>
      {count > 0 && (
        <div class="wide">
          <table class={isLong ? 'long' : ''} style={style} aria-rowcount={count + 1} onKeyDown={walkFigures}>
            {isLong && (
              <colgroup>
                <col style={{ width: '4ch' }} />
                {widths.map((width, index) => (
                  <col key={index} style={{ width: `${width}ch` }} />
                ))}
              </colgroup>
            )}
            <Head table={table} keys={keys} sides={sides} />
            <LongBody
              key={`${all} ${layout}`}
              total={count}
              columns={columns}
              rows={(from, to) => (isHere ? here.slice(from, to) : null)}
              bring={loadRows}
              draw={(row, index) => (
                <Row key={index} row={row} index={index} table={table} keys={keys} sides={sides} />
              )}
            />
          </table>
        </div>
      )}
      {total > (side === null ? changed.length : 0) && (
        <button
          type="button"
          class="link"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? say('compare.changedRows') : say('compare.allRows', { n: total })}
        </button>
      )}
    </section>
  );
}
