export type { BagAnchor } from './anchors.ts';
export * from './bag-input.ts';
export { bagEntries, type BagPlan, bundleLimits } from './bag.ts';
export { changeLine } from './change-line.ts';
export { type CsvCell, csvFile, csvRow } from './csv.ts';
export type { BagEntry } from './entry.ts';
export * from './read/index.ts';
export * from './verify/index.ts';
export { writeZip, type ZipOptions } from './zip.ts';
