import { anyonesCapture, anyonesOutline, type Archive } from '../archive/index.ts';
import { compare, COMPARE_VERSION, type CaptureSide } from '../compare/index.ts';
import { sha256 } from '../evidence/index.ts';
import type { CaptureRef, Comparison } from '../model/index.ts';

async function sideOf(archive: Archive, ref: CaptureRef): Promise<CaptureSide> {
  const capture = await anyonesCapture(archive, ref);
  const { record, bytes } = capture;
  return { record, sha256: await sha256(bytes), outline: await anyonesOutline(capture) };
}

/** When a capture began, as its list has it; '' where that has none. */
async function beganAt(archive: Archive, ref: CaptureRef): Promise<string> {
  const own = await archive.captures.get(ref);
  if (own) return own.startedAt;
  return (await archive.importedCaptures.where('sha256').equals(ref).first())?.startedAt ?? '';
}

/** Two captures, one's own or somebody else's, the older one first whatever the order given. */
export async function inOrderOfTime(
  archive: Archive,
  one: CaptureRef,
  other: CaptureRef,
): Promise<[older: CaptureRef, newer: CaptureRef]> {
  const [first, second] = [await beganAt(archive, one), await beganAt(archive, other)];
  const isOlder = first === second ? one < other : first < second;
  return isOlder ? [one, other] : [other, one];
}

/**
 * What changed between two captures, the older one first whatever the order given. Kept, and read back while the
 * comparing is of the same version.
 *
 * @throws KuaError `not-found`
 */
export async function compareStored(
  archive: Archive,
  one: CaptureRef,
  other: CaptureRef,
): Promise<Comparison> {
  const [a, b] = await inOrderOfTime(archive, one, other);
  const held = await archive.comparisons.get([a, b]);
  if (held?.version === COMPARE_VERSION) return held.comparison;
  const comparison = compare(await sideOf(archive, a), await sideOf(archive, b));
  await archive.comparisons.put({ a, b, version: COMPARE_VERSION, comparison });
  return comparison;
}
