import type { Collection } from 'dexie';
import { RunningDigest, sha256 as digestOf } from '../evidence/index.ts';
import { type Attachment, KuaError } from '../model/index.ts';
import type { Archive, AttachmentRow, WholeRow } from './database.ts';
import type { Deleted } from './delete-capture.ts';
import { inTurn } from './in-turn.ts';
import { appendWith } from './log.ts';
import { ofNoOther, type SearchProgress } from './lone-files.ts';
import { everyVersion } from './read.ts';
import { keepAnew } from './stored-bytes.ts';

/** A file that is attached may have so many bytes: a bundle has room for some of them. */
export const mostAttachmentBytes = 512 * 1024 ** 2;
/** WebCrypto is faster, but takes all at once. */
const wholeBytes = 16 * 1024 ** 2;

/** What a file is attached to. */
export type AttachedTo = Pick<Attachment, 'captureId' | 'url'>;

/** A file to be attached. */
export interface NewAttachment extends AttachedTo, Pick<Attachment, 'mediaType' | 'name' | 'kept'> {
  /** What is kept, byte for byte. Neither its name nor its dates are. */
  readonly content: Blob;
}

/** One thing has the same bytes attached to it once. */
export function attachmentId({ captureId, url, sha256 }: Pick<Attachment, 'captureId' | 'url' | 'sha256'>) {
  return `${sha256} ${captureId ?? url}`;
}

/**
 * Keep a file that the person attaches to a capture, or to a page: its bytes, what is said of it, and the log's entry of
 * that, in one transaction or not at all.
 *
 * @returns false where the same bytes are attached to it already: nothing is done then
 * @throws KuaError `not-found` where the capture or the page is gone; `storage-full`; RangeError for more than
 *   `mostAttachmentBytes`; DOMException where the file cannot be read
 */
export async function addAttachment(archive: Archive, wish: NewAttachment, at: Date): Promise<boolean> {
  const { captureId, url, mediaType, name, kept, content } = wish;
  if (content.size > mostAttachmentBytes) throw new RangeError(`a file of ${content.size} bytes`);
  const { sha256, data } = await readOnce(content);
  const attachment = { captureId, url, sha256, bytes: data.size, mediaType, name, kept };
  const row: AttachmentRow = { id: attachmentId(attachment), at: at.toISOString(), ...attachment };
  const bytes: WholeRow = { sha256, name: null, sizeBytes: data.size, encoding: 'identity', data };
  const { attachments, blobs, captures, pages } = archive;
  return await inTurn(async () => {
    if ((await attachments.get(row.id)) !== undefined) return false;
    const event = { type: 'attach', ...attachment } as const;
    await appendWith(archive, event, at, [attachments, blobs, captures, pages], async () => {
      const to = captureId === null ? await pages.get(url) : await captures.get(captureId);
      if (to?.url !== url) throw new KuaError('not-found', captureId ?? url);
      if ((await blobs.get(sha256)) === undefined) await blobs.add(bytes);
      await attachments.add(row);
    });
    return true;
  });
}

/** The bytes as they are read this once, with their digest: the file itself may be changed or taken away meanwhile. */
async function readOnce(content: Blob): Promise<{ readonly sha256: string; readonly data: Blob }> {
  if (content.size <= wholeBytes) {
    const bytes = new Uint8Array(await content.arrayBuffer());
    return { sha256: await digestOf(bytes), data: new Blob([bytes]) };
  }
  const digest = new RunningDigest();
  const pieces: Blob[] = [];
  for await (const piece of content.stream()) {
    digest.add(piece);
    pieces.push(new Blob([piece]));
  }
  return { sha256: digest.hex(), data: new Blob(pieces) };
}

/** What is attached to a capture; or to a page, where `captureId` is null. The first one first. */
export async function attachmentsTo(
  archive: Archive,
  { captureId, url }: AttachedTo,
): Promise<AttachmentRow[]> {
  const rows =
    captureId === null ? toPages(archive, [url]) : archive.attachments.where('captureId').equals(captureId);
  return byTime(await rows.toArray());
}

function toPages(archive: Archive, urls: readonly string[]): Collection<AttachmentRow, string> {
  return archive.attachments
    .where('url')
    .anyOf([...urls])
    .and((one) => one.captureId === null);
}

/** What goes out with captures: what is attached to them, and to their pages. The first one first. */
export async function attachmentsWith(
  archive: Archive,
  captureIds: readonly string[],
): Promise<AttachmentRow[]> {
  const { attachments, captures } = archive;
  const rows = await captures.bulkGet([...captureIds]);
  const urls = new Set(rows.flatMap((row) => (row ? [row.url] : [])));
  const toCaptures = attachments.where('captureId').anyOf([...captureIds]);
  return byTime([...(await toCaptures.toArray()), ...(await toPages(archive, [...urls]).toArray())]);
}

function byTime(rows: readonly AttachmentRow[]): AttachmentRow[] {
  return rows.toSorted((a, b) => a.at.localeCompare(b.at));
}

/**
 * Delete an attachment: what is said of it, and its bytes unless a capture or another attachment shows them. The log
 * keeps what it said of it, its name and its digest, and says that it was deleted.
 *
 * @throws KuaError `not-found`
 */
export async function deleteAttachment(
  archive: Archive,
  id: string,
  at: Date,
  progress: SearchProgress = () => undefined,
): Promise<Deleted> {
  return await inTurn(async () => {
    const row = await archive.attachments.get(id);
    if (!row) throw new KuaError('not-found', id);
    const { captureId, url, sha256 } = row;
    const going = { captureId: null, attachments: [id] };
    const lone = await ofNoOther(archive, new Set([sha256]), going, progress);
    await keepAnew(archive, lone);
    const shown = captureId === null ? await everyVersion(archive, url).primaryKeys() : [captureId];
    const holding = await archive.exports.where('captureIds').anyOf(shown).distinct().toArray();
    const { attachments, blobs } = archive;
    await appendWith(archive, { type: 'delete', captureId, sha256 }, at, [attachments, blobs], async () => {
      await blobs.bulkDelete([...lone]);
      await attachments.delete(id);
    });
    return { bundles: holding.map(({ fileName }) => fileName) };
  });
}
