import { isWithoutMetadata, mostPictureBytes } from '../../evidence/metadata/index.ts';
import type { Attachment } from '../../model/index.ts';
import { attachmentFile, attachmentsFolder, isAttachmentType } from '../attachment-files.ts';
import type { CheckedCaptures } from './captures.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

/** An opened entry of the log that says that a file was attached. */
export interface AttachedEntry extends Omit<Attachment, 'url' | 'name' | 'at'> {
  /** The entry's file, from the bag's root. */
  readonly path: string;
  readonly urlDigest: string;
}

/**
 * Each attached file is there once, named by its own digest, as an opened entry of the log says; each opened entry has its
 * file, and is of a capture in the bundle or of the page of one; and no entry says what another does. What is called a copy
 * without metadata is read as one. That the entries are those of the log, the log's check says.
 */
export async function checkAttachments(
  bundle: OpenedBundle,
  captures: CheckedCaptures,
  attached: readonly AttachedEntry[],
  findings: Findings,
): Promise<void> {
  const said = new Set<string>();
  const pages = new Set([...captures.byId.values()].map(({ urlDigest }) => urlDigest));
  const wanted = new Set<string>();
  const copies = new Set<string>();
  for (const entry of attached) {
    const { path, captureId, urlDigest, sha256 } = entry;
    const of =
      captureId === null ? pages.has(urlDigest) : captures.byId.get(captureId)?.urlDigest === urlDigest;
    if (captures.complete && !of) findings.fails('attachment-stranger', path, captureId);
    const key = `${sha256} ${captureId ?? urlDigest}`;
    if (said.has(key)) findings.fails('attachment-twice', path, sha256);
    said.add(key);
    checkFile(bundle, entry, findings);
    const file = attachmentsFolder + attachmentFile(entry);
    wanted.add(file);
    if (entry.kept === 'without-metadata') copies.add(file);
  }
  for (const path of bundle.files.keys()) {
    if (path.startsWith(attachmentsFolder) && !wanted.has(path)) findings.fails('log-lacks-attachment', path);
  }
  for (const path of copies) await checkCopy(bundle, path, findings);
}

function checkFile(
  { files }: OpenedBundle,
  entry: Pick<AttachedEntry, 'path' | 'sha256' | 'bytes' | 'mediaType'>,
  findings: Findings,
): void {
  const whole = attachmentsFolder + attachmentFile(entry);
  const file = files.get(whole);
  if (!isAttachmentType(entry.mediaType)) findings.fails('attachment-differs', entry.path, entry.mediaType);
  if (!file) findings.fails('attachment-missing', entry.path, whole);
  else if (file.sha256 === null) findings.fails('damaged', whole);
  else if (file.sha256 !== entry.sha256) findings.fails('changed', whole);
  else if (file.bytes !== entry.bytes) findings.fails('attachment-differs', entry.path, String(file.bytes));
}

/** Only a note: what it would say of somebody hurts that person, not the evidence. */
async function checkCopy(bundle: OpenedBundle, path: string, findings: Findings): Promise<void> {
  const bytes = await bundle.read(path, mostPictureBytes);
  // That it is not there, or damaged, is said already.
  if (bytes === 'missing' || bytes === 'damaged') return;
  const isCopy = bytes !== 'too-large' && (await isWithoutMetadata(bytes));
  if (!isCopy) findings.notes('attachment-told', path);
}
