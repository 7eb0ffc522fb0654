import { everyVersion, readCapture, type Archive, type CaptureRow } from '../../lib/archive/index.ts';
import { comparedOrder } from '../../lib/jobs/compare-stored.ts';
import { KuaError, type CaptureRecord } from '../../lib/model/index.ts';

/** One side of a comparison: the capture, among the versions of its page. */
export interface ComparedSide {
  readonly row: CaptureRow;
  readonly record: CaptureRecord;
  /** Oldest first; those of the page scrolled through only where this is one. */
  readonly versions: readonly CaptureRow[];
}

async function sideOf(archive: Archive, captureId: string): Promise<ComparedSide> {
  const row = await archive.captures.get(captureId);
  if (!row) throw new KuaError('not-found', captureId);
  const all = await everyVersion(archive, row.url).toArray();
  const versions = all.filter((one) => one.expands === undefined || one.captureId === captureId);
  const { record } = await readCapture(archive, captureId);
  return { row, record, versions };
}

/** Both sides in the order in which they are compared. @throws KuaError `not-found` */
export async function comparedSides(
  archive: Archive,
  ids: readonly [string, string],
): Promise<readonly [ComparedSide, ComparedSide]> {
  const [a, b] = await comparedOrder(archive, ids);
  return [await sideOf(archive, a), await sideOf(archive, b)];
}
