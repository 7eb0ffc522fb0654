import { sameBytes } from '../bytes.ts';
import type { OtsTimestamp } from './proof.ts';
import { readOts } from './read.ts';
import { stepKey } from './step-key.ts';

/**
 * Whether a proof may take the place of another: it is for the same digest and has every step that the other has. An
 * `.ots` changes in no other way (BUNDLE.md, “Layout”).
 *
 * @throws OtsError `unreadable` where either is no proof
 */
export function otsContinues(before: Uint8Array, after: Uint8Array): boolean {
  const [old, next] = [readOts(before), readOts(after)];
  return sameBytes(old.digest, next.digest) && hasAll(next.timestamp, old.timestamp);
}

function hasAll(next: OtsTimestamp, old: OtsTimestamp): boolean {
  const steps = new Map(next.map((step) => [stepKey(step), step] as const));
  return old.every((step) => {
    const same = steps.get(stepKey(step));
    if (!same || !('after' in step)) return same !== undefined;
    return 'after' in same && hasAll(same.after, step.after);
  });
}
