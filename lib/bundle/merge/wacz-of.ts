import { KuaError } from '../../model/index.ts';
import { type ByteSource, entryPieces, openZip } from '../read/index.ts';
import { planWacz } from '../wacz/index.ts';
import { keptSource } from './kept-source.ts';
import type { TakenBundle } from './take-bundle.ts';

/** ZIP without its 64-bit form ends here. */
const mostBytes = 2 ** 32 - 1;

/**
 * The captures of a bundle as a WACZ: the one that lies in it and bears its signature, or one made here, not signed. The
 * same bundle gives the same bytes.
 *
 * @param blob      the bundle, which holds (`takeBundle`)
 * @param software  `Kuä 0.1.0`
 * @throws KuaError `too-large-to-export`; what reading the bundle throws
 */
export async function waczOf(
  blob: ByteSource,
  { captures, files, topFolder, bundleId }: TakenBundle,
  software: string,
): Promise<AsyncIterable<Uint8Array>> {
  const { entries } = await openZip(blob);
  const sealed = entries.find(({ path }) => path === 'data/archive.wacz');
  if (sealed) return entryPieces(sealed);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const resources = new Map(
    files.flatMap((file) => {
      const [, sha256] = /^data\/resources\/([0-9a-f]{64})\./u.exec(file.path) ?? [];
      return sha256 === undefined ? [] : [[sha256, file] as const];
    }),
  );
  const source = keptSource(blob, {
    find: (path) => byPath.get(path) ?? null,
    findResource: (sha256) => resources.get(sha256) ?? null,
  });
  const captureIds = captures.map(({ captureId }) => captureId);
  const at = exportTime(topFolder);
  const facts = { created: at.toISOString(), software, bundleId, topFolder };
  const { bytes, stream } = await planWacz({ ...source, captureIds }, { ...facts, at, key: null });
  if (bytes > mostBytes) throw new KuaError('too-large-to-export', `${bytes} bytes`);
  return stream.open();
}

/** When a bundle was made, as its folder is named: `kua-20260315T120000Z-7b1cf9a0`. */
function exportTime(topFolder: string): Date {
  const [, year, month, day, hour, minute, second] =
    /^kua-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/u.exec(topFolder) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
}
