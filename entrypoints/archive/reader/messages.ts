import type { AlignedBlock, PointedFigure } from '../../../lib/compare/index.ts';
import type { FigureHistory } from '../../../lib/jobs/figure-history.ts';
import type { ShownComparison } from '../../../lib/jobs/shown-comparison.ts';
import type { AlignedRow, CaptureRef, RefusalCode } from '../../../lib/model/index.ts';

/** What the page asks its reader for, and what comes back for each. */
export interface Questions {
  readonly comparison: {
    readonly ask: { readonly a: string; readonly b: string };
    readonly answer: ShownComparison;
  };
  /** Rows of a table of the comparison answered last, from 0, `to` not among them. */
  readonly rows: {
    readonly ask: { readonly table: number; readonly from: number; readonly to: number };
    readonly answer: readonly AlignedRow[];
  };
  readonly text: {
    readonly ask: { readonly a: string; readonly b: string };
    readonly answer: readonly AlignedBlock[];
  };
  /** Answered again and again with what is known so far. */
  readonly figure: {
    readonly ask: { readonly ref: CaptureRef; readonly pointed: PointedFigure };
    readonly answer: FigureHistory;
  };
}

export type Kind = keyof Questions;

/** To the reader. Both sides are of one build and nobody else can send: nothing is parsed. */
export type Question = {
  [K in Kind]: { readonly id: number; readonly kind: K } & Questions[K]['ask'];
}[Kind];

/** From the reader: an answer to the question of this id, its last one when `last`, or why there is none. */
export type Reply =
  | { readonly id: number; readonly answer: Questions[Kind]['answer']; readonly last: boolean }
  | { readonly id: number; readonly refused: { readonly code: RefusalCode; readonly detail: string | null } };
