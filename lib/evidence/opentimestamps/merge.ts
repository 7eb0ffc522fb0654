import type { OtsStep, OtsTimestamp } from './proof.ts';
import { stepKey } from './step-key.ts';

/**
 * What two timestamps of the same message say together (timestamp.py, `Timestamp.merge`). Nothing is lost and nothing
 * stands twice; steps are in the order in which python-opentimestamps writes them.
 */
export function mergeTimestamps(one: OtsTimestamp, other: OtsTimestamp): OtsTimestamp {
  const steps = new Map<string, OtsStep>();
  for (const step of [...one, ...other]) {
    const key = stepKey(step);
    const before = steps.get(key);
    const merged = before && 'after' in before && 'after' in step;
    steps.set(key, merged ? { ...step, after: mergeTimestamps(before.after, step.after) } : step);
  }
  return [...steps].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, step]) => step);
}
