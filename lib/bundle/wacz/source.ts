import type { CaptureRecord } from '../../model/index.ts';

/** Where a WACZ takes its content from: the files of a bundle, each read when it is needed. */
export interface WaczSource {
  /** In the order of their ids, which is that of time. */
  readonly captureIds: readonly string[];
  /** A capture's record, parsed, and the bytes of its capture.json. */
  readonly record: (
    captureId: string,
  ) => Promise<{ readonly record: CaptureRecord; readonly bytes: Uint8Array }>;
  /** A file of the capture, by its path in the record's `artifacts`. */
  readonly artifact: (captureId: string, path: string) => Promise<Uint8Array>;
  readonly resource: (sha256: string) => Promise<Uint8Array>;
  /** The ending of a resource's file name, as `fileExtension` gave it. */
  readonly extension: (sha256: string) => string;
}
