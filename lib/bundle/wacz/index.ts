export { RecordSequence, type StoredPayloads } from './facts.ts';
export { waczLimits } from './limits.ts';
export { type ListedFile, packageFile, pagesFile, type WaczFacts, waczPaths } from './package-files.ts';
export { planCapture, type ReplayedPage } from './plan.ts';
export type { WaczSource } from './source.ts';
export {
  indexLine,
  recordHead,
  type RecordFacts,
  recordId,
  type StoredPayload,
  warcInfo,
} from './warc-record.ts';
export {
  gathered,
  measureRecord,
  planWacz,
  recordEnd,
  type StreamedFile,
  type WaczOptions,
} from './write.ts';
