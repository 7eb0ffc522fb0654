export { findingText, verdictAnswer } from './answer.ts';
export { type Finding, type FindingCode, findingCodes } from './findings.ts';
export { type BundleContents, type BundleList, type ListedCapture, listBundle } from './list.ts';
export {
  type CheckId,
  checkIds,
  type CheckResult,
  type CheckState,
  type ImportedVerdict,
  type Verdict,
} from './verdict.ts';
export { recordOf } from './record.ts';
export { mostRecordBytes } from './captures.ts';
export { verifyBundle, type VerifyOptions } from './verify.ts';
