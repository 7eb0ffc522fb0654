import { parseCanonicalJson, sha256, utf8 } from '../../evidence/index.ts';
import { type CaptureRecord, isStored } from '../../model/index.ts';
import { isToken } from './anchors.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import { recordOf } from './record.ts';
import { checkSignature, type SignerKey } from './seal.ts';

/** The record of a capture with 4,000 files, and as much again. */
export const mostRecordBytes = 64 * 1024 ** 2;
/** Clocks differ. */
export const toleranceMs = 24 * 60 * 60 * 1000;

/** What other checks need of a capture; the rest of its record is let go. */
export interface CheckedCapture {
  readonly captureId: string;
  /** Digest of capture.json. */
  readonly sha256: string;
  /** Addresses are compared by it: one may be long. */
  readonly urlDigest: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly previous: CaptureRecord['previous'];
}

/** What the records of a bundle come to. */
export interface CheckedCaptures {
  readonly byId: ReadonlyMap<string, CheckedCapture>;
  /** Digests of the resources that a record names, of those that are there. */
  readonly named: ReadonlySet<string>;
  /** False if a record could not be read: then nobody knows what else it names. */
  readonly complete: boolean;
}

/** What records are held against. */
export interface Against {
  readonly key: SignerKey | null;
  readonly now: Date;
  /** Files of `data/resources/` by digest, as `resourcesOf` lists them. */
  readonly resources: ReadonlyMap<string, readonly string[]>;
}

/** True for a time that has not come yet, whatever clock it was taken by. */
export function isFuture(at: string, now: Date): boolean {
  return Date.parse(at) > now.getTime() + toleranceMs;
}

/** Every capture: its record, the signature of it, and each file it names or does not name. */
export async function checkCaptures(
  bundle: OpenedBundle,
  against: Against,
  findings: Findings,
): Promise<CheckedCaptures> {
  const folders = Map.groupBy(
    [...bundle.files.keys()].filter((path) => path.startsWith('data/captures/')),
    (path) => path.split('/')[2] ?? '',
  );
  const byId = new Map<string, CheckedCapture>();
  const named = new Set<string>();
  for (const [captureId, paths] of [...folders].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const folder = `data/captures/${captureId}/`;
    const path = `${folder}capture.json`;
    const by = `${path}.sig`;
    await checkSignature(bundle, against.key, { path, mostBytes: mostRecordBytes, by }, findings);
    const record = await readRecord(bundle, path, findings);
    if (!record) continue;
    if (record.captureId !== captureId) findings.fails('record-elsewhere', path, record.captureId);
    if (record.collector.keyId !== against.key?.keyId)
      findings.fails('record-key', path, record.collector.keyId);
    if (isFuture(record.startedAt, against.now)) findings.fails('from-future', path, record.startedAt);
    checkArtifacts(bundle, record, { folder, paths }, findings);
    checkNamed(bundle, record, path, { resources: against.resources, named }, findings);
    const { url, startedAt, finishedAt, previous } = record;
    const urlDigest = await sha256(utf8(url));
    const digest = bundle.files.get(path)?.sha256 ?? '';
    byId.set(captureId, { captureId, sha256: digest, urlDigest, startedAt, finishedAt, previous });
  }
  if (folders.size === 0) findings.fails('missing', 'data/captures');
  return { byId, named, complete: byId.size === folders.size };
}

/** A capture's record; null where there is none, or it is not written as it must be. */
async function readRecord(
  bundle: OpenedBundle,
  path: string,
  findings: Findings,
): Promise<CaptureRecord | null> {
  const bytes = await bundle.read(path, mostRecordBytes);
  // Its signature's check has said why.
  if (typeof bytes === 'string') return null;
  const value = parseCanonicalJson(bytes);
  const record = recordOf(value);
  if (value === undefined) findings.fails('record-form', path);
  else if (!record) findings.fails('record-invalid', path);
  return record;
}

function checkArtifacts(
  bundle: OpenedBundle,
  record: CaptureRecord,
  { folder, paths }: { folder: string; paths: readonly string[] },
  findings: Findings,
): void {
  const artifacts = new Set<string>();
  for (const { path, bytes, sha256: digest } of record.artifacts) {
    const whole = folder + path;
    const file = bundle.files.get(whole);
    if (artifacts.has(whole)) findings.fails('artifact-twice', whole);
    artifacts.add(whole);
    if (!file) findings.fails('missing', whole);
    else if (file.sha256 === null) findings.fails('damaged', whole);
    else if (file.bytes !== bytes || file.sha256 !== digest) findings.fails('changed', whole);
  }
  for (const { path } of record.frames) {
    if (path !== null && !artifacts.has(folder + path)) findings.fails('frame-unlisted', folder + path);
  }
  const own = new Set([`${folder}capture.json`, `${folder}capture.json.sig`]);
  for (const path of paths) {
    if (!artifacts.has(path) && !own.has(path) && !isToken(path)) findings.fails('unreferenced', path);
  }
}

function checkNamed(
  bundle: OpenedBundle,
  record: CaptureRecord,
  path: string,
  { resources, named }: { resources: Against['resources']; named: Set<string> },
  findings: Findings,
): void {
  for (const resource of record.resources) {
    if (!isStored(resource)) continue;
    const [file] = resources.get(resource.sha256) ?? [];
    if (file === undefined) findings.fails('missing', `data/resources/${resource.sha256}`, path);
    else {
      named.add(resource.sha256);
      if (bundle.files.get(file)?.bytes !== resource.bytes) findings.fails('changed', file, path);
    }
  }
}

/** Each capture that names one before it as its previous: that one is earlier, of the same address, and the same bytes. */
export function checkVersions({ byId }: CheckedCaptures, findings: Findings): void {
  for (const { captureId, previous, urlDigest, startedAt } of byId.values()) {
    const before = previous ? byId.get(previous.captureId) : undefined;
    if (!previous || !before) continue;
    const holds =
      before.sha256 === previous.sha256 && before.urlDigest === urlDigest && before.startedAt < startedAt;
    if (!holds) findings.fails('previous', `data/captures/${captureId}/capture.json`, previous.captureId);
  }
}
