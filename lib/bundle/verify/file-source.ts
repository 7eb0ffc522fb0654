import { parseCanonicalJson } from '../../evidence/index.ts';
import type { WaczSource } from '../wacz/index.ts';
import { recordOf } from './record.ts';

/** The files of a bundle, each read when it is needed. */
export interface BundleFiles {
  /** A file, whole, by its path from the bag's root. It throws where there is none. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Where a resource lies; where it would lie if there is none. */
  readonly resourcePath: (sha256: string) => string;
  /** What is thrown for a file that is not what it should be. */
  readonly damaged: (path: string) => Error;
}

/** The captures of a bundle as records of a WARC are made of them. Whatever is in the bundle is parsed strictly. */
export function fileSource(
  captureIds: readonly string[],
  { read, resourcePath, damaged }: BundleFiles,
): WaczSource {
  return {
    captureIds,
    record: async (captureId) => {
      const path = `data/captures/${captureId}/capture.json`;
      const bytes = await read(path);
      const record = recordOf(parseCanonicalJson(bytes));
      if (!record) throw damaged(path);
      return { record, bytes };
    },
    artifact: async (captureId, name) => await read(`data/captures/${captureId}/${name}`),
    resource: async (sha256) => await read(resourcePath(sha256)),
    extension: (sha256) => resourcePath(sha256).split('.').at(-1) ?? 'bin',
  };
}
