import { sha256 } from '../../evidence/index.ts';
import { type CaptureRecord, expansionOf } from '../../model/index.ts';
import { byteOrder } from '../byte-order.ts';
import { type ByteSource, openZip, type Zip, type ZipEntry } from '../read/index.ts';
import { mostRecordBytes } from '../verify/captures.ts';
import { type Finding, type Verdict, verifyBundle, type VerifyOptions } from '../verify/index.ts';
import { type KeptFile, keptSource } from './kept-source.ts';

/** A capture of a bundle that was taken: what it is found by. */
export interface TakenCapture {
  readonly captureId: string;
  /** Digest of capture.json. */
  readonly sha256: string;
  readonly startedAt: string;
  readonly url: string;
  /** Its content.json, by the path from the bag's root; null where it has none. */
  readonly outline: { readonly path: string; readonly sha256: string; readonly bytes: number } | null;
  /** True for a capture of a page that had been scrolled through. */
  readonly isExpanded: boolean;
}

/** A bundle of others that lies in a bundle, whole. */
export interface InnerBundle {
  readonly path: string;
  /** Where its bytes lie in the bundle around it; null where they are compressed there, as Kuä never writes them. */
  readonly place: { readonly start: number; readonly bytes: number } | null;
}

/** A bundle that holds. */
export interface TakenBundle {
  readonly topFolder: string;
  readonly bundleId: string;
  readonly keyId: string;
  readonly captures: readonly TakenCapture[];
  /** Of all files, those that a WARC and tables are made of. */
  readonly files: readonly KeptFile[];
  readonly inner: readonly InnerBundle[];
}

/** What came of a bundle: it is taken, or what it is refused for. */
export type Taken =
  | { readonly bundle: TakenBundle; readonly refused: null }
  | { readonly bundle: null; readonly refused: readonly Finding[] };

/** What a record of a WARC, or a row of a table, is made of. */
const roles: ReadonlySet<string> = new Set(['page', 'frame', 'outline', 'screenshot']);

/**
 * Check a bundle whole (`verifyBundle`), and only then say what is in it and where. Whose key it is does not matter here,
 * unless one is given.
 *
 * @throws what `verifyBundle` throws
 */
export async function takeBundle(blob: ByteSource, options: VerifyOptions): Promise<Taken> {
  const verdict = await verifyBundle(blob, options);
  if (!verdict.holds) return { bundle: null, refused: faultsOf(verdict) };
  const zip = await openZip(blob);
  const { bundle, readWhole } = await describe(blob, zip, verdict);
  const large = zip.entries.find(({ path, bytes }) => bytes > mostRecordBytes && readWhole.has(path));
  if (!large) return { bundle, refused: null };
  return {
    bundle: null,
    refused: [{ code: 'too-large', state: 'fails', path: large.path, detail: null }],
  };
}

function faultsOf({ checks }: Verdict): readonly Finding[] {
  return checks.flatMap(({ findings }) => findings).filter(({ state }) => state === 'fails');
}

interface Described {
  readonly bundle: TakenBundle;
  /** Files that nothing can be made without; a page, or its text, is left out where it is too large. */
  readonly readWhole: ReadonlySet<string>;
}

async function describe(blob: ByteSource, zip: Zip, verdict: Verdict): Promise<Described> {
  const byPath = new Map(zip.entries.map((entry) => [entry.path, keptFile(entry)]));
  const paths = [...byPath.keys()];
  const files = paths.filter((path) => path.startsWith('data/resources/'));
  const readWhole = new Set(files);
  const find = (path: string): KeptFile | null => byPath.get(path) ?? null;
  const source = keptSource(blob, { find, findResource: () => null });
  const captures: TakenCapture[] = [];
  for (const captureId of captureIdsOf(paths)) {
    const folder = `data/captures/${captureId}/`;
    const { record, bytes } = await source.record(captureId);
    captures.push(takenCapture(record, await sha256(bytes), folder));
    const own = record.artifacts.filter(({ role }) => roles.has(role));
    files.push(`${folder}capture.json`, ...own.map(({ path }) => folder + path));
    for (const { role, path } of own) if (role === 'screenshot') readWhole.add(folder + path);
  }
  const bundle: TakenBundle = {
    topFolder: zip.topFolder,
    bundleId: verdict.bundleId ?? '',
    keyId: verdict.keyId ?? '',
    captures,
    files: files.toSorted(byteOrder).flatMap((path) => byPath.get(path) ?? []),
    inner: zip.entries.filter(({ path }) => path.startsWith('data/imported/')).map(innerBundle),
  };
  return { bundle, readWhole };
}

function captureIdsOf(paths: readonly string[]): readonly string[] {
  const ids = paths.flatMap((path) => /^data\/captures\/([^/]+)\/capture\.json$/u.exec(path)?.[1] ?? []);
  return ids.toSorted(byteOrder);
}

function keptFile({ path, start, bytes, packedBytes, crc32, deflated }: ZipEntry): KeptFile {
  return { path, start, bytes, packedBytes, crc32, deflated };
}

function takenCapture(record: CaptureRecord, digest: string, folder: string): TakenCapture {
  const { captureId, startedAt, url, artifacts } = record;
  const outline = artifacts.find(({ role }) => role === 'outline');
  return {
    captureId,
    sha256: digest,
    startedAt,
    url,
    outline: outline ? { path: folder + outline.path, sha256: outline.sha256, bytes: outline.bytes } : null,
    isExpanded: expansionOf(record) !== null,
  };
}

function innerBundle({ path, start, bytes, deflated }: ZipEntry): InnerBundle {
  return { path, place: deflated ? null : { start, bytes } };
}
