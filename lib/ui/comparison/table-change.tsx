import { useState } from 'preact/hooks';
import { formatDecimal } from '../../i18n/index.ts';
import type { AlignedRow, TableChange as Change } from '../../model/index.ts';
import { locale, say } from '../language.ts';
import { ChangedValue } from './changed-value.tsx';
import { Mark } from './mark.tsx';

const numeric = /^[\s\d.,%+\-−–/()\u00a0\u202f]*\d[\s\d.,%+\-−–/()\u00a0\u202f]*$/u;
const isNumeric = (text: string | null): boolean => text !== null && numeric.test(text);

function CellValue({
  cell,
  row,
}: {
  readonly cell: AlignedRow['cells'][number];
  readonly row: AlignedRow['change'];
}) {
  if (cell.change) return <ChangedValue change={cell.change} />;
  if (row === 'added') return <ins>{cell.new}</ins>;
  if (row === 'removed') return <del>{cell.old}</del>;
  return <>{cell.new ?? cell.old}</>;
}

function Row({ row, keys }: { readonly row: AlignedRow; readonly keys: ReadonlySet<number> }) {
  return (
    <tr class={`row-${row.change}`}>
      <td class="mark-cell">
        <Mark change={row.change} />
      </td>
      {row.cells.map((cell, index) => {
        const value = <CellValue cell={cell} row={row.change} />;
        if (keys.has(index)) {
          return (
            <th scope="row" key={index}>
              {value}
            </th>
          );
        }
        return (
          <td key={index} class={isNumeric(cell.new ?? cell.old) ? 'number' : ''}>
            {value}
          </td>
        );
      })}
    </tr>
  );
}

function keyPlaces(table: Change): ReadonlySet<number> {
  const places = table.columns.flatMap((column, index) => (table.key.includes(column.label) ? [index] : []));
  return new Set(places.length === 0 ? [0] : places);
}

function aligned(table: Change): string {
  if (table.key.length === 0) return say('compare.bySequence');
  const key = table.key.join(' + ');
  return say(table.keyUnique ? 'compare.byKey' : 'compare.byKeyNotUnique', { key });
}

/** One table: the rows that differ, and all of them on demand. */
export function TableChange({ table }: { readonly table: Change }) {
  const [all, setAll] = useState(false);
  const side = table.a === null ? 'added' : table.b === null ? 'removed' : null;
  const changed = table.rows.filter((row) => row.change !== 'same');
  const rows = all ? table.rows : side === null ? changed : [];
  const keys = keyPlaces(table);
  const hidden = table.rows.length > (side === null ? changed.length : 0);
  return (
    <section class="table-change">
      <h3>
        {side && <Mark change={side} />} {table.caption === '' ? say('compare.table') : table.caption}
      </h3>
      <p class="quiet">
        {side === null
          ? `${aligned(table)} · ${say('compare.rowsShown', {
              shown: formatDecimal(locale.value, rows.length),
              n: table.rows.length,
              total: formatDecimal(locale.value, table.rows.length),
            })}`
          : say(side === 'added' ? 'compare.tableAdded' : 'compare.tableRemoved', { n: table.rows.length })}
      </p>
      {rows.length > 0 && (
        <div class="wide">
          <table>
            <thead>
              <tr>
                <td class="mark-cell" />
                {table.columns.map((column, index) => (
                  <th
                    scope="col"
                    key={index}
                    class={keys.has(index) ? `column-${column.change}` : `number column-${column.change}`}
                  >
                    <Mark change={column.change} /> {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <Row key={index} row={row} keys={keys} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hidden && (
        <button
          type="button"
          class="link"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? say('compare.changedRows') : say('compare.allRows', { n: table.rows.length })}
        </button>
      )}
    </section>
  );
}
