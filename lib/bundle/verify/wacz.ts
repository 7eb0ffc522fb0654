import { KuaError } from '../../model/index.ts';
import {
  entryPieces,
  openZip,
  readZipEntry,
  type Zip,
  type ZipEntry,
  zipLimits,
  ZipRefusal,
  type ByteSource,
} from '../read/index.ts';
import { waczLimits, waczPaths, type WaczSource } from '../wacz/index.ts';
import type { BagInfo } from './bag.ts';
import { mostRecordBytes } from './captures.ts';
import { fileSource } from './file-source.ts';
import type { Findings } from './findings.ts';
import { digestOf, type Fault, type OpenedBundle } from './opened-bundle.ts';
import type { SignerKey } from './seal.ts';
import { checkIndex, checkPages, type LineFile } from './wacz-lists.ts';
import { checkDigest, checkListed, checkPackage, readPackage } from './wacz-package.ts';
import { checkWarc } from './wacz-warc.ts';

const path = 'data/archive.wacz';
/** What a WACZ in a bundle holds, its heads and its index. */
const mostBytes = 2 * waczLimits.bytes;
const mostPackageBytes = 64 * 1024;
const names: readonly string[] = Object.values(waczPaths);

/** What a WACZ is held against. */
export interface WaczAgainst {
  readonly key: SignerKey | null;
  readonly info: BagInfo;
  /** In the order of time; null where the captures do not hold, and there is nothing to hold records against. */
  readonly captureIds: readonly string[] | null;
  /** Files of `data/resources/` by digest, as `resourcesOf` lists them. */
  readonly resources: ReadonlyMap<string, readonly string[]>;
}

/** A file of the WACZ whose digest was made. */
interface InnerFile {
  readonly entry: ZipEntry;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * `data/archive.wacz`, where there is one: its ZIP, what it says of itself, its signature, and every record, line of the
 * index and page against the captures of the bundle. Files of it are named as if they lay in a folder of that name.
 */
export async function checkWacz(
  bundle: OpenedBundle,
  against: WaczAgainst,
  findings: Findings,
): Promise<void> {
  if (!bundle.files.has(path)) return;
  const blob = await bundle.blob(path, mostBytes);
  if (typeof blob === 'string') return findings.fails(blob, path);
  const zip = await openInner(blob, findings);
  const files = zip && (await readInner(zip, findings));
  if (!files) return;
  try {
    await checkFiles(bundle, files, against, findings);
  } catch (error) {
    if (!(error instanceof UnreadFile)) throw error;
    findings.fails(error.fault, error.path);
  }
}

async function openInner(blob: ByteSource, findings: Findings): Promise<Zip | null> {
  try {
    return await openZip(blob, { ...zipLimits, entries: 64 }, 'flat');
  } catch (error) {
    const rule = error instanceof ZipRefusal ? error.rule : 'end-record';
    if (!(error instanceof KuaError)) throw error;
    const entry = error instanceof ZipRefusal ? error.entry : null;
    findings.fails(`zip-${rule}`, entry === null ? path : inside(entry));
    return null;
  }
}

function inside(name: string): string {
  return `${path}/${name}`;
}

/** All files that a WACZ has, stored, in their order; null where one is missing or cannot be read. */
async function readInner(zip: Zip, findings: Findings): Promise<ReadonlyMap<string, InnerFile> | null> {
  const files = new Map<string, InnerFile>();
  for (const entry of zip.entries) {
    if (!names.includes(entry.path)) findings.fails('unknown-file', inside(entry.path));
    else if (entry.deflated) findings.fails('zip-method', inside(entry.path));
    else {
      const sha256 = await digestOf(entry, findings, inside(entry.path));
      if (sha256 !== null) files.set(entry.path, { entry, bytes: entry.bytes, sha256 });
    }
  }
  const found = zip.entries.map((entry) => entry.path).filter((name) => names.includes(name));
  for (const name of names) if (!found.includes(name)) findings.fails('missing', inside(name));
  const order = names.filter((name) => found.includes(name));
  if (order.join() !== found.join()) findings.fails('wacz-order', path);
  return files.size === names.length ? files : null;
}

async function checkFiles(
  bundle: OpenedBundle,
  files: ReadonlyMap<string, InnerFile>,
  { key, info, captureIds, resources }: WaczAgainst,
  findings: Findings,
): Promise<void> {
  const packaged = await readSmall(files, waczPaths.package, findings);
  const digest = await readSmall(files, waczPaths.digest, findings);
  const listed = [waczPaths.pages, waczPaths.warc, waczPaths.index].flatMap((name) => {
    const file = files.get(name);
    return file ? [{ path: name, bytes: file.bytes, sha256: file.sha256 }] : [];
  });
  const place = inside(waczPaths.package);
  const read = packaged && readPackage({ path: place, bytes: packaged }, { ...bundle, ...info }, findings);
  if (read) checkListed({ path: place, value: read.value }, listed, findings);
  if (packaged && digest)
    await checkDigest(
      { path: inside(waczPaths.digest), bytes: digest },
      { bytes: packaged, read },
      key,
      findings,
    );
  if (!captureIds) return findings.notes('not-checked', path);
  const source = sourceOf(bundle, resources, captureIds);
  const warc = { ...lineFile(files, waczPaths.warc), source, facts: read && read.facts };
  const { index, pages } = await checkWarc(warc, findings);
  await checkIndex(lineFile(files, waczPaths.index), index, findings);
  await checkPages(lineFile(files, waczPaths.pages), pages, findings);
  if (read) checkPackage(place, read, { files: listed, main: pages[0] ?? null }, findings);
}

async function readSmall(
  files: ReadonlyMap<string, InnerFile>,
  name: string,
  findings: Findings,
): Promise<Uint8Array | null> {
  const file = files.get(name);
  if (!file) return null;
  if (file.bytes <= mostPackageBytes) return await readZipEntry(file.entry, mostPackageBytes);
  findings.fails('too-large', inside(name));
  return null;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
}

function lineFile(files: ReadonlyMap<string, InnerFile>, name: string): LineFile {
  const entry = files.get(name)?.entry;
  return { path: inside(name), pieces: entry ? entryPieces(entry) : nothing() };
}

/** A file of the bag that cannot be had. */
class UnreadFile extends Error {
  readonly fault: Fault;
  readonly path: string;

  constructor(fault: Fault, of: string) {
    super(of);
    this.name = 'UnreadFile';
    this.fault = fault;
    this.path = of;
  }
}

function sourceOf(
  bundle: OpenedBundle,
  resources: WaczAgainst['resources'],
  captureIds: readonly string[],
): WaczSource {
  const read = async (of: string): Promise<Uint8Array> => {
    const bytes = await bundle.read(of, mostRecordBytes);
    if (typeof bytes === 'string') throw new UnreadFile(bytes, of);
    return bytes;
  };
  return fileSource(captureIds, {
    read,
    resourcePath: (sha256) => resources.get(sha256)?.[0] ?? `data/resources/${sha256}`,
    damaged: (of) => new UnreadFile('damaged', of),
  });
}
