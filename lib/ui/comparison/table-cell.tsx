import type { AlignedRow, TableChange } from '../../model/index.ts';
import { ChangedValue } from './changed-value.tsx';
import { FigureLink } from './figure-link.tsx';

const numeric = /^[\s\d.,%+\-−–/()\u00a0\u202f]*\d[\s\d.,%+\-−–/()\u00a0\u202f]*$/u;
const numbering = /^(?:№|#|No\.?|N|р\/с|п\/п|№ ?(?:п\/п|р\/с))$/iu;

/** Whether a cell is set as a number. */
export const isNumeric = (text: string | null): boolean => text !== null && numeric.test(text);

type Cell = AlignedRow['cells'][number];

export interface CellProps {
  readonly cell: Cell;
  readonly row: AlignedRow;
  readonly column: TableChange['columns'][number];
  /** The row goes by this cell: it is no figure. */
  readonly isKey: boolean;
}

function Plain({ text, side, row, column, isKey }: CellProps & { text: string | null; side: 'a' | 'b' }) {
  if (text === null) return null;
  if (isKey || !isNumeric(text) || numbering.test(column.label)) return <>{text}</>;
  return (
    <FigureLink side={side} row={row.label} column={column.label} text={text} quiet={row.change === 'same'}>
      {text}
    </FigureLink>
  );
}

/** A cell of both sides in one: what was and what is. */
export function InlineCell(props: CellProps) {
  const { cell, row, column } = props;
  if (cell.change) return <ChangedValue change={cell.change} />;
  if (row.change === 'removed' || column.change === 'removed')
    return (
      <del>
        <Plain {...props} text={cell.old} side="a" />
      </del>
    );
  const now = <Plain {...props} text={cell.new ?? cell.old} side={cell.new === null ? 'a' : 'b'} />;
  return row.change === 'added' || column.change === 'added' ? <ins>{now}</ins> : now;
}

/** A cell of one side alone, marked where the other side has another. */
export function SideCell({ side, ...props }: CellProps & { readonly side: 'a' | 'b' }) {
  const { cell, row, column } = props;
  const text = side === 'a' ? cell.old : cell.new;
  const value = <Plain {...props} text={text} side={side} />;
  const whole = side === 'a' ? 'removed' : 'added';
  const differs = cell.change !== null || row.change === whole || column.change === whole;
  if (!differs || text === null) return value;
  return side === 'a' ? <del>{value}</del> : <ins>{value}</ins>;
}
