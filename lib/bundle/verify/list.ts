import { parseCanonicalJson } from '../../evidence/index.ts';
import { type Attachment, isStored, KuaError, LogEntry, missingFrom } from '../../model/index.ts';
import { attachmentsFolder } from '../attachment-files.ts';
import { isRecordPath } from '../bundled-side.ts';
import { byteOrder } from '../byte-order.ts';
import { bundlesIn } from '../nested.ts';
import { type ByteSource, readZipEntry, type Zip, type ZipEntry } from '../read/index.ts';
import { mostRecordBytes } from './captures.ts';
import { entriesFolder, mostEntryBytes } from './log.ts';
import { recordOf } from './record.ts';

/** Of a text that is listed; what a page calls itself has no bounds. */
const mostChars = 2_000;

/** A capture as its record describes it; nothing of it is checked. */
export interface ListedCapture {
  readonly captureId: string;
  /** Of the key that its record names. */
  readonly keyId: string;
  readonly startedAt: string;
  readonly url: string;
  readonly title: string;
  readonly status: number | null;
  readonly resources: number;
  readonly missing: number;
}

/** A file that was attached, as its entry in the log says; nothing of it is checked. */
export type ListedAttachment = Pick<
  Attachment,
  'captureId' | 'url' | 'sha256' | 'bytes' | 'mediaType' | 'name' | 'kept' | 'at'
>;

/** What is in a bundle, without those in it. */
export interface BundleContents {
  readonly topFolder: string;
  /** In the order of their ids, which is that of time. */
  readonly captures: readonly ListedCapture[];
  /** In the order of the log. */
  readonly attachments: readonly ListedAttachment[];
  /** From the bag's root, in the order they lie. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** What is in a bundle, and in each bundle that it carries, down to the innermost. */
export interface BundleList extends BundleContents {
  /** `path` from the root of the outermost: `data/imported/<bundleId>.zip`, and so on for one within that. */
  readonly imported: readonly (BundleContents & { readonly path: string })[];
}

/**
 * List what is in a bundle, without checking it.
 *
 * @throws KuaError `not-a-bundle`; `bundle-refused` (a ZipRefusal for the ZIP; its detail names a record that is none)
 */
export async function listBundle(blob: ByteSource): Promise<BundleList> {
  let outermost: BundleContents = { topFolder: '', captures: [], attachments: [], files: [] };
  const imported: (BundleContents & { readonly path: string })[] = [];
  for await (const { path, zip } of bundlesIn(blob)) {
    const contents = await contentsOf(zip);
    if (path === '') outermost = contents;
    else imported.push({ path, ...contents });
  }
  return { ...outermost, imported };
}

async function contentsOf({ topFolder, entries }: Zip): Promise<BundleContents> {
  const captures: ListedCapture[] = [];
  const records = entries.filter(({ path }) => isRecordPath(path));
  for (const entry of records.toSorted((a, b) => byteOrder(a.path, b.path))) {
    captures.push(await listCapture(entry));
  }
  const attachments = await listAttachments(entries);
  return { topFolder, captures, attachments, files: entries.map(({ path, bytes }) => ({ path, bytes })) };
}

/** Entries are read only where there are files that they could be of. */
async function listAttachments(entries: readonly ZipEntry[]): Promise<readonly ListedAttachment[]> {
  if (!entries.some(({ path }) => path.startsWith(attachmentsFolder))) return [];
  const opened = entries.filter(({ path }) => path.startsWith(entriesFolder));
  const listed: ListedAttachment[] = [];
  for (const one of opened.toSorted((a, b) => byteOrder(a.path, b.path))) {
    const entry = LogEntry.safeParse(parseCanonicalJson(await readZipEntry(one, mostEntryBytes))).data;
    if (entry?.type !== 'attach') continue;
    const { captureId, url, sha256, bytes, mediaType, name, kept, at } = entry;
    listed.push({ captureId, url: url.slice(0, mostChars), sha256, bytes, mediaType, name, kept, at });
  }
  return listed;
}

async function listCapture(entry: ZipEntry): Promise<ListedCapture> {
  const record = recordOf(parseCanonicalJson(await readZipEntry(entry, mostRecordBytes)));
  if (!record) throw new KuaError('bundle-refused', `record: ${entry.path}`);
  const { captureId, startedAt, url, title, http } = record;
  return {
    captureId,
    keyId: record.collector.keyId,
    startedAt,
    url: url.slice(0, mostChars),
    title: title.slice(0, mostChars),
    status: http.status,
    resources: record.resources.filter(isStored).length,
    missing: missingFrom(record).length,
  };
}
