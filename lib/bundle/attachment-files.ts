import { canonicalJson, extensionOf, mediaTypeOf, sameBytes } from '../evidence/index.ts';
import { type Attachment, attachmentOf, KuaError, type LogEntry } from '../model/index.ts';
import type { BagInput } from './bag-input.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { type BagEntry, isCompressible } from './entry.ts';

export const attachmentsFolder = 'data/attachments/';

type Named = Pick<Attachment, 'sha256' | 'mediaType'>;

/** `<sha256>.<ext>`, with an ending as resources have (BUNDLE.md, “Layout”): never the name that a person gave the file. */
export function attachmentFile({ sha256, mediaType }: Named): string {
  return `${sha256}.${extensionOf(mediaType)}`;
}

/** True for a media type that files can be told by; any other file is `application/octet-stream`. */
export function isAttachmentType(mediaType: string): boolean {
  return mediaTypeOf(extensionOf(mediaType)) === mediaType;
}

/** What makes an entry of the log that of an attachment: it is in the log once for each time it was attached. */
export function attachmentKey({ at, captureId, url, sha256 }: Omit<Attachment, 'name'>): string {
  return `${at} ${sha256} ${captureId ?? url}`;
}

/** What a capture's reader is shown with it: what is attached to the capture, not to its page. */
export function attachedTo({ attachments = [] }: BagInput, captureId: string): readonly Attachment[] {
  return attachments.filter((one) => one.captureId === captureId);
}

/** What is attached to a page, whichever its versions. */
export function attachedToPage({ attachments = [] }: BagInput, url: string): readonly Attachment[] {
  return attachments.filter((one) => one.captureId === null && one.url === url);
}

/**
 * `data/attachments/`: each file that is attached to the captures, or to their pages, once.
 *
 * @throws KuaError `unexpected` for one that is attached to something that is not in the bundle, or that is said to be of
 *   two sizes or types
 */
export function attachmentEntries(captures: readonly CaptureFacts[], input: BagInput): readonly BagEntry[] {
  const { attachments = [], attachment: open } = input;
  const ids = new Set(captures.map(({ captureId }) => captureId));
  const urls = new Set(captures.map(({ url }) => url));
  const entries = new Map<string, BagEntry>();
  for (const { captureId, url, sha256, mediaType, bytes } of attachments) {
    const belongs = captureId === null ? urls.has(url) : ids.has(captureId);
    const path = attachmentsFolder + attachmentFile({ sha256, mediaType });
    const before = entries.get(sha256);
    const differs = before && (before.bytes !== bytes || before.path !== path);
    if (!belongs || !open || differs || !isAttachmentType(mediaType))
      throw new KuaError('unexpected', `an attachment: ${sha256}`);
    const compress = isCompressible(path);
    entries.set(sha256, { path, bytes, sha256, compress, open: () => open(sha256) });
  }
  return [...entries.values()];
}

/** The key of an entry that attached something that is in the bundle, as it is here; null for any other, which stays closed. */
export function attachedBy(entry: LogEntry, { attachments = [] }: BagInput): string | null {
  if (entry.type !== 'attach') return null;
  const said = canonicalJson(attachmentOf(entry));
  const isHere = attachments.some((one) => sameBytes(canonicalJson(attachmentOf(one)), said));
  return isHere ? attachmentKey(entry) : null;
}
