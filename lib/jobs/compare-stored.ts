import { readCapture, readOutline, type Archive } from '../archive/index.ts';
import { COMPARE_VERSION, type CaptureSide } from '../compare/index.ts';
import { sha256 } from '../evidence/index.ts';
import type { Comparison } from '../model/index.ts';
import { compareSides } from './compare-sides.ts';

async function sideOf(archive: Archive, captureId: string): Promise<CaptureSide> {
  const { record, bytes } = await readCapture(archive, captureId);
  return { record, sha256: await sha256(bytes), outline: await readOutline(archive, record) };
}

/**
 * What changed between two captures, the older one first whatever the order given. Kept, and read back while the
 * comparing is of the same version.
 *
 * @throws KuaError `not-found`
 */
export async function compareStored(archive: Archive, one: string, other: string): Promise<Comparison> {
  // A capture's id begins with its time.
  const [a = one, b = other] = [one, other].toSorted();
  const held = await archive.comparisons.get([a, b]);
  if (held?.version === COMPARE_VERSION) return held.comparison;
  const comparison = await compareSides(archive, await sideOf(archive, a), await sideOf(archive, b));
  await archive.comparisons.put({ a, b, version: COMPARE_VERSION, comparison });
  return comparison;
}
