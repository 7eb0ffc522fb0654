import type { Archive, BlobRow, CaptureRow, FinishedCapture } from '../archive/index.ts';
import { gzip, keptNames } from '../archive/index.ts';
import { derivePage, type FindFile } from '../capture/index.ts';
import { COMPARE_VERSION, summarise, type CaptureSide } from '../compare/index.ts';
import { canonicalJson, sha256, sign, type DeviceKey } from '../evidence/index.ts';
import {
  expansionOf,
  missingFrom,
  withoutFragment,
  type Artifact,
  type CaptureRecord,
  type Outline,
} from '../model/index.ts';
import { profileFor } from '../sites/index.ts';
import { blobRows, captureFiles } from './capture-files.ts';
import { framesOf, originsOf, remarks } from './capture-remarks.ts';
import type { Collected } from './collect-resources.ts';
import { compareSides } from './compare-sides.ts';
import type { Gathered } from './gathered.ts';
import { filesOf, joinFrames, joinOutlines, type PageFile } from './join-frames.ts';
import { rewriteSheets, type HeldResource } from './held-resources.ts';
import { previousOf } from './previous-version.ts';
import { exchangeFields, shownExchange, shownSource } from './source-bytes.ts';
import { wellFormed } from './well-formed.ts';

function newCaptureId(at: Date): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(4)), (b) =>
    b.toString(16).padStart(2, '0'),
  ).join('');
  return `${at.toISOString().replace(/[-:.]/gu, '')}-${random}`;
}

/** The outline with the digest of each picture whose bytes are held. */
function withDigests(outline: Outline, held: ReadonlyMap<string, HeldResource>): Outline {
  const images = outline.images.map((image) => {
    const resource = held.get(withoutFragment(image.src));
    return { ...image, sha256: resource?.row.sha256 ?? null };
  });
  return { ...outline, images };
}

/** The resources under the names that their bytes have in the archive already. */
async function withKeptNames(
  archive: Archive,
  held: ReadonlyMap<string, HeldResource>,
): Promise<Map<string, HeldResource>> {
  const names = await keptNames(
    archive,
    Array.from(held.values(), ({ row }) => row.sha256),
  );
  for (const { row, name } of held.values()) if (!names.has(row.sha256)) names.set(row.sha256, name);
  return new Map(
    Array.from(held, ([url, resource]) => [
      url,
      { ...resource, name: names.get(resource.row.sha256) ?? resource.name },
    ]),
  );
}

function pageHtml({ path, snapshot, frames }: PageFile, find: FindFile): string {
  // Pages within pages lie in one folder, whichever they stand in.
  const isTop = path === 'page.html';
  const folder = isTop ? '../../resources/' : '../../../resources/';
  const frameFile = (number: number): string | null => {
    const inner = frames[number]?.path ?? null;
    return isTop ? inner : (inner?.slice('frames/'.length) ?? null);
  };
  return derivePage(snapshot.html, folder, find, frameFile, snapshot.cssBases);
}

/**
 * Make a capture of what was gathered: derive the page for reading, hash every file, write the record, sign it and
 * compare it with the version before. Nothing is stored yet.
 */
export async function assemble(
  archive: Archive,
  key: DeviceKey,
  gathered: Gathered,
): Promise<Omit<FinishedCapture, 'proofs'>> {
  const { snapshot, collected, startedAt } = gathered;
  const { facts } = snapshot;
  const held = await withKeptNames(archive, collected.held);
  const { rewritten, find } = await rewriteSheets(
    held,
    [snapshot, ...gathered.frames].flatMap(({ cssBases }) => cssBases),
  );
  const top = joinFrames(snapshot, gathered.frames);
  const pages = filesOf(top).map((file) => ({ file, html: pageHtml(file, find) }));
  const pageFiles = pages.map(({ file }) => file);
  const outline = wellFormed(withDigests(joinOutlines(top), held));
  const mended = pages.filter((page) => !page.html.isWellFormed()).length;
  const exchange = shownExchange(gathered.exchanges, facts);
  const source = shownSource(gathered.source, facts, exchange);
  const list = await captureFiles(gathered, outline.value, pages, source.source?.body ?? null);
  const digests = new Map(
    await Promise.all(list.map(async (file) => [file, await sha256(file.bytes)] as const)),
  );
  const artifacts = Array.from(digests, ([{ path, role, mediaType, bytes }, digest]): Artifact => {
    return { path, role, mediaType, bytes: bytes.byteLength, sha256: digest };
  });
  const resources = [...held.values(), ...collected.otherwise, ...rewritten];
  const previous = await previousOf(archive, facts.url, startedAt, gathered.expansion?.of ?? null);
  // Compressing goes on beside all that follows.
  const packing = blobRows(archive, digests, resources, previous?.side?.record ?? null);
  // It is awaited only later, and what fails before that is told instead.
  packing.catch(() => undefined);
  const profile = profileFor(facts.url);
  const record = wellFormed<CaptureRecord>({
    format: 'kua-capture/1',
    captureId: newCaptureId(startedAt),
    url: facts.url,
    canonicalUrl: facts.canonicalUrl,
    title: outline.value.title,
    lang: outline.value.lang,
    site: { id: profile?.id ?? null, kind: profile?.kind ?? 'other' },
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    trigger: 'manual',
    collector: { label: gathered.collectorLabel, keyId: key.keyId },
    tool: gathered.tool,
    browser: { ...gathered.browser, viewport: facts.viewport, page: facts.page },
    ...exchangeFields(source, facts, exchange),
    artifacts,
    resources: [...resources.map((one) => one.row), ...collected.missing],
    frames: framesOf(pageFiles),
    ...remarks(gathered, pageFiles, exchange, source, outline.changed + mended),
    previous: previous && { captureId: previous.captureId, sha256: previous.sha256 },
  }).value;
  const bytes = canonicalJson(record);
  const side: CaptureSide = { record, sha256: await sha256(bytes), outline: outline.value };
  const comparison = previous?.side ? await compareSides(archive, previous.side, side) : null;
  const blobs = await packing;
  return {
    row: rowOf(side, blobs, collected, comparison && summarise(comparison)),
    record: { captureId: record.captureId, json: await gzip(bytes), signature: await sign(key, bytes) },
    blobs,
    comparison:
      previous && comparison
        ? { a: previous.captureId, b: record.captureId, version: COMPARE_VERSION, comparison }
        : null,
  };
}

function rowOf(
  { record, outline, sha256: digest }: CaptureSide,
  blobs: readonly BlobRow[],
  collected: Collected,
  change: CaptureRow['change'],
): CaptureRow {
  const expands = expansionOf(record);
  return {
    captureId: record.captureId,
    url: record.url,
    title: record.title,
    siteKind: record.site.kind,
    status: record.http.status,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    sha256: digest,
    keyId: record.collector.keyId,
    sizeBytes: blobs.reduce((sum, blob) => sum + blob.sizeBytes, 0),
    files: blobs.length,
    missing: {
      total: missingFrom(record).length,
      origins: originsOf(collected, record),
    },
    scrambled: outline.scrambledFonts !== undefined,
    thumb: record.artifacts.find((artifact) => artifact.role === 'thumb')?.sha256 ?? null,
    previous: record.previous?.captureId ?? null,
    ...(expands === null ? {} : { expands }),
    change,
    exportedAt: null,
  };
}
