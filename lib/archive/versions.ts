import type { CaptureRef, ChangeSummary, SiteKind } from '../model/index.ts';
import type { Archive, CaptureRow, ImportedCaptureRow } from './database.ts';
import { bundleNumbers, importedOf } from './imported.ts';
import { versionsOf } from './read.ts';

/** A version of an address, one's own or somebody else's. */
export interface VersionRow {
  readonly ref: CaptureRef;
  readonly url: string;
  readonly title: string;
  readonly siteKind: SiteKind;
  readonly startedAt: string;
  readonly status: number | null;
  readonly keyId: string;
  /** Digest of its capture.json. */
  readonly sha256: string;
  readonly thumb: string | null;
  readonly expands?: string;
  /** Only one's own are compared with the one before. */
  readonly previous: CaptureRef | null;
  readonly change: ChangeSummary | null;
  /** The numbers of imported bundles that hold it, each once. */
  readonly bundles: readonly string[];
}

/**
 * The versions of an address newest first, one's own and those of others, at most `limit` of one's own. A capture that is
 * there several times is shown once, with all bundles that hold it.
 */
export async function everyonesVersions(archive: Archive, url: string, limit = 200): Promise<VersionRow[]> {
  const own = await versionsOf(archive, url, limit);
  const imported = await importedOf(archive, url);
  const oldest = own.length === limit ? (own.at(-1)?.startedAt ?? '') : '';
  const bySha = Map.groupBy(imported, ({ sha256 }) => sha256);
  const mine = own.map((row) => ownVersion(row, bundleNumbers(bySha.get(row.sha256) ?? [])));
  const firsts = [...bySha.values()].flatMap(([row]) => (row && row.startedAt >= oldest ? [row] : []));
  const mineToo = await ownDigests(archive, firsts);
  const others = firsts
    .filter(({ sha256 }) => !mineToo.has(sha256))
    .map((row) => othersVersion(row, bundleNumbers(bySha.get(row.sha256) ?? [])));
  return [...mine, ...others].toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** Which of these captures are one's own too. */
async function ownDigests(
  archive: Archive,
  rows: readonly ImportedCaptureRow[],
): Promise<ReadonlySet<string>> {
  const own = await archive.captures.bulkGet(rows.map(({ captureId }) => captureId));
  return new Set(
    rows.filter(({ sha256 }, index) => own[index]?.sha256 === sha256).map(({ sha256 }) => sha256),
  );
}

/** One's own capture as a version. */
export function ownVersion(row: CaptureRow, bundles: readonly string[] = []): VersionRow {
  const {
    captureId,
    url,
    title,
    siteKind,
    startedAt,
    status,
    keyId,
    sha256,
    thumb,
    expands,
    previous,
    change,
  } = row;
  const common = { url, title, siteKind, startedAt, status, keyId, sha256, thumb };
  return {
    ...common,
    ref: captureId,
    previous,
    change,
    bundles,
    ...(expands === undefined ? {} : { expands }),
  };
}

function othersVersion(row: ImportedCaptureRow, bundles: readonly string[]): VersionRow {
  const { sha256, url, title, siteKind, startedAt, status, keyId, thumb, expands } = row;
  const common = { url, title, siteKind, startedAt, status, keyId, sha256, thumb };
  return {
    ...common,
    ref: sha256,
    previous: null,
    change: null,
    bundles,
    ...(expands === undefined ? {} : { expands }),
  };
}

/** An address that only others captured. */
export interface OthersPage {
  readonly url: string;
  readonly title: string;
  readonly siteKind: SiteKind;
  readonly latestAt: string;
}

/** How many captures of others there are of each address, without those that are one's own too, and the newest of them. */
export async function othersPages(
  archive: Archive,
): Promise<ReadonlyMap<string, OthersPage & { readonly others: number }>> {
  const rows = await archive.importedCaptures.toArray();
  const bySha = new Map(rows.map((row) => [row.sha256, row]));
  const pages = new Map<string, OthersPage & { readonly others: number }>();
  const mineToo = await ownDigests(archive, [...bySha.values()]);
  for (const row of bySha.values()) {
    if (mineToo.has(row.sha256)) continue;
    const { url, title, siteKind, startedAt } = row;
    const before = pages.get(url);
    const others = (before?.others ?? 0) + 1;
    const isLatest = !before || before.latestAt <= startedAt;
    pages.set(url, isLatest ? { url, title, siteKind, latestAt: startedAt, others } : { ...before, others });
  }
  return pages;
}
