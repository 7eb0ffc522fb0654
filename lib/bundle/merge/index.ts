export { type KeptFile, type KeptFiles, keptSource, readKept } from './kept-source.ts';
export { type MergePiece, mergePieces, type MergeWish } from './merge-pieces.ts';
export type { MergedBundle, MergedCapture, MergeStore } from './merge-store.ts';
export {
  type InnerBundle,
  takeBundle,
  type Taken,
  type TakenBundle,
  type TakenCapture,
} from './take-bundle.ts';
export { readingPath } from './reading.ts';
export { waczOf } from './wacz-of.ts';
