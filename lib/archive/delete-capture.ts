import { type Job, KuaError } from '../model/index.ts';
import { attachmentsTo } from './attachments.ts';
import type { Archive, AttachmentRow, CaptureRow } from './database.ts';
import { inTurn } from './in-turn.ts';
import { appendWith } from './log.ts';
import { digestsIn, ofNoOther, type SearchProgress } from './lone-files.ts';
import { everyVersion } from './read.ts';
import { keepAnew } from './stored-bytes.ts';

/** What a deletion took away besides the capture. */
export interface Deleted {
  /** The names of bundles that hold it, where they still lie in the extension's own part of the disk. */
  readonly bundles: readonly string[];
}

/**
 * Delete a capture: its record, its notes, its attachments, its proofs of time, its comparisons, and every file that no
 * other capture shows and that is attached to nothing else. The log keeps what it said of it and says that it was deleted;
 * its digest stays, so that a bundle that holds it can still be told from one that does not.
 *
 * Where later versions of a text are kept as what differs from a text that goes, they are kept anew before. All else is
 * one transaction: if it fails, nothing is gone.
 *
 * @param progress  told how many of the other captures have been searched for the same files, and of how many
 * @throws KuaError `not-found`
 */
export async function deleteCapture(
  archive: Archive,
  captureId: string,
  at: Date,
  progress: SearchProgress = () => undefined,
): Promise<Deleted> {
  return await inTurn(async () => {
    const row = await archive.captures.get(captureId);
    if (!row) throw new KuaError('not-found', captureId);
    const { url, sha256 } = row;
    const going = await attachmentsGoing(archive, row);
    const lone = await filesGoing(archive, captureId, { going, progress });
    await keepAnew(archive, lone);
    const holding = await archive.exports.where('captureIds').equals(captureId).toArray();
    const { captures, records, blobs, pages, comparisons, jobs, notes, proofs, attachments } = archive;
    const tables = [captures, records, blobs, pages, comparisons, jobs, notes, proofs, attachments];
    await appendWith(archive, { type: 'delete', captureId, sha256 }, at, tables, async () => {
      await blobs.bulkDelete([...lone]);
      await records.delete(captureId);
      await captures.delete(captureId);
      await notes.where('captureId').equals(captureId).delete();
      await proofs.where('captureId').equals(captureId).delete();
      await attachments.bulkDelete(going.map(({ id }) => id));
      await comparisons.bulkDelete(await comparedWith(archive, captureId));
      await everyVersion(archive, url)
        .and((other) => other.previous === captureId)
        .modify({ previous: null, change: null });
      await jobs.filter((job) => job.state !== 'running' && isAbout(job, captureId)).delete();
      await tidyPage(archive, url);
    });
    return { bundles: holding.map(({ fileName }) => fileName) };
  });
}

/** What is attached to the capture; with the last version of a page also what is attached to that: nobody would see it. */
async function attachmentsGoing(archive: Archive, { captureId, url }: CaptureRow): Promise<AttachmentRow[]> {
  const own = await attachmentsTo(archive, { captureId, url });
  if ((await everyVersion(archive, url).count()) > 1) return own;
  return [...own, ...(await attachmentsTo(archive, { captureId: null, url }))];
}

/** The digests of files that this capture shows, or what goes with it, and nothing else does. */
async function filesGoing(
  archive: Archive,
  captureId: string,
  { going, progress }: { readonly going: readonly AttachmentRow[]; readonly progress: SearchProgress },
): Promise<ReadonlySet<string>> {
  // What a damaged record named is whatever no other names.
  const own =
    (await digestsIn(archive, captureId)) ?? new Set(await archive.blobs.toCollection().primaryKeys());
  const all = new Set([...own, ...going.map(({ sha256 }) => sha256)]);
  return await ofNoOther(archive, all, { captureId, attachments: going.map(({ id }) => id) }, progress);
}

async function comparedWith(archive: Archive, captureId: string): Promise<[string, string][]> {
  const pairs = await archive.comparisons.toCollection().primaryKeys();
  return pairs.filter((pair) => pair.includes(captureId));
}

function isAbout(job: Job, captureId: string): boolean {
  return job.kind === 'capture' ? job.captureId === captureId : job.captureIds.includes(captureId);
}

/** The page's row as its remaining versions make it; none where there are none. */
async function tidyPage(archive: Archive, url: string): Promise<void> {
  const rows = await everyVersion(archive, url).toArray();
  const latest = rows.at(-1);
  if (!latest) {
    await archive.pages.delete(url);
    return;
  }
  await archive.pages.put({
    url,
    title: latest.title,
    siteKind: latest.siteKind,
    versions: rows.length,
    unexported: rows.filter(({ exportedAt }) => exportedAt === null).length,
    latestAt: latest.startedAt,
    latestId: latest.captureId,
  });
}
