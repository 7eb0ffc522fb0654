import type { ValueChange } from '../model/index.ts';
import { nameKey } from './look-alike.ts';
import { alignSequences } from './sequence.ts';
import { compareLists, inEitherOrder, type Pair } from './pairing.ts';
import { type NamedFigure, proseFigures } from './prose-figures.ts';
import { nameLikeness } from './similarity.ts';
import { commonUnit, figureChange } from './value-change.ts';

/** Labels this alike name the same thing when their figures stand at the same place. */
const alike = 0.5;

function samePlace(a: NamedFigure, b: NamedFigure): boolean {
  return (
    a.figure.unit === b.figure.unit &&
    (a.label === '' || b.label === '' || nameLikeness(a.label, b.label) >= alike)
  );
}

const nameOf = ({ label, figure }: NamedFigure): string => `${nameKey(label)}\u0001${figure.unit}`;
const wholeOf = ({ label, figure }: NamedFigure): string => `${label}\u0001${figure.text}`;

function between(from: number, to: number, done: ReadonlySet<number>): number[] {
  const rest: number[] = [];
  for (let at = from; at < to; at += 1) if (!done.has(at)) rest.push(at);
  return rest;
}

/** Figures under the same label and unit, then those at the same place between two such pairs. */
function pairFigures(a: readonly NamedFigure[], b: readonly NamedFigure[]): readonly Pair[] {
  const keysA = a.map(nameOf);
  const keysB = b.map(nameOf);
  const pairs: Pair[] = [];
  const places = Map.groupBy(keysB.keys(), (at) => keysB[at] ?? '');
  const nth = new Map<string, number>();
  keysA.forEach((name, at) => {
    const turn = nth.get(name) ?? 0;
    nth.set(name, turn + 1);
    const other = places.get(name)?.[turn];
    if (other !== undefined) pairs.push([at, other]);
  });
  const doneA = new Set(pairs.map(([at]) => at));
  const doneB = new Set(pairs.map(([, at]) => at));
  let fromA = 0;
  let fromB = 0;
  for (const [toA, toB] of [...alignSequences(keysA, keysB), [a.length, b.length] as const]) {
    const restA = between(fromA, toA, doneA);
    const restB = between(fromB, toB, doneB);
    const only = restA.length === 1 && restB.length === 1;
    if (restA.length === restB.length) {
      restA.forEach((atA, place) => {
        const atB = restB[place];
        const old = a[atA];
        const now = b[atB ?? -1];
        if (atB === undefined || !old || !now) return;
        if (samePlace(old, now) || (only && old.figure.unit === now.figure.unit)) pairs.push([atA, atB]);
      });
    }
    fromA = toA + 1;
    fromB = toB + 1;
  }
  return pairs.toSorted(([, left], [, right]) => left - right);
}

/** The figures that differ between two versions of a sentence, in the order of the new one. Rows are labels, columns empty. */
export function sentenceFigures(a: string, b: string): ValueChange[] {
  if (!/\d/u.test(a) || !/\d/u.test(b)) return [];
  const figuresA = proseFigures(a);
  const figuresB = proseFigures(b);
  if (figuresA.length === 0 || figuresB.length === 0) return [];
  const order = compareLists(figuresA.map(wholeOf), figuresB.map(wholeOf));
  if (order === 0) return [];
  const pairs = inEitherOrder(figuresA, figuresB, order, pairFigures);
  return pairs
    .toSorted(([, left], [, right]) => left - right)
    .flatMap(([atA, atB]) => {
      const old = figuresA[atA];
      const now = figuresB[atB];
      if (!old || !now) return [];
      const change = figureChange(
        { row: now.label || old.label, column: '' },
        old.figure,
        now.figure,
        commonUnit(old.figure, now.figure),
      );
      return change ? [change] : [];
    });
}
