import type { Outline, Unit } from '../model/index.ts';
import { gridsOf } from './compare-tables.ts';
import { figuresIn, type PlacedFigure } from './figures-in.ts';
import { nameKey } from './look-alike.ts';
import { normalText } from './normal-text.ts';

/** A figure as a person points at it: what its row and column are called, and how it is written there. */
export interface PointedFigure {
  /** Its row, or the words before it in a sentence. */
  readonly row: string;
  /** Empty in a sentence. */
  readonly column: string;
  /** The figure, or the cell it stands in, as the page has it. */
  readonly text: string;
}

/** What a figure is known by from one capture to another. */
export interface FigureName {
  readonly row: string;
  readonly column: string;
  readonly unit: Unit;
  /** The caption of its table, which tells tables with the same rows apart; empty in a sentence. */
  readonly caption: string;
}

/** How many figures of one page can be the same as one of another page. */
const mostAlike = 3;
/** Below this share of common words, a long label only mentions the name. */
const leastShared = 0.25;

const joining = new Set(
  (
    'в во по на из и за для от к с о об город г области область ' +
    'бойынша үшін және облысы облысында қаласы ' +
    'the of in for by at and a an as with to from region city'
  )
    .split(' ')
    .map(nameKey),
);
const word = /[\p{L}\p{M}]+|\p{N}+/gu;
const number = /^\p{N}/u;

function wordsOf(name: string): readonly string[] {
  const all = nameKey(name).match(word) ?? [];
  const telling = all.filter((one) => !joining.has(one));
  return telling.length > 0 ? telling : all;
}

/** One word in two grammatical cases: it begins the same, and at most four letters at its end differ. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (number.test(a) || number.test(b)) return false;
  const longest = Math.max(a.length, b.length);
  let shared = 0;
  while (shared < longest && a[shared] === b[shared]) shared += 1;
  return shared >= Math.max(3, longest - 4);
}

/** 0 to 1: 1 where both names have the same words; 0 unless the longer one has all words of the shorter. */
function nameShare(a: string, b: string): number {
  if (nameKey(a) === nameKey(b)) return 1;
  const [short = [], long = []] = [wordsOf(a), wordsOf(b)].toSorted((x, y) => x.length - y.length);
  if (short.length === 0) return 0;
  const left = [...long];
  for (const one of short) {
    const at = left.findIndex((other) => sameWord(one, other));
    if (at < 0) return 0;
    left.splice(at, 1);
  }
  return short.length / long.length;
}

function captionsOf(outline: Outline): ReadonlyMap<string, string> {
  return new Map(gridsOf(outline).map((grid) => [grid.table.id, grid.caption]));
}

const isNamed = (figure: PlacedFigure, row: string, column: string): boolean =>
  nameKey(figure.row) === nameKey(row) && nameKey(figure.column) === nameKey(column);

/** The figure of `outline` that is pointed at, and what it is known by elsewhere; null where it is not there. */
export function pointedFigure(
  outline: Outline,
  pointed: PointedFigure,
): { readonly name: FigureName; readonly figure: PlacedFigure } | null {
  const text = normalText(pointed.text);
  const figure = figuresIn(outline).find(
    (one) => isNamed(one, pointed.row, pointed.column) && text.includes(normalText(one.text)),
  );
  if (!figure) return null;
  const { row, column, unit, table } = figure;
  return { name: { row, column, unit, caption: captionsOf(outline).get(table) ?? '' }, figure };
}

/**
 * The same figure in another capture of the same page: of the same row and column by name, case and look-alike letters
 * aside, and counted in the same unit. Where several tables have it, the one of the same caption, else the first.
 *
 * @returns null where that capture has no such figure
 */
export function sameFigure(outline: Outline, name: FigureName): PlacedFigure | null {
  const found = figuresIn(outline).filter(
    (figure) => figure.unit === name.unit && isNamed(figure, name.row, name.column),
  );
  if (found.length < 2) return found[0] ?? null;
  const captions = captionsOf(outline);
  const wanted = nameKey(name.caption);
  return found.find(({ table }) => nameKey(captions.get(table) ?? '') === wanted) ?? found[0] ?? null;
}

/**
 * Figures of another page that are told under the same name, most alike first: the words of one name are all in the
 * other, in whatever grammatical case (`Туркестанская область`, `в Туркестанской области`), the unit is the same, and
 * where both stand in tables the columns' names agree too. A name in another language is not recognised.
 */
export function likeFigures(outline: Outline, name: FigureName): readonly PlacedFigure[] {
  return figuresIn(outline)
    .flatMap((figure) => {
      if (figure.unit !== name.unit) return [];
      const rows = nameShare(figure.row, name.row);
      const both = figure.column !== '' && name.column !== '';
      const columns = both ? nameShare(figure.column, name.column) : 1;
      return rows >= leastShared && columns > 0 ? [{ figure, likeness: rows + columns }] : [];
    })
    .toSorted((x, y) => y.likeness - x.likeness)
    .slice(0, mostAlike)
    .map(({ figure }) => figure);
}
