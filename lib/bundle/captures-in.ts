import { parseCanonicalJson, sha256 } from '../evidence/index.ts';
import { type CaptureRecord, KuaError } from '../model/index.ts';
import { bundlesIn } from './nested.ts';
import { readZipEntry } from './read/index.ts';
import { mostRecordBytes } from './verify/captures.ts';
import { recordOf } from './verify/record.ts';

/** A capture in a bundle, or in one within it. */
export interface BundledCapture {
  /** The numbers of the bundles that lead to it; empty for one in the outermost. */
  readonly within: readonly string[];
  readonly record: CaptureRecord;
  /** Digest of capture.json. */
  readonly sha256: string;
}

/**
 * The captures in a bundle and in all bundles in it, one at a time. Nothing is checked: that is `verifyBundle`'s.
 * @throws KuaError `not-a-bundle`, `bundle-refused`
 */
export async function* capturesIn(blob: Blob): AsyncGenerator<BundledCapture> {
  for await (const { within, path: bundle, zip } of bundlesIn(blob)) {
    for (const entry of zip.entries) {
      if (!/^data\/captures\/[^/]+\/capture\.json$/u.test(entry.path)) continue;
      const bytes = await readZipEntry(entry, mostRecordBytes);
      const record = recordOf(parseCanonicalJson(bytes));
      if (!record) throw new KuaError('bundle-refused', `record: ${bundle}/${entry.path}`);
      yield { within, record, sha256: await sha256(bytes) };
    }
  }
}
