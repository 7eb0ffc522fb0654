import type { CaptureRecord } from '../model/index.ts';
import { isRecordPath, readRecord } from './bundled-side.ts';
import { bundlesIn } from './nested.ts';
import type { ByteSource } from './read/index.ts';

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
export async function* capturesIn(blob: ByteSource): AsyncGenerator<BundledCapture> {
  for await (const { within, zip } of bundlesIn(blob)) {
    for (const entry of zip.entries) {
      if (!isRecordPath(entry.path)) continue;
      const { record, digest } = await readRecord(entry);
      yield { within, record, sha256: digest };
    }
  }
}
