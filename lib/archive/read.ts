import { type Collection, Dexie } from 'dexie';
import { CaptureRecord, KuaError } from '../model/index.ts';
import type { Archive, CaptureRow, PageRow } from './database.ts';
import { gunzip } from './stored-bytes.ts';

/** All versions of one address, oldest first. */
export function everyVersion(archive: Archive, url: string): Collection<CaptureRow, string> {
  return archive.captures.where('[url+startedAt]').between([url, Dexie.minKey], [url, Dexie.maxKey]);
}

/** The versions of one address, newest first, at most `limit`. */
export async function versionsOf(archive: Archive, url: string, limit = 200): Promise<CaptureRow[]> {
  return await everyVersion(archive, url).reverse().limit(limit).toArray();
}

/**
 * The last version of an address captured before `startedAt`, whichever was sealed first. Those of the page scrolled
 * through are passed over: what they have more was there before.
 */
export async function versionBefore(
  archive: Archive,
  url: string,
  startedAt: string,
): Promise<CaptureRow | undefined> {
  return await archive.captures
    .where('[url+startedAt]')
    .between([url, Dexie.minKey], [url, startedAt], true, false)
    .and((row) => row.expands === undefined)
    .last();
}

/** The last versions of an address captured before `startedAt`, the oldest first, those scrolled through passed over. */
export async function versionsBefore(
  archive: Archive,
  url: string,
  startedAt: string,
  limit: number,
): Promise<CaptureRow[]> {
  const rows = await archive.captures
    .where('[url+startedAt]')
    .between([url, Dexie.minKey], [url, startedAt], true, false)
    .reverse()
    .and((row) => row.expands === undefined)
    .limit(limit)
    .toArray();
  return rows.toReversed();
}

/** The addresses kept, the one captured last first. */
export async function listPages(archive: Archive, limit = 1000): Promise<PageRow[]> {
  return await archive.pages.orderBy('latestAt').reverse().limit(limit).toArray();
}

/** A capture as it was sealed: the exact bytes of capture.json, their signature, and the record they say. */
export interface SealedCapture {
  readonly record: CaptureRecord;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** @throws KuaError `not-found` */
export async function readCapture(archive: Archive, captureId: string): Promise<SealedCapture> {
  const row = await archive.records.get(captureId);
  if (!row) throw new KuaError('not-found', captureId);
  const bytes = await gunzip(row.json);
  const record = CaptureRecord.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return { record, bytes, signature: row.signature };
}
