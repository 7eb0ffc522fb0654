import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { printing } from './printing.ts';

/** At most so many cells are drawn in one go: some milliseconds of work, and of laying out what was drawn. */
const cellsAtOnce = 250;
/** Tables of no more cells than this are drawn whole. */
export const wholeBodyCells = 3000;
const likelyRowPx = 29;
/** Drawn when nearer than this to what is seen. */
const near = '400px 0px';

const waiting: (() => void)[] = [];

/** Pieces that come near together are drawn one after the other, each in a task of its own. */
function inItsTurn(draw: () => void): void {
  waiting.push(draw);
  if (waiting.length === 1) setTimeout(drawNext);
}

function drawNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setTimeout(drawNext);
}

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

interface PieceProps<T> extends Source<T> {
  readonly from: number;
  readonly to: number;
}

/** Rows that are drawn while they are near what is seen; before and after that their height alone stays. */
function Piece<T>({ from, to, columns, rows, bring, draw }: PieceProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [isNear, setNear] = useState(false);
  const [had, setHad] = useState<readonly T[] | null>(null);
  const isSeen = useRef(false);
  const heightPx = useRef(likelyRowPx * (to - from));
  useEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        // The place of the focus is never taken away.
        const stays = !entry.isIntersecting && element.contains(document.activeElement);
        if (!entry.isIntersecting && !stays) heightPx.current = entry.boundingClientRect.height;
        isSeen.current = entry.isIntersecting || stays;
        if (isSeen.current) inItsTurn(() => setNear(isSeen.current));
        else setNear(false);
      },
      { rootMargin: near },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  useEffect(() => {
    if (!isNear || had !== null || rows(from, to) !== null || !bring) return undefined;
    let wanted = true;
    bring(from, to).then(
      (list) => {
        if (wanted) setHad(list);
      },
      (error: unknown) => {
        // The rows stay empty.
        reportError(error);
      },
    );
    return () => {
      wanted = false;
    };
  }, [isNear]);
  const shown = isNear || printing.value ? (rows(from, to) ?? had) : null;
  return (
    <tbody ref={body}>
      {shown?.map((row, at) => draw(row, from + at)) ?? (
        <tr class="later" aria-hidden="true">
          <td colSpan={columns} style={{ height: `${heightPx.current}px` }} />
        </tr>
      )}
    </tbody>
  );
}

/**
 * The body of a table of however many rows. A large one is drawn in pieces, those near what is seen, so that it holds up
 * nothing; its table needs `table-layout: fixed` then, and a key that changes with what `rows` answers.
 */
export function LongBody<T>(source: Source<T>) {
  const { total, columns, cellsPerRow = columns, rows, draw } = source;
  const whole = total * cellsPerRow <= wholeBodyCells ? rows(0, total) : null;
  if (whole !== null) return <tbody>{whole.map(draw)}</tbody>;
  const step = Math.min(100, Math.max(10, Math.floor(cellsAtOnce / cellsPerRow)));
  const starts = Array.from({ length: Math.ceil(total / step) }, (_, at) => at * step);
  return (
    <>
      {starts.map((from) => (
        <Piece key={from} {...source} from={from} to={Math.min(total, from + step)} />
      ))}
    </>
  );
}
