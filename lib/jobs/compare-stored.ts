import { anyonesCapture, anyonesOutline, type Archive } from '../archive/index.ts';
import { COMPARE_VERSION, type CaptureSide } from '../compare/index.ts';
import { sha256 } from '../evidence/index.ts';
import type { CaptureRef, Comparison } from '../model/index.ts';
import { compareSides } from './compare-sides.ts';

async function sideOf(archive: Archive, ref: CaptureRef): Promise<CaptureSide> {
  const capture = await anyonesCapture(archive, ref);
  const { record, bytes } = capture;
  return { record, sha256: await sha256(bytes), outline: await anyonesOutline(capture) };
}

/** When a capture began and of what address, as its list has it; null where it is not there. */
async function listed(
  archive: Archive,
  ref: CaptureRef,
): Promise<{ readonly url: string; readonly startedAt: string } | null> {
  const own = await archive.captures.get(ref);
  return own ?? (await archive.importedCaptures.where('sha256').equals(ref).first()) ?? null;
}

/** Of one address the older capture comes first, whatever the order given; of two addresses the one given first. */
export async function comparedOrder(
  archive: Archive,
  [one, other]: readonly [CaptureRef, CaptureRef],
): Promise<readonly [CaptureRef, CaptureRef]> {
  const [first, second] = [await listed(archive, one), await listed(archive, other)];
  const isOneOlder =
    !first || !second || first.startedAt === second.startedAt
      ? one < other
      : first.startedAt < second.startedAt;
  const isInOrder = (first && second && first.url !== second.url) || isOneOlder;
  return isInOrder ? [one, other] : [other, one];
}

/**
 * What changed between two captures: of one address from the older to the newer whatever the order given, of two
 * addresses from the first to the second. Kept, and read back while the comparing is of the same version.
 *
 * @throws KuaError `not-found`
 */
export async function compareStored(
  archive: Archive,
  one: CaptureRef,
  other: CaptureRef,
): Promise<Comparison> {
  const [a, b] = await comparedOrder(archive, [one, other]);
  const held = await archive.comparisons.get([a, b]);
  if (held?.version === COMPARE_VERSION) return held.comparison;
  const comparison = await compareSides(archive, await sideOf(archive, a), await sideOf(archive, b));
  await archive.comparisons.put({ a, b, version: COMPARE_VERSION, comparison });
  return comparison;
}
