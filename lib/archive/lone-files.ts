import type { Archive } from './database.ts';
import { gunzip } from './stored-bytes.ts';

/** Told how many captures have been searched, and of how many. */
export type SearchProgress = (done: number, total: number) => void;

/** What is about to go: one capture, or none, and attachments by their ids. */
export interface Going {
  readonly captureId: string | null;
  readonly attachments: readonly string[];
}

/** Those of the digests that nothing shows but what is about to go. */
export async function ofNoOther(
  archive: Archive,
  digests: ReadonlySet<string>,
  going: Going,
  progress: SearchProgress,
): Promise<ReadonlySet<string>> {
  const lone = new Set(digests);
  const leaving = new Set(going.attachments);
  for (const { id, sha256 } of await archive.attachments.toArray()) if (!leaving.has(id)) lone.delete(sha256);
  const others = (await archive.records.toCollection().primaryKeys()).filter((id) => id !== going.captureId);
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
export async function digestsIn(archive: Archive, captureId: string): Promise<Set<string> | null> {
  const row = await archive.records.get(captureId);
  const text = row && (await gunzip(row.json).then(decode, () => null));
  return text
    ? new Set(Array.from(text.matchAll(/"sha256":"([0-9a-f]{64})"/gu), ([, digest = '']) => digest))
    : null;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
