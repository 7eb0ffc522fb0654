import type { Bytes } from '../../evidence/index.ts';
import { damagedFile } from '../entry.ts';
import { type ByteSource, readZipEntry, type ZipEntry } from '../read/index.ts';
import { mostRecordBytes } from '../verify/captures.ts';
import { fileSource } from '../verify/file-source.ts';
import type { WaczSource } from '../wacz/index.ts';

/** Where a file of a bundle lies: what is needed to read it without opening the bundle again. */
export type KeptFile = Omit<ZipEntry, 'name' | 'packed'>;

/** The files of a bundle that captures need. */
export interface KeptFiles {
  readonly find: (path: string) => KeptFile | null;
  readonly findResource: (sha256: string) => KeptFile | null;
}

/**
 * A file of a bundle, whole.
 * @param blob  the bundle
 * @throws ZipRefusal for a file that is damaged or larger than one may be; DOMException where the bundle can no longer be
 *   read as it was
 */
export async function readKept(blob: ByteSource, file: KeptFile): Promise<Bytes> {
  const packed = blob.slice(file.start, file.start + file.packedBytes);
  return await readZipEntry({ ...file, name: file.path, packed }, mostRecordBytes);
}

/** The captures of a bundle that was taken (`takeBundle`), read when they are needed. */
export function keptSource(blob: ByteSource, { find, findResource }: KeptFiles): WaczSource {
  return fileSource([], {
    read: async (path) => {
      const file = find(path);
      if (!file) throw damagedFile(path);
      return await readKept(blob, file);
    },
    resourcePath: (sha256) => findResource(sha256)?.path ?? `data/resources/${sha256}`,
    damaged: damagedFile,
  });
}
