import type { CaptureSide } from '../compare/index.ts';
import { type Comparison, expansionOf } from '../model/index.ts';
import { isRecordPath, readRecord, readSide } from './bundled-side.ts';
import { byteOrder } from './byte-order.ts';
import { compareByProfile } from './compare-by-profile.ts';
import { follows } from './follows.ts';
import { type ByteSource, openZip, type ZipEntry } from './read/index.ts';

/** Two consecutive versions of one page; `comparison` is null where one of them has no text to compare. */
export interface ComparedVersions {
  readonly url: string;
  readonly from: string;
  readonly to: string;
  readonly comparison: Comparison | null;
}

/** What is kept of a record until its capture is compared. */
interface ListedVersion {
  readonly captureId: string;
  readonly url: string;
  readonly startedAt: string;
  readonly expands: string | null;
  readonly entry: ZipEntry;
}

/**
 * Compare each version of a page in a bundle with the one before it: pages in the order of their first captures, versions
 * in the order of time. Everything is read strictly and each outline held against its digest; signatures, time-stamps
 * and the log are not checked (`verifyBundle` does). Two outlines are held at a time.
 *
 * @throws KuaError `not-a-bundle`; `bundle-refused` (a ZipRefusal for the ZIP; else its detail names what is damaged)
 */
export async function* compareBundle(blob: ByteSource): AsyncGenerator<ComparedVersions> {
  const { entries } = await openZip(blob);
  const files = new Map(entries.map((entry) => [entry.path, entry]));
  const versions: ListedVersion[] = [];
  for (const entry of entries) {
    if (!isRecordPath(entry.path)) continue;
    const { record } = await readRecord(entry);
    const { captureId, url, startedAt } = record;
    versions.push({ captureId, url, startedAt, expands: expansionOf(record), entry });
  }
  versions.sort((a, b) => byteOrder(a.startedAt, b.startedAt) || byteOrder(a.captureId, b.captureId));
  for (const [url, captures] of Map.groupBy(versions, (version) => version.url)) {
    let before: { version: ListedVersion; side: CaptureSide | null } | null = null;
    for (const version of captures) {
      const side = captures.length > 1 ? await readSide(files, version.entry) : null;
      if (before && follows(version, before.version)) {
        yield {
          url,
          from: before.version.captureId,
          to: version.captureId,
          comparison: side && before.side ? compareByProfile(before.side, side) : null,
        };
      }
      if (version.expands === null) before = { version, side };
    }
  }
}
