import { mediaTypeOf } from '../evidence/index.ts';
import { KuaError } from '../model/index.ts';
import type { BagInput } from './bag-input.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { type BagEntry, isCompressible, madeEntry } from './entry.ts';

/** The files of the captures as sealed: record, signature, artifacts. Paths from the bag's root. */
export async function captureEntries(capture: CaptureFacts): Promise<BagEntry[]> {
  const { files } = capture;
  const folder = `data/captures/${capture.captureId}`;
  const record: BagEntry = {
    path: `${folder}/capture.json`,
    bytes: capture.bytes,
    sha256: capture.sha256,
    compress: true,
    open: async () => (await files.record()).bytes,
  };
  const signature = await madeEntry(`${folder}/capture.json.sig`, capture.signature);
  const artifacts = capture.artifacts.map(({ path, bytes, sha256 }) => ({
    path: `${folder}/${path}`,
    bytes,
    sha256,
    compress: isCompressible(path),
    open: () => files.artifact(path, sha256),
  }));
  return [record, { ...signature, compress: false }, ...artifacts];
}

/**
 * Each distinct resource of the captures, once.
 * @throws KuaError `unexpected` when captures disagree on a size, or a stored name is not one that a bundle may hold
 */
export async function resourceEntries(
  captures: readonly CaptureFacts[],
  input: BagInput,
): Promise<BagEntry[]> {
  const sizes = new Map<string, number>();
  for (const capture of captures) {
    for (const [sha256, bytes] of capture.resources) {
      if ((sizes.get(sha256) ?? bytes) !== bytes)
        throw new KuaError('unexpected', `two sizes of resource ${sha256}`);
      sizes.set(sha256, bytes);
    }
  }
  const entries: BagEntry[] = [];
  for (const [sha256, bytes] of sizes) {
    const name = safeName(sha256, await input.resourceName(sha256));
    const open = (): Promise<Blob | Uint8Array> => input.resource(sha256);
    entries.push({ path: `data/resources/${name}`, bytes, sha256, compress: isCompressible(name), open });
  }
  return entries;
}

/**
 * True for `<sha256>.<ext>` with an ending that `fileExtension` gives: nothing in a bundle runs when it is opened.
 * @param name  without its folder
 */
export function isResourceName(name: string, sha256: string): boolean {
  const [stem, extension = '', ...rest] = name.split('.');
  const known = extension === 'bin' || mediaTypeOf(extension) !== 'application/octet-stream';
  return stem === sha256 && known && rest.length === 0;
}

function safeName(sha256: string, name: string): string {
  if (!isResourceName(name, sha256)) throw new KuaError('unexpected', `name of a resource: ${name}`);
  return name;
}
