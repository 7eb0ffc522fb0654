import { Dexie } from 'dexie';
import type { Archive, CaptureRow, ImportedBundleRow, ImportedCaptureRow } from './database.ts';
import { appendWith } from './log.ts';

/** An imported bundle, checked whole, with the captures in it and in bundles in it. */
export interface CheckedImport {
  readonly bundle: ImportedBundleRow;
  readonly captures: readonly ImportedCaptureRow[];
}

/** Do what changes imported bundles one at a time, in whichever of Kuä's pages. */
export async function importInTurn<T>(work: () => Promise<T>): Promise<T> {
  return await navigator.locks.request('kua-import', work);
}

/**
 * Put the bytes of a bundle where imported ones lie. They are nobody's until `keepImported` says what they are: a browser
 * that is killed before that leaves what `dropUnfinished` removes. To be called in turn (`importInTurn`).
 *
 * @returns the bytes as they lie there
 */
export async function stageImported(archive: Archive, bundleId: string, file: Blob): Promise<Blob> {
  // A slice has neither the file's name nor its type.
  await archive.importedFiles.put({ bundleId, data: file.slice() });
  return (await archive.importedFiles.get(bundleId))?.data ?? new Blob();
}

/** Take staged bytes away again. */
export async function unstageImported(archive: Archive, bundleId: string): Promise<void> {
  await archive.importedFiles.delete(bundleId);
}

/** Remove what imports left that were cut off. To be called in turn. */
export async function dropUnfinished(archive: Archive): Promise<void> {
  const kept = new Set(await archive.importedBundles.toCollection().primaryKeys());
  const staged = await archive.importedFiles.toCollection().primaryKeys();
  const unfinished = staged.filter((bundleId) => !kept.has(bundleId));
  if (unfinished.length > 0) await archive.importedFiles.bulkDelete(unfinished);
}

/** Remove it, unless an import is under way: that does it itself. */
export async function dropUnfinishedIfIdle(archive: Archive): Promise<void> {
  await navigator.locks.request('kua-import', { ifAvailable: true }, async (lock) => {
    if (lock) await dropUnfinished(archive);
  });
}

/** Keep a bundle whose bytes are staged: its row, its captures and its entry in the log, or none of them. */
export async function keepImported(archive: Archive, { bundle, captures }: CheckedImport): Promise<void> {
  const { bundleId, keyId, sha256, importedAt } = bundle;
  const tables = [archive.importedBundles, archive.importedCaptures];
  await appendWith(
    archive,
    { type: 'import', bundleId, keyId, sha256 },
    new Date(importedAt),
    tables,
    async () => {
      await archive.importedBundles.add(bundle);
      await archive.importedCaptures.bulkAdd(captures);
    },
  );
}

/**
 * Remove an imported bundle, its captures, and comparisons with those that no other bundle holds. The log keeps that it
 * was imported; format 1 has no entry that says it was removed.
 */
export async function deleteImported(archive: Archive, bundleId: string): Promise<void> {
  const { importedBundles: rows, importedFiles, importedCaptures, comparisons } = archive;
  await archive.transaction('rw', [rows, importedFiles, importedCaptures, comparisons], async () => {
    const digests = (await importedCaptures.where('bundleId').equals(bundleId).toArray()).map(
      ({ sha256 }) => sha256,
    );
    await importedCaptures.where('bundleId').equals(bundleId).delete();
    await rows.delete(bundleId);
    await importedFiles.delete(bundleId);
    const elsewhere = new Set(
      (await importedCaptures.where('sha256').anyOf(digests).toArray()).map(({ sha256 }) => sha256),
    );
    const gone = new Set(digests.filter((digest) => !elsewhere.has(digest)));
    const pairs = await comparisons.toCollection().primaryKeys();
    await comparisons.bulkDelete(pairs.filter((pair) => pair.some((side) => gone.has(side))));
  });
}

/** The bundles of others that are kept, the one imported last first. */
export async function importedBundles(archive: Archive): Promise<ImportedBundleRow[]> {
  const rows = await archive.importedBundles.toArray();
  return rows.toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
}

/** The numbers of the bundles in which these captures lie, each once. */
export function bundleNumbers(rows: readonly Pick<ImportedCaptureRow, 'bundleId'>[]): string[] {
  return [...new Set(rows.map(({ bundleId }) => bundleId))];
}

/** The rows of one address, oldest first: one for each bundle that a capture lies in. */
export async function importedOf(archive: Archive, url: string): Promise<ImportedCaptureRow[]> {
  return await archive.importedCaptures
    .where('[url+startedAt]')
    .between([url, Dexie.minKey], [url, Dexie.maxKey])
    .toArray();
}

/**
 * The bundles to send along with one's own captures of an address, so that all that others captured of it goes too: the
 * one imported last first, and none that adds nothing to those before it and to one's own.
 */
export async function bundlesToCarry(
  archive: Archive,
  url: string,
  own: readonly CaptureRow[],
): Promise<string[]> {
  const rows = await importedOf(archive, url);
  const there = new Set(own.map(({ sha256 }) => sha256));
  const carried: string[] = [];
  const byBundle = Map.groupBy(rows, ({ bundleId }) => bundleId);
  for (const { bundleId } of await importedBundles(archive)) {
    const digests = (byBundle.get(bundleId) ?? []).map(({ sha256 }) => sha256);
    if (digests.every((digest) => there.has(digest))) continue;
    carried.push(bundleId);
    for (const digest of digests) there.add(digest);
  }
  return carried;
}
