import {
  anyonesCapture,
  everyonesVersions,
  type AnyonesCapture,
  type Archive,
  type VersionRow,
} from '../../lib/archive/index.ts';
import { comparedOrder } from '../../lib/jobs/compare-stored.ts';
import { type CaptureRef, KuaError } from '../../lib/model/index.ts';

/** One side of a comparison: the capture, one's own or somebody else's, among the versions of its page. */
export interface ComparedSide extends Pick<AnyonesCapture, 'record' | 'load'> {
  readonly row: VersionRow;
  /** Oldest first; those of the page scrolled through only where this is one. */
  readonly versions: readonly VersionRow[];
}

async function sideOf(archive: Archive, ref: CaptureRef): Promise<ComparedSide> {
  const { record, load } = await anyonesCapture(archive, ref);
  const all = (await everyonesVersions(archive, record.url, Infinity)).toReversed();
  const row = all.find((one) => one.ref === ref);
  if (!row) throw new KuaError('not-found', ref);
  const versions = all.filter((one) => one.expands === undefined || one.ref === ref);
  return { row, record, load, versions };
}

/** Both sides in the order in which they are compared. @throws KuaError `not-found` */
export async function comparedSides(
  archive: Archive,
  refs: readonly [CaptureRef, CaptureRef],
): Promise<readonly [ComparedSide, ComparedSide]> {
  const [a, b] = await comparedOrder(archive, refs);
  return [await sideOf(archive, a), await sideOf(archive, b)];
}
