import type { Bytes } from '../evidence/index.ts';
import { KuaError } from '../model/index.ts';
import type { CarriedBundle } from './bag-input.ts';
import type { BagEntry } from './entry.ts';
import { importedPath, mostNesting } from './imported-path.ts';

/** Somebody else's bundle as a file of one's own: streamed, since it may be as large as a bundle can be. */
export function carriedEntry({ bundleId, bytes, sha256, crc32, open }: CarriedBundle): BagEntry {
  return {
    path: importedPath(bundleId),
    bytes,
    sha256,
    compress: false,
    open,
    stream: { crc32, open: () => piecesOf(open) },
  };
}

/** @throws KuaError `too-large-to-export` where bundles would lie deeper than whoever checks them looks */
export function checkCarried(carried: readonly CarriedBundle[]): void {
  const deep = carried.find(({ depth }) => depth >= mostNesting);
  if (deep)
    throw new KuaError('too-large-to-export', `${deep.bundleId} holds ${deep.depth} levels of bundles`);
}

async function* piecesOf(open: () => Promise<Blob>): AsyncGenerator<Bytes> {
  yield* (await open()).stream();
}
