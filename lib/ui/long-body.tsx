import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NearPieces, type Stretch, stretchesOf } from './near-pieces.ts';
import { printing } from './printing.ts';

/** At most so many cells are drawn in one go: some milliseconds of work, and of laying out what was drawn. */
const cellsAtOnce = 250;
/** Tables of no more cells than this are drawn whole. */
export const wholeBodyCells = 3000;
const likelyRowPx = 29;

interface Source<T> {
  readonly total: number;
  readonly columns: number;
  /** How many cells' worth of work a row is, where that is not its columns. */
  readonly cellsPerRow?: number;
  /** Rows from one place to another, that one not among them; null where they must be brought first. */
  readonly rows: (from: number, to: number) => readonly T[] | null;
  readonly bring?: (from: number, to: number) => Promise<readonly T[]>;
  readonly draw: (row: T, index: number) => ComponentChildren;
}

interface BodyProps {
  readonly stretch: Stretch;
  readonly near: NearPieces;
  readonly columns: number;
  /** Its rows; where there are none, their height alone stays. */
  readonly children?: ComponentChildren;
}

function Body({ stretch, near, columns, children }: BodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { from, to, isDrawn } = stretch;
  useEffect(
    () => (body.current ? near.watch(body.current, stretch) : undefined),
    // A stretch that became another may be near at once: it is watched anew.
    [near, from, to, isDrawn],
  );
  return (
    <tbody ref={body}>
      {children ?? (
        <tr class="later" aria-hidden="true">
          <td colSpan={columns} style={{ height: `${near.heightPx(stretch)}px` }} />
        </tr>
      )}
    </tbody>
  );
}

interface PieceProps<T> extends Pick<Source<T>, 'columns' | 'rows' | 'draw'> {
  readonly bring: Source<T>['bring'] | undefined;
  /** What was brought for pieces that were drawn before, by their first rows. */
  readonly held: Map<number, readonly T[]>;
  readonly stretch: Stretch;
  readonly near: NearPieces;
  readonly fromRow: number;
  readonly toRow: number;
}

function Piece<T>({ stretch, near, fromRow, toRow, columns, rows, bring, held, draw }: PieceProps<T>) {
  const [brought, setBrought] = useState(held.get(fromRow) ?? null);
  useEffect(() => {
    // Printing does not wait for what is brought.
    if (printing.value || brought !== null || rows(fromRow, toRow) !== null || !bring) return undefined;
    let wanted = true;
    bring(fromRow, toRow).then(
      (list) => {
        held.set(fromRow, list);
        if (wanted) setBrought(list);
      },
      (error: unknown) => {
        // The rows stay empty.
        reportError(error);
      },
    );
    return () => {
      wanted = false;
    };
  }, [printing.value]);
  const shown = rows(fromRow, toRow) ?? brought;
  return (
    <Body stretch={stretch} near={near} columns={columns}>
      {shown?.map((row, at) => draw(row, fromRow + at))}
    </Body>
  );
}

interface PiecesProps<T> extends Source<T> {
  /** Rows of a piece. */
  readonly step: number;
}

/** Rows that are drawn while they are near what is seen; of all others their height alone stays. */
function Pieces<T>({ total, step, columns, rows, bring, draw }: PiecesProps<T>) {
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(new Set());
  const count = Math.ceil(total / step);
  const endOf = (piece: number): number => Math.min(total, (piece + 1) * step);
  const [near] = useState(
    () => new NearPieces((piece) => likelyRowPx * (endOf(piece) - piece * step), setDrawn),
  );
  const held = useMemo(() => new Map<number, readonly T[]>(), [rows]);
  // What was drawn stays as it is while others come and go.
  const pieces = useMemo(() => new Map<number, VNode>(), [total, step, columns, rows, bring, draw]);
  const pieceOf = (stretch: Stretch): VNode => {
    const { from } = stretch;
    const known = pieces.get(from) ?? (
      <Piece
        key={from}
        stretch={stretch}
        near={near}
        fromRow={from * step}
        toRow={endOf(from)}
        columns={columns}
        rows={rows}
        bring={bring}
        held={held}
        draw={draw}
      />
    );
    pieces.set(from, known);
    return known;
  };
  const all = printing.value ? new Set(Array.from({ length: count }, (_, at) => at)) : drawn;
  for (const piece of pieces.keys()) if (!all.has(piece)) pieces.delete(piece);
  return (
    <>
      {stretchesOf(count, all).map((stretch) => {
        if (stretch.isDrawn) return pieceOf(stretch);
        const place = stretch.from === 0 ? 'above' : stretch.to === count ? 'below' : `from ${stretch.from}`;
        return <Body key={place} stretch={stretch} near={near} columns={columns} />;
      })}
    </>
  );
}

/**
 * The body of a table of however many rows. Of a large one only what is near what is seen is drawn, in pieces, so that it
 * holds up nothing; its table needs `table-layout: fixed` then, and a key that changes with what `rows` answers.
 */
export function LongBody<T>(source: Source<T>) {
  const { total, columns, cellsPerRow = columns, rows, draw } = source;
  const whole = total * cellsPerRow <= wholeBodyCells ? rows(0, total) : null;
  if (whole !== null) return <tbody>{whole.map(draw)}</tbody>;
  const step = Math.min(100, Math.max(10, Math.floor(cellsAtOnce / cellsPerRow)));
  return <Pieces {...source} step={step} />;
}
