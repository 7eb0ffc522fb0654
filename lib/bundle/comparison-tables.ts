import type { Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { AlignedRow, TableChange } from '../model/index.ts';
import { differenceOf, isNumeric, oldAndNew } from './change-parts.ts';
import { html, type Html } from './html.ts';

const signs = { same: '', changed: '', added: '+', removed: '−', moved: '↕' } as const;

/** The tables that differ, each with only the rows that differ. */
export function comparisonTables(tables: readonly TableChange[], locale: Locale): Html | null {
  const t = reportWords(locale);
  const changed = tables.filter(differs);
  if (changed.length === 0) return null;
  return html`<h2>${t('tablesTitle')}</h2>
    ${changed.map((table, index) => tableOf(table, index + 1, locale))}`;
}

function differs(table: TableChange): boolean {
  const { a, b, columns, rows } = table;
  return a === null || b === null || [...columns, ...rows].some(({ change }) => change !== 'same');
}

function tableOf(table: TableChange, number: number, locale: Locale): Html {
  const t = reportWords(locale);
  const shown = table.rows.filter(({ change }) => change !== 'same');
  const same = table.rows.length - shown.length;
  const whole = table.a === null ? 'tableAdded' : table.b === null ? 'tableRemoved' : null;
  const caption = table.caption || t('tableUnnamed', { n: number });
  return html`<div class="wide">
    <table>
      <caption>
        <bdi>${caption}</bdi
        >${whole === null ? null : html` <span class="look">${t(whole)}</span>`}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${table.columns.map((column, index) => header(column, isNumberColumn(shown, index), locale))}
        </tr>
      </thead>
      <tbody>
        ${shown.map((row) => rowOf(row, table.columns, locale))}
      </tbody>
    </table>
    ${same > 0 ? html`<p class="quiet">${t('rowsSame', { n: same })}</p>` : null}
  </div> `;
}

function header(column: TableChange['columns'][number], numeric: boolean, locale: Locale): Html {
  return html`<th scope="col" class="${numeric ? 'number' : ''}">
    ${sign(column.change, locale)}<bdi>${column.label}</bdi>
  </th>`;
}

function isNumberColumn(rows: readonly AlignedRow[], column: number): boolean {
  const texts = rows
    .map(({ cells }) => cells[column]?.new ?? cells[column]?.old ?? '')
    .filter((text) => text !== '');
  return texts.length > 0 && texts.every(isNumeric);
}

/** `+`, `−` or `↕`, with its word for those who hear the page. */
export function sign(change: keyof typeof signs, locale: Locale): Html | null {
  if (change === 'same' || change === 'changed') return null;
  return html`<span class="sign" role="img" aria-label="${reportWords(locale)(change)}"
    >${signs[change]}</span
  >`;
}

function rowOf(row: AlignedRow, columns: TableChange['columns'], locale: Locale): Html {
  const cells = row.cells.map((cell, index) => cellOf(row, cell, columns[index]?.change ?? 'same', locale));
  return html`<tr class="${row.change}">
    <td>${sign(row.change, locale)}</td>
    ${cells}
  </tr> `;
}

function cellOf(
  row: AlignedRow,
  cell: AlignedRow['cells'][number],
  column: TableChange['columns'][number]['change'],
  locale: Locale,
): Html {
  const kind = isNumeric(cell.new ?? cell.old ?? '') ? 'number' : '';
  const whole =
    row.change === 'added' || row.change === 'removed' || column === 'added' || column === 'removed';
  if (!whole && !cell.change) return html`<td class="${kind}"><bdi>${cell.new ?? cell.old}</bdi></td>`;
  const difference = cell.change ? differenceOf(cell.change, locale) : '';
  const tail = difference === '' ? null : html` <span class="difference">${difference}</span>`;
  return html`<td class="${kind}"><bdi>${oldAndNew(cell.old, cell.new)}</bdi>${tail}</td>`;
}
