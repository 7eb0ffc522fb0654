import type { CaptureSide } from '../compare/index.ts';
import { parseCanonicalJson, sha256 } from '../evidence/index.ts';
import { type CaptureRecord, KuaError, Outline } from '../model/index.ts';
import { readZipEntry, type ZipEntry } from './read/index.ts';
import { mostRecordBytes } from './verify/captures.ts';
import { recordOf } from './verify/record.ts';

/** The outline of a page with a table of a million cells. */
const mostOutlineBytes = 256 * 1024 ** 2;

/** Whether a capture's record lies at this path. */
export function isRecordPath(path: string): boolean {
  return /^data\/captures\/[^/]+\/capture\.json$/u.test(path);
}

/** A capture's record with the digest of its bytes. @throws KuaError `bundle-refused`; ZipRefusal */
export async function readRecord(entry: ZipEntry): Promise<{ record: CaptureRecord; digest: string }> {
  const bytes = await readZipEntry(entry, mostRecordBytes);
  const record = recordOf(parseCanonicalJson(bytes));
  if (record && entry.path === `data/captures/${record.captureId}/capture.json`)
    return { record, digest: await sha256(bytes) };
  throw new KuaError('bundle-refused', `record: ${entry.path}`);
}

/**
 * A capture as comparing takes it, its outline held against its digest; null where it has no text to compare.
 * @param files  of its bundle, by path
 * @param entry  its record
 * @throws KuaError `bundle-refused`; ZipRefusal
 */
export async function readSide(
  files: ReadonlyMap<string, ZipEntry>,
  entry: ZipEntry,
): Promise<CaptureSide | null> {
  const { record, digest } = await readRecord(entry);
  const artifact = record.artifacts.find(({ role }) => role === 'outline');
  if (!artifact) return null;
  const path = `data/captures/${record.captureId}/${artifact.path}`;
  const file = files.get(path);
  if (!file) throw new KuaError('bundle-refused', `missing: ${path}`);
  const bytes = await readZipEntry(file, mostOutlineBytes);
  const outline = (await sha256(bytes)) === artifact.sha256 ? parsedOutline(bytes) : null;
  if (!outline) throw new KuaError('bundle-refused', `damaged: ${path}`);
  return { record, sha256: digest, outline };
}

function parsedOutline(bytes: Uint8Array): Outline | null {
  try {
    return (
      Outline.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data ?? null
    );
  } catch {
    return null;
  }
}
