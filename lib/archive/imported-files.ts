// Past its door, behind which all that makes bundles would be loaded with it, in the popup too.
import { openWithin } from '../bundle/nested.ts';
import { readZipEntry, type Zip, type ZipEntry } from '../bundle/read/index.ts';
import { type Bytes, sha256 } from '../evidence/index.ts';
import { CaptureRecord, isStored, KuaError } from '../model/index.ts';
import type { Archive, ImportedCaptureRow } from './database.ts';
import type { SealedCapture } from './read.ts';

/** What a bundle may hold of one file; it was checked whole when it was imported. */
const mostBytes = 512 * 1024 ** 2;
const mostSignatureBytes = 512;

/** A bundle that was opened last: a list of versions asks for one picture after another of the same. */
let opened: { readonly archive: Archive; readonly key: string; readonly zip: Promise<Zip> } | null = null;

async function zipOf(archive: Archive, { bundleId, within }: ImportedCaptureRow): Promise<Zip> {
  const key = [bundleId, ...within].join('/');
  if (opened?.archive !== archive || opened.key !== key) {
    opened = { archive, key, zip: openKept(archive, bundleId, within) };
  }
  const { zip } = opened;
  try {
    return await zip;
  } catch (error) {
    opened = null;
    throw error;
  }
}

async function openKept(archive: Archive, bundleId: string, within: readonly string[]): Promise<Zip> {
  const file = await archive.importedFiles.get(bundleId);
  if (!file) throw new KuaError('not-found', bundleId);
  return await openWithin(file.data, within);
}

/** @throws KuaError `not-found` where it is not there, or is not what its digest says; ZipRefusal */
async function checked(entry: ZipEntry | undefined, digest: string, path: string): Promise<Bytes> {
  const bytes = entry && (await readZipEntry(entry, mostBytes));
  if (!bytes || (await sha256(bytes)) !== digest) throw new KuaError('not-found', path);
  return bytes;
}

/**
 * The rows of somebody else's capture, one for each bundle that it lies in.
 * @throws KuaError `not-found`
 */
export async function importedCapture(
  archive: Archive,
  digest: string,
): Promise<[ImportedCaptureRow, ...ImportedCaptureRow[]]> {
  const [row, ...others] = await archive.importedCaptures.where('sha256').equals(digest).toArray();
  if (!row) throw new KuaError('not-found', digest);
  return [row, ...others];
}

/**
 * Somebody else's capture as it was sealed, out of the bundle that holds it.
 * @throws KuaError `not-found` where the bundle is no longer what it was; ZipRefusal
 */
export async function readImported(archive: Archive, row: ImportedCaptureRow): Promise<SealedCapture> {
  const { entries } = await zipOf(archive, row);
  const path = `data/captures/${row.captureId}/capture.json`;
  const bytes = await checked(
    entries.find((entry) => entry.path === path),
    row.sha256,
    path,
  );
  const signature = entries.find((entry) => entry.path === `${path}.sig`);
  if (!signature) throw new KuaError('not-found', `${path}.sig`);
  const record = CaptureRecord.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return { record, bytes, signature: await readZipEntry(signature, mostSignatureBytes) };
}

/**
 * A file of somebody else's capture by its own SHA-256: of those that its record names.
 * @returns null where the record names no such file
 * @throws KuaError `not-found` where the bundle is no longer what it was; ZipRefusal
 */
export async function readImportedFile(
  archive: Archive,
  { captureId, sha256: of }: Pick<ImportedCaptureRow, 'captureId' | 'sha256'>,
  record: CaptureRecord,
  digest: string,
): Promise<Blob | null> {
  const [row] = await importedCapture(archive, of);
  const artifact = record.artifacts.find((one) => one.sha256 === digest);
  const isResource = record.resources.some((one) => isStored(one) && one.sha256 === digest);
  if (!artifact && !isResource) return null;
  const folder = artifact ? `data/captures/${captureId}/${artifact.path}` : `data/resources/${digest}.`;
  const { entries } = await zipOf(archive, row);
  const entry = entries.find(({ path }) => (artifact ? path === folder : path.startsWith(folder)));
  return new Blob([await checked(entry, digest, folder)]);
}

/** The small picture of somebody else's capture, for lists: it is read without the record. */
export async function readImportedThumb(archive: Archive, digest: string): Promise<Blob | null> {
  const [row] = await importedCapture(archive, digest);
  if (row.thumb === null) return null;
  const folder = `data/captures/${row.captureId}/`;
  const { entries } = await zipOf(archive, row);
  const entry = entries.find(({ path }) => path === `${folder}thumb.jpg`);
  return new Blob([await checked(entry, row.thumb, `${folder}thumb.jpg`)]);
}
