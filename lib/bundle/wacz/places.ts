import { type CaptureRecord, isStored, type StoredResource } from '../../model/index.ts';
import { webAddress } from './addresses.ts';
import { waczLimits } from './limits.ts';

/** A file of the page and the address at which its record stands. */
export interface PlacedFile {
  readonly address: string;
  readonly row: StoredResource;
  /** Status and headers are of an answer from this very address. */
  readonly isAnswer: boolean;
}

/** Which record of a capture stands at which address. */
export interface Places {
  /** Null for the page of a file in a viewer, whose own record is among `files`, and where there is no address. */
  readonly page: string | null;
  /** By path, the addresses of the pages within the page; one without is shown within the page around it. */
  readonly frames: ReadonlyMap<string, string>;
  readonly files: readonly PlacedFile[];
  /** By digest, where a file can be had: in the order of the record. */
  readonly byDigest: ReadonlyMap<string, ReadonlySet<string>>;
  /** By the digest of a rewritten style sheet: where the sheet as received can be had, null for nowhere, and its digest. */
  readonly sheets: ReadonlyMap<string, { readonly address: string | null; readonly of: string }>;
}

/**
 * Give everything that a capture shows its place: one record for each address, that of what was shown. The pages come
 * first, then files in the order of the record, where what was shown stands before what was answered otherwise.
 */
export function placesOf(record: CaptureRecord): Places {
  const rows = record.resources.filter(isStored).filter(({ via }) => via !== 'rewritten');
  const own = webAddress(record.url);
  const taken = new Map<string, string>();
  const isViewed = own !== null && isViewedFile(record) && rows.some(({ url }) => webAddress(url) === own);
  const page = isViewed || !smallPages(record).has('page.html') ? null : own;
  if (page !== null) taken.set(page, '');
  const frames = placeFrames(record, taken);
  const files = placeFiles(rows, taken);
  const byDigest = new Map<string, Set<string>>();
  for (const { address, row } of files) {
    if (address !== webAddress(row.url)) continue;
    const addresses = byDigest.get(row.sha256) ?? new Set();
    byDigest.set(row.sha256, addresses.add(address));
  }
  return { page, frames, files, byDigest, sheets: placeSheets(record, taken) };
}

/** True for a capture of a file that the browser shows in a viewer: its page only leads to it. */
function isViewedFile({ limitations, url }: CaptureRecord): boolean {
  return limitations.some(({ code, subject }) => code === 'file-not-read' && subject === url);
}

/** The pages that a player can show, by path, with their digests. */
export function smallPages({ artifacts }: CaptureRecord): ReadonlyMap<string, string> {
  const pages = artifacts.filter(({ role, bytes }) => {
    return (role === 'page' || role === 'frame') && bytes <= waczLimits.pageBytes;
  });
  return new Map(pages.map(({ path, sha256 }) => [path, sha256]));
}

/** Frames with one address and different content cannot both be had from it. */
function placeFrames(record: CaptureRecord, taken: Map<string, string>): Map<string, string> {
  const digests = smallPages(record);
  const placed = new Map<string, string>();
  for (const { path, url } of record.frames) {
    const address = webAddress(url);
    const digest = path === null ? undefined : digests.get(path);
    if (path === null || address === null || digest === undefined) continue;
    if ((taken.get(address) ?? digest) !== digest) continue;
    taken.set(address, digest);
    placed.set(path, address);
  }
  return placed;
}

function placeFiles(rows: readonly StoredResource[], taken: Map<string, string>): PlacedFile[] {
  const files: PlacedFile[] = [];
  const asked = new Set(rows.map(({ url }) => webAddress(url)));
  for (const row of rows) {
    const address = webAddress(row.url);
    if (address === null || taken.has(address)) continue;
    const answered = row.finalUrl === null ? address : webAddress(row.finalUrl);
    if (answered !== null && answered !== address && !taken.has(answered) && !asked.has(answered)) {
      taken.set(answered, row.sha256);
      files.push({ address: answered, row, isAnswer: true });
    }
    taken.set(address, row.sha256);
    files.push({ address, row, isAnswer: answered === address });
  }
  return files;
}

/** A sheet names other files as seen from the address that answered. */
function placeSheets(
  { resources }: CaptureRecord,
  taken: ReadonlyMap<string, string>,
): Map<string, { address: string | null; of: string }> {
  const sheets = new Map<string, { address: string | null; of: string }>();
  for (const row of resources) {
    if (!isStored(row) || row.via !== 'rewritten' || row.of === undefined || sheets.has(row.sha256)) continue;
    const { of } = row;
    const address = webAddress(row.finalUrl ?? row.url);
    sheets.set(row.sha256, { address: address !== null && taken.get(address) === of ? address : null, of });
  }
  return sheets;
}
