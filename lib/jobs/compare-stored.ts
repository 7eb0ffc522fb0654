import { readCapture, readOutline, type Archive } from '../archive/index.ts';
import { COMPARE_VERSION, type CaptureSide } from '../compare/index.ts';
import { sha256 } from '../evidence/index.ts';
import type { Comparison } from '../model/index.ts';
import { compareSides } from './compare-sides.ts';

async function sideOf(archive: Archive, captureId: string): Promise<CaptureSide> {
  const { record, bytes } = await readCapture(archive, captureId);
  return { record, sha256: await sha256(bytes), outline: await readOutline(archive, record) };
}

/** Of one address the older capture comes first, whatever the order given; of two addresses the one given first. */
export async function comparedOrder(
  archive: Archive,
  ids: readonly [string, string],
): Promise<readonly [string, string]> {
  const [one, other] = await archive.captures.bulkGet([...ids]);
  if (one && other && one.url !== other.url) return ids;
  // A capture's id begins with its time.
  return ids[0] <= ids[1] ? ids : [ids[1], ids[0]];
}

/**
 * What changed between two captures: of one address from the older to the newer whatever the order given, of two
 * addresses from the first to the second. Kept, and read back while the comparing is of the same version.
 *
 * @throws KuaError `not-found`
 */
export async function compareStored(archive: Archive, one: string, other: string): Promise<Comparison> {
  const [a, b] = await comparedOrder(archive, [one, other]);
  const held = await archive.comparisons.get([a, b]);
  if (held?.version === COMPARE_VERSION) return held.comparison;
  const comparison = await compareSides(archive, await sideOf(archive, a), await sideOf(archive, b));
  await archive.comparisons.put({ a, b, version: COMPARE_VERSION, comparison });
  return comparison;
}
