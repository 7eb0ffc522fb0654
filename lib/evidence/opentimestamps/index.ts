export type { AskCalendar, CalendarAnswer } from './calendar.ts';
export { type CheckedAttestation, checkOts, isInBlock, type OtsCheck } from './check.ts';
export { otsContinues } from './continues.ts';
export { OtsError, type OtsErrorCode } from './error.ts';
export {
  type OtsAttestation,
  otsLimits,
  type OtsOperation,
  type OtsProof,
  type OtsStep,
  type OtsTimestamp,
} from './proof.ts';
export { readOts } from './read.ts';
export { type OtsStamping, stampOts, type StampOptions } from './stamp.ts';
export { type OtsUpgrade, type UpgradeAnswer, type UpgradeOptions, upgradeOts } from './upgrade.ts';
export { writeOts } from './write.ts';
