import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { PointedFigure } from '../../compare/index.ts';
import { say } from '../language.ts';
import { hashOf } from '../route.ts';

/** The captures compared, by side; null where figures have no history to open. */
export const ComparedCaptures = createContext<{ readonly a: string; readonly b: string } | null>(null);

interface Props extends PointedFigure {
  readonly side: 'a' | 'b';
  /** Reached by arrow keys from another figure of the table, not by Tab: there can be thousands. */
  readonly quiet?: boolean;
  readonly children: ComponentChildren;
}

/** A figure that opens its history; only the figure where it cannot be named. */
export function FigureLink({ side, row, column, text, quiet = false, children }: Props) {
  const captures = useContext(ComparedCaptures);
  if (captures === null || row === '' || text.trim() === '') return <>{children}</>;
  const href = hashOf({ name: 'figure', captureId: captures[side], row, column, text });
  return (
    <a class="figure-link" data-figure href={href} title={say('figure.history')} tabIndex={quiet ? -1 : 0}>
      {children}
    </a>
  );
}

const figuresOf = (line: Element): HTMLElement[] => [...line.querySelectorAll<HTMLElement>('[data-figure]')];

/** Move the focus among the figures of a table with the arrow keys: along its row, or to the next row that has one. */
export function walkFigures(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const table = event.currentTarget;
  const from = event.target instanceof Element ? event.target.closest('td, th') : null;
  if (!(table instanceof HTMLElement) || !(from instanceof HTMLTableCellElement)) return;
  const row = from.closest('tr');
  if (!row) return;
  const along = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const across = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  let next: HTMLElement | undefined;
  if (along !== undefined) {
    const line = figuresOf(row);
    next = line[line.findIndex((figure) => from.contains(figure)) + along];
  } else if (across !== undefined) {
    const rows = [...table.querySelectorAll('tr')];
    for (let at = rows.indexOf(row) + across; at >= 0 && at < rows.length && !next; at += across) {
      const line = figuresOf(rows[at] ?? row);
      next = line.find(
        (figure) => figure.closest<HTMLTableCellElement>('td, th')?.cellIndex === from.cellIndex,
      );
      next ??= line[0];
    }
  } else return;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
