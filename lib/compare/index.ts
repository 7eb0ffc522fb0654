export { type AlignedBlock, alignText } from './align-text.ts';
export { isDayGrid, isMonthTitle } from './calendar-words.ts';
export { changed } from './changed.ts';
export { type Checked, checkOutline } from './checks/index.ts';
export { type CaptureSide, COMPARE_VERSION, compare, summarise } from './compare.ts';
export {
  corroborationSpanMs,
  type Observation,
  observedTogether,
  type Relation,
  relationOf,
} from './corroborate.ts';
export { add, sameValue, subtract } from './decimal.ts';
export { type Figure, type FiguresOfText, parseFigure, parseFigures } from './figure.ts';
export {
  type FigureName,
  likeFigures,
  type PointedFigure,
  pointedFigure,
  sameFigure,
} from './figure-history.ts';
export { figuresIn, type PlacedFigure } from './figures-in.ts';
export { looksAlike, skeleton } from './look-alike.ts';
export { type NamedFigure, proseFigures } from './prose-figures.ts';
export { type NoiseReason, noiseReasons } from './noise-shapes.ts';
export { foremostOf, type RankedChange, rankChanges } from './rank-changes.ts';
export { sentenceRuns } from './sentence-runs.ts';
export { splitSentences } from './sentences.ts';
export { tell } from './tell.ts';
export { tokenise } from './tokens.ts';
export { capturesToJudge, volatileOf } from './volatile.ts';
export { maySpeakAs } from './widget-words.ts';
