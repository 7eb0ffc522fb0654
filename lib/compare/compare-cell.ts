import type { Unit, ValueChange } from '../model/index.ts';
import { type Figure, type FiguresOfText, parseFigures } from './figure.ts';
import { looksAlike, nameKey } from './look-alike.ts';
import { normalText } from './normal-text.ts';
import type { Mark } from './thousands-mark.ts';
import { commonUnit, figureChange, lookAlikeChange, type Place, textChange } from './value-change.ts';

const percentName = /%|٪|percent|per cent|процент|пайыз/iu;
const percentRow = /(?:^|[\s,(])(?:в )?%\)?$/u;

/** An ambiguous figure as its column writes numbers; any other, or with a column that does not say, as it is. */
export function settle(figure: Figure, markOf: () => Mark): Figure {
  if (figure.value !== null) return figure;
  const thousands = markOf();
  if (thousands === null) return figure;
  const value = figure.text.includes(thousands)
    ? figure.text.replace(/[^\d-]/gu, '')
    : figure.text.replace(',', '.').replace(/[^\d.-]/gu, '');
  return { ...figure, value, ambiguous: false };
}

/** True when a row or column is counted in per cent by its name. */
export function namesPercent(row: string, column: string): boolean {
  return percentName.test(column) || percentRow.test(row);
}

/** What the row and the column of a cell say of how it is to be read; asked for only where it matters. */
export interface CellReading {
  /** Settles `1,234` where the column leaves no doubt. */
  readonly thousands: () => Mark;
  /** Whether the row or the column counts in per cent by its name, on either side. */
  readonly percent: () => boolean;
}

function unitOf(old: Figure, now: Figure, reading: CellReading, alone: boolean): Unit {
  if (alone && reading.percent()) return 'percent';
  return commonUnit(old, now);
}

/** Each figure with its partner: as many on both sides by place, else those whose unit stands once on each side. */
function partners(a: readonly Figure[], b: readonly Figure[]): readonly (readonly [Figure, Figure])[] {
  if (a.length === b.length) {
    return a.flatMap((old, at) => {
      const now = b[at];
      return now ? [[old, now] as const] : [];
    });
  }
  return (['none', 'percent'] as const).flatMap((unit) => {
    const [old, second] = a.filter((figure) => figure.unit === unit);
    const [now, third] = b.filter((figure) => figure.unit === unit);
    return old && now && !second && !third ? [[old, now] as const] : [];
  });
}

function figureChanges(
  place: Place,
  a: FiguresOfText,
  b: FiguresOfText,
  reading: CellReading,
): ValueChange[] {
  const { thousands } = reading;
  const alone = a.figures.length === 1 && b.figures.length === 1;
  return partners(a.figures, b.figures).flatMap(([old, now]) => {
    const unit = unitOf(old, now, reading, alone);
    const change = figureChange(place, settle(old, thousands), settle(now, thousands), unit);
    return change ? [change] : [];
  });
}

const words = (rest: string): string => nameKey(rest).replace(/\s/gu, '');

/**
 * How a cell changed: nothing when it reads the same; one change, or one for each figure that differs in a cell of
 * several (`5148074 71,09%`), changed values first.
 */
export function compareCell(
  place: Place,
  oldText: string,
  newText: string,
  reading: CellReading,
): ValueChange[] {
  const old = normalText(oldText);
  const now = normalText(newText);
  if (old === now) return [];
  if (looksAlike(old, now)) return [lookAlikeChange(place, oldText, newText)];
  const a = parseFigures(old);
  const b = parseFigures(now);
  const sameWords = words(a.rest) === words(b.rest);
  if ((a.pure && b.pure) || (a.figures.length > 0 && a.figures.length === b.figures.length && sameWords)) {
    const changes = figureChanges(place, a, b, reading);
    const values = changes.filter(({ kind }) => kind === 'number');
    const one = a.figures.length === 1 && b.figures.length === 1;
    // One figure in a cell is told as the cell has it, with its words.
    if (one && changes[0]) return [{ ...changes[0], old: oldText, new: newText }];
    if (values.length > 0) return values;
    if (a.figures.length === b.figures.length) {
      const same = changes.every(({ kind }) => kind === 'format') && (a.pure || changes.length > 0);
      const kind = changes.find((change) => change.kind === 'ambiguous')?.kind ?? 'text';
      return [textChange(same ? 'format' : kind, place, oldText, newText)];
    }
    return [textChange('text', place, oldText, newText)];
  }
  if (a.pure && b.figures.length === 0) return [textChange('number-became-text', place, oldText, newText)];
  if (b.pure && a.figures.length === 0) return [textChange('text-became-number', place, oldText, newText)];
  return [textChange('text', place, oldText, newText)];
}
