import { mediaRow, textBase, textRow, type Archive, type BlobRow } from '../archive/index.ts';
import { bytesOf, plainText, type Body } from '../capture/index.ts';
import { canonicalJson, utf8, type Bytes } from '../evidence/index.ts';
import type { ArtifactRole, CaptureRecord, Outline } from '../model/index.ts';
import type { Gathered } from './gathered.ts';
import type { HeldResource } from './held-resources.ts';
import type { PageFile } from './join-frames.ts';

/** A file of a capture, before it has a name by its digest. */
export interface CaptureFile {
  readonly path: string;
  readonly role: ArtifactRole;
  readonly mediaType: string;
  readonly bytes: Bytes;
}

const html = 'text/html; charset=utf-8';
const json = 'application/json';

/** What HTML cannot carry of the document's state. */
function stateOf({ path, snapshot }: PageFile): Record<string, unknown> {
  const { contentType, compatMode, readyState, visibility, focused, scroll, readingMs } = snapshot.facts;
  const readAt = new Date(snapshot.facts.readAtMs).toISOString();
  const document = { contentType, compatMode, readyState, visibility, focused, scroll, readAt, readingMs };
  return { path, ...document, ...snapshot.state };
}

/** The files that a capture consists of, beside its record and what the page loaded. */
export async function captureFiles(
  { picture, pagePicture }: Pick<Gathered, 'picture' | 'pagePicture'>,
  outline: Outline,
  pages: readonly { readonly file: PageFile; readonly html: string }[],
  source: Body | null,
): Promise<CaptureFile[]> {
  const list: CaptureFile[] = pages.map((page) => ({
    path: page.file.path,
    role: page.file.parent === null ? 'page' : 'frame',
    mediaType: html,
    bytes: utf8(page.html),
  }));
  const [state, ...frames] = pages.map(({ file }) => stateOf(file));
  if (source) {
    list.push({ path: 'source.txt', role: 'source', mediaType: 'text/plain', bytes: await bytesOf(source) });
  }
  list.push(
    { path: 'content.json', role: 'outline', mediaType: json, bytes: canonicalJson(outline) },
    {
      path: 'text.txt',
      role: 'text',
      mediaType: 'text/plain; charset=utf-8',
      bytes: utf8(plainText(outline)),
    },
    {
      path: 'state.json',
      role: 'state',
      mediaType: json,
      bytes: canonicalJson({ format: 'kua-state/1', ...state, frames }),
    },
  );
  if ('screenshot' in picture) {
    const { screenshot, thumb } = picture;
    const bytes = await bytesOf(screenshot);
    list.push({ path: 'screenshot.png', role: 'screenshot', mediaType: 'image/png', bytes });
    if (thumb)
      list.push({ path: 'thumb.jpg', role: 'thumb', mediaType: 'image/jpeg', bytes: await bytesOf(thumb) });
  }
  for (const [index, strip] of pagePicture?.strips.entries() ?? []) {
    const path = `screenshot-${index + 1}.png`;
    list.push({ path, role: 'screenshot-page', mediaType: 'image/png', bytes: await bytesOf(strip) });
  }
  return list;
}

/** The file's bytes to be kept; text as what differs from the same file of the capture before, if that is little. */
async function fileRow(
  archive: Archive,
  { path, mediaType, bytes }: CaptureFile,
  digest: string,
  before: CaptureRecord | null,
): Promise<BlobRow> {
  if (!mediaType.startsWith('text/') && mediaType !== json) return mediaRow(digest, null, bytes);
  const earlier = before?.artifacts.find((artifact) => artifact.path === path);
  return await textRow(digest, bytes, earlier ? await textBase(archive, earlier.sha256) : null);
}

/** Rows that keep the files under their `digests`, and what the page loaded. @param before the capture before this one */
export async function blobRows(
  archive: Archive,
  digests: ReadonlyMap<CaptureFile, string>,
  resources: readonly HeldResource[],
  before: CaptureRecord | null,
): Promise<BlobRow[]> {
  const ofFiles = Array.from(digests, async ([file, digest]) => {
    return [digest, await fileRow(archive, file, digest, before)] as const;
  });
  const rows = new Map<string, BlobRow>(await Promise.all(ofFiles));
  for (const { row, name, bytes, received } of resources)
    rows.set(row.sha256, mediaRow(row.sha256, name, bytes, received));
  return [...rows.values()];
}
