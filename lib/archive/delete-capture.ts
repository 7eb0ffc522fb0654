import { type Job, KuaError } from '../model/index.ts';
import type { Archive } from './database.ts';
import { inTurn } from './in-turn.ts';
import { appendWith } from './log.ts';
import { everyVersion } from './read.ts';
import { gunzip, keepAnew } from './stored-bytes.ts';

/** What a deletion took away besides the capture. */
export interface Deleted {
  /** The names of bundles that hold it, where they still lie in the extension's own part of the disk. */
  readonly bundles: readonly string[];
}

/**
 * Delete a capture: its record, its notes, its proofs of time, its comparisons, and every file that no other capture
 * shows. The log keeps what it said of it and says that it was deleted; its digest stays, so that a bundle that holds it
 * can still be told from one that does not.
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
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Deleted> {
  return await inTurn(async () => {
    const row = await archive.captures.get(captureId);
    if (!row) throw new KuaError('not-found', captureId);
    const { url, sha256 } = row;
    const lone = await filesOfNoOther(archive, captureId, progress);
    await keepAnew(archive, lone);
    const holding = await archive.exports.where('captureIds').equals(captureId).toArray();
    const { captures, records, blobs, pages, comparisons, jobs, notes, proofs } = archive;
    const tables = [captures, records, blobs, pages, comparisons, jobs, notes, proofs];
    await appendWith(archive, { type: 'delete', captureId, sha256 }, at, tables, async () => {
      await blobs.bulkDelete([...lone]);
      await records.delete(captureId);
      await captures.delete(captureId);
      await notes.where('captureId').equals(captureId).delete();
      await proofs.where('captureId').equals(captureId).delete();
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

/** The digests of files that this capture shows and no other does. */
async function filesOfNoOther(
  archive: Archive,
  captureId: string,
  progress: (done: number, total: number) => void,
): Promise<ReadonlySet<string>> {
  const own = await digestsIn(archive, captureId);
  // What a damaged record named is whatever no other names.
  const lone = own ?? new Set(await archive.blobs.toCollection().primaryKeys());
  const others = (await archive.records.toCollection().primaryKeys()).filter((id) => id !== captureId);
  for (const [index, id] of others.entries()) {
    progress(index, others.length);
    for (const digest of (await digestsIn(archive, id)) ?? []) lone.delete(digest);
  }
  progress(others.length, others.length);
  return lone;
}

/**
 * The digests that a capture's record names; null where it can no longer be read. One of them may be of no file (that
 * of the capture before), which does no harm here.
 */
async function digestsIn(archive: Archive, captureId: string): Promise<Set<string> | null> {
  const row = await archive.records.get(captureId);
  const text = row && (await gunzip(row.json).then(decode, () => null));
  return text
    ? new Set(Array.from(text.matchAll(/"sha256":"([0-9a-f]{64})"/gu), ([, digest = '']) => digest))
    : null;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
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
