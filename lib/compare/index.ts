export { type AlignedBlock, alignText } from './align-text.ts';
export { type CaptureSide, COMPARE_VERSION, compare, summarise } from './compare.ts';
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
export { sentenceRuns } from './sentence-runs.ts';
export { splitSentences } from './sentences.ts';
export { tokenise } from './tokens.ts';
