import {
  dropUnfinished,
  importInTurn,
  keepImported,
  stageImported,
  unstageImported,
  type Archive,
  type CheckedImport,
  type ImportedCaptureRow,
} from '../archive/index.ts';
import {
  type ByteSource,
  capturesIn,
  type Verdict,
  verifyBundle,
  type VerifyOptions,
} from '../bundle/index.ts';
import { crc32 } from '../evidence/crc32.ts';
import { RunningDigest } from '../evidence/index.ts';
import { expansionOf, KuaError } from '../model/index.ts';

/** What came of an import. */
export type Imported =
  /** It is kept now. */
  | { readonly state: 'kept'; readonly bundleId: string; readonly captures: number }
  /** It was kept already: this very bundle, perhaps packed otherwise. */
  | { readonly state: 'same'; readonly bundleId: string }
  /** Another bundle of this number is kept. */
  | { readonly state: 'number-taken'; readonly bundleId: string }
  /** It does not hold; nothing of it is kept. */
  | { readonly state: 'refused'; readonly verdict: Verdict };

/** A bundle's file, opened where it was encrypted: it is kept plain, as all that the archive holds. */
export interface BundleFile {
  readonly name: string;
  readonly zip: ByteSource;
}

/** How an import is done. */
export type ImportOptions = Pick<VerifyOptions, 'now' | 'progress' | 'signal'>;

/**
 * Keep somebody else's bundle whole, as it came, with its captures shown beside one's own. Nothing is written unless it
 * was checked to its end and holds. What was written is then checked once more as it lies, since a file can change after it
 * was looked at; only that makes it a bundle that is kept, in one step with its entry in the log.
 *
 * A browser that is killed meanwhile leaves nothing (`dropUnfinished`). The same bundle again changes nothing.
 *
 * @param verdict  what checking this file came to, where that was done already
 * @throws KuaError `not-a-bundle`, `storage-full`; the signal's reason; DOMException where the file can no longer be read
 */
export async function importBundle(
  archive: Archive,
  file: BundleFile,
  options: ImportOptions,
  verdict: Verdict | null = null,
): Promise<Imported> {
  const first = verdict ?? (await verifyBundle(file.zip, options));
  if (!first.holds || first.bundleId === null) return { state: 'refused', verdict: first };
  const { bundleId } = first;
  return await importInTurn(async () => {
    await dropUnfinished(archive);
    const kept = await archive.importedBundles.get(bundleId);
    if (kept) {
      const isSame = kept.sealSha256 === first.sealSha256;
      return { state: isSame ? 'same' : 'number-taken', bundleId };
    }
    try {
      return await keep(archive, bundleId, file, options);
    } catch (error) {
      await unstageImported(archive, bundleId);
      throw error;
    }
  });
}

/** The browser keeps Blobs alone. One that is made here lies on disk where it is large. */
async function plainBlob(zip: ByteSource): Promise<Blob> {
  return zip instanceof Blob ? zip : await new Response(zip.stream()).blob();
}

async function keep(
  archive: Archive,
  bundleId: string,
  file: BundleFile,
  options: ImportOptions,
): Promise<Imported> {
  const staged = await stageImported(archive, bundleId, await plainBlob(file.zip));
  const verdict = await verifyBundle(staged, options);
  if (!verdict.holds || verdict.bundleId !== bundleId) {
    await unstageImported(archive, bundleId);
    return { state: 'refused', verdict };
  }
  const checked = await rowsOf(staged, file.name, verdict, options);
  await keepImported(archive, checked);
  return { state: 'kept', bundleId, captures: checked.bundle.captures };
}

async function rowsOf(
  staged: Blob,
  fileName: string,
  { bundleId, keyId, topFolder, sealSha256, imported, cost }: Verdict,
  { now, signal }: ImportOptions,
): Promise<CheckedImport> {
  if (bundleId === null || keyId === null || topFolder === null || sealSha256 === null)
    throw new KuaError('bundle-refused');
  const captures: ImportedCaptureRow[] = [];
  for await (const { within, record, sha256 } of capturesIn(staged)) {
    signal?.throwIfAborted();
    const expands = expansionOf(record);
    const thumb = record.artifacts.find(({ role, path }) => role === 'thumb' && path === 'thumb.jpg');
    captures.push({
      bundleId,
      within,
      place: [...within, record.captureId].join('/'),
      captureId: record.captureId,
      sha256,
      url: record.url,
      title: record.title,
      siteKind: record.site.kind,
      status: record.http.status,
      startedAt: record.startedAt,
      keyId: record.collector.keyId,
      thumb: thumb?.sha256 ?? null,
      ...(expands === null ? {} : { expands }),
    });
  }
  const bundle = {
    bundleId,
    ...(await sumsOf(staged, signal)),
    sealSha256,
    sizeBytes: staged.size,
    fileName,
    topFolder,
    keyId,
    importedAt: now.toISOString(),
    captures: new Set(captures.map(({ sha256 }) => sha256)).size,
    cost,
    depth: Math.max(0, ...imported.map(({ path }) => path.split('/data/').length)),
  };
  return { bundle, captures };
}

async function sumsOf(
  file: Blob,
  signal: AbortSignal | undefined,
): Promise<{ readonly sha256: string; readonly crc32: number }> {
  const digest = new RunningDigest();
  let crc = 0;
  for await (const piece of file.stream()) {
    signal?.throwIfAborted();
    digest.add(piece);
    crc = crc32(crc, piece);
  }
  return { sha256: digest.hex(), crc32: crc };
}
