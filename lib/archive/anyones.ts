import { type CaptureRecord, type CaptureRef, isOthers, KuaError, Outline } from '../model/index.ts';
import type { Archive } from './database.ts';
import { importedCapture, readImported, readImportedFile, readImportedThumb } from './imported-files.ts';
import { bundleNumbers } from './imported.ts';
import { readCapture, type SealedCapture } from './read.ts';
import { readBytes } from './stored-bytes.ts';

/** A capture, one's own or somebody else's, with the way to its files. */
export interface AnyonesCapture extends SealedCapture {
  readonly ref: CaptureRef;
  /** The numbers of imported bundles that hold it, each once. */
  readonly bundles: readonly string[];
  /** A file of it by its SHA-256; null where there is none. */
  readonly load: (sha256: string) => Promise<Blob | null>;
}

/** @throws KuaError `not-found`; ZipRefusal where an imported bundle is no longer what it was */
export async function anyonesCapture(archive: Archive, ref: CaptureRef): Promise<AnyonesCapture> {
  if (!isOthers(ref)) {
    const sealed = await readCapture(archive, ref);
    const digest = (await archive.captures.get(ref))?.sha256 ?? '';
    const rows = await archive.importedCaptures.where('sha256').equals(digest).toArray();
    return {
      ...sealed,
      ref,
      bundles: bundleNumbers(rows),
      load: async (sha256) => await readBytes(archive, sha256),
    };
  }
  const rows = await importedCapture(archive, ref);
  const sealed = await readImported(archive, rows[0]);
  const load = async (sha256: string): Promise<Blob | null> =>
    await readImportedFile(archive, rows[0], sealed.record, sha256);
  return { ...sealed, ref, bundles: bundleNumbers(rows), load };
}

type Files = Pick<AnyonesCapture, 'record' | 'load'>;

/** A file of a capture by its path, or null where the capture has none. @throws KuaError `not-found` if its bytes are gone */
export async function anyonesArtifact({ record, load }: Files, path: string): Promise<Blob | null> {
  const artifact = record.artifacts.find((one) => one.path === path);
  if (!artifact) return null;
  const bytes = await load(artifact.sha256);
  if (!bytes) throw new KuaError('not-found', `${record.captureId}/${path}`);
  return bytes;
}

/** What a reader could read on a captured page. @throws KuaError `not-found` */
export async function anyonesOutline(capture: Files): Promise<Outline> {
  const blob = await anyonesArtifact(capture, 'content.json');
  if (!blob) throw new KuaError('not-found', `${capture.record.captureId}/content.json`);
  return Outline.parse(JSON.parse(await blob.text()));
}

/** The same of one's own capture whose record was read already. @throws KuaError `not-found` */
export async function readOutline(archive: Archive, record: CaptureRecord): Promise<Outline> {
  return await anyonesOutline({ record, load: async (sha256) => await readBytes(archive, sha256) });
}

/** The small picture of a version in a list. */
export async function anyonesThumb(
  archive: Archive,
  { ref, thumb }: { readonly ref: CaptureRef; readonly thumb: string | null },
): Promise<Blob | null> {
  if (thumb === null) return null;
  return isOthers(ref) ? await readImportedThumb(archive, ref) : await readBytes(archive, thumb);
}
