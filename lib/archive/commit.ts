import type { LogEvent } from '../model/index.ts';
import type {
  Archive,
  BlobRow,
  CaptureRow,
  ComparisonRow,
  ExportRow,
  ProofRow,
  RecordRow,
} from './database.ts';
import { appendWith } from './log.ts';

/** All of one capture, ready to be written. */
export interface FinishedCapture {
  readonly row: CaptureRow;
  readonly record: RecordRow;
  readonly blobs: readonly BlobRow[];
  readonly comparison: ComparisonRow | null;
  /** What is to be asked for. */
  readonly proofs: readonly ProofRow[];
}

/**
 * Keep a capture: record, bytes not yet held, page, comparison and log entry, in one transaction or not at all.
 *
 * @param endJob writes that the capture's job is done, in the same transaction; it touches `jobs` alone
 */
export async function commitCapture(
  archive: Archive,
  capture: FinishedCapture,
  at: Date,
  endJob?: () => Promise<void>,
): Promise<void> {
  const { row, record, blobs, comparison, proofs } = capture;
  const event: LogEvent = { type: 'capture', captureId: row.captureId, sha256: row.sha256, url: row.url };
  const { captures, records, pages, comparisons, jobs } = archive;
  const tables = [captures, records, archive.blobs, pages, comparisons, jobs, archive.proofs];
  await appendWith(archive, event, at, tables, async () => {
    const digests = blobs.map((blob) => blob.sha256);
    const held = new Set(await archive.blobs.where('sha256').anyOf(digests).primaryKeys());
    await archive.blobs.bulkAdd(blobs.filter((blob) => !held.has(blob.sha256)));
    await nameHeld(
      archive,
      blobs.filter((blob) => held.has(blob.sha256)),
    );
    await records.add(record);
    await captures.add(row);
    if (comparison) await comparisons.put(comparison);
    await archive.proofs.bulkAdd(proofs);
    const page = await pages.get(row.url);
    const isLatest = !page || page.latestAt <= row.startedAt;
    await pages.put({
      url: row.url,
      title: isLatest ? row.title : page.title,
      siteKind: row.siteKind,
      versions: (page?.versions ?? 0) + 1,
      unexported: (page?.unexported ?? 0) + 1,
      latestAt: isLatest ? row.startedAt : page.latestAt,
      latestId: isLatest ? row.captureId : page.latestId,
    });
    await endJob?.();
  });
}

/** What was kept as a file of a capture may now be a resource too, which pages refer to by name. */
async function nameHeld(archive: Archive, held: readonly BlobRow[]): Promise<void> {
  const names = new Map(held.flatMap(({ sha256, name }) => (name === null ? [] : [[sha256, name] as const])));
  const named = new Set(
    await archive.blobs
      .where('name')
      .anyOf([...names.values()])
      .primaryKeys(),
  );
  for (const [sha256, name] of names) if (!named.has(sha256)) await archive.blobs.update(sha256, { name });
}

/** Remember that a bundle was delivered, and mark its captures as exported. */
export async function recordExport(archive: Archive, row: ExportRow): Promise<void> {
  await archive.transaction('rw', archive.exports, archive.captures, archive.pages, async () => {
    await archive.exports.put(row);
    const captures = await archive.captures.bulkGet([...row.captureIds]);
    for (const capture of captures) {
      if (!capture || capture.exportedAt !== null) continue;
      await archive.captures.put({ ...capture, exportedAt: row.at });
      const page = await archive.pages.get(capture.url);
      if (page) await archive.pages.put({ ...page, unexported: Math.max(0, page.unexported - 1) });
    }
  });
}
