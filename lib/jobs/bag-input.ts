import {
  appendWith,
  attachmentsWith,
  notesOf,
  proofsOf,
  readBytes,
  readCapture,
  type Archive,
  type KeyRow,
  type TimeServices,
} from '../archive/index.ts';
import type { BagInput, CaptureProofs, SealedFiles, SealedLog } from '../bundle/index.ts';
import { COMPARE_VERSION } from '../compare/index.ts';
import { type AskCalendar, type Bytes, sign } from '../evidence/index.ts';
import type { Locale } from '../i18n/index.ts';
import { attachmentOf, KuaError, type CaptureRecord, type ExportJob } from '../model/index.ts';
import { carriedWith } from './carry-imported.ts';
import { reportProgress } from './job-rows.ts';
import { sealTime } from './seal-time.ts';

/** What an export needs from the page it runs in. */
export interface ExportDeps {
  readonly tool: CaptureRecord['tool'];
  /** The language that the report shows first. */
  readonly locale: Locale;
  /** A file of this name to write the bundle to: large, on disk, the extension's own. An older one is replaced. */
  file(name: string): Promise<FileSystemFileHandle>;
  /** Encrypts the bundle on its way to the file; null where nobody said with what. */
  readonly encrypt: ((zip: ReadableStream<Bytes>) => Promise<ReadableStream<Bytes>>) | null;
  /** Whom the person lets ask for the time. */
  readonly services: TimeServices;
  /** Sends one request to them, as `fetch` does. */
  readonly ask: AskCalendar;
  /** How far apart captures of others may be to be held against those exported. */
  readonly corroborationSpanMs: number;
  /** The person said no. What was written until then is thrown away. */
  readonly cancelled: AbortSignal;
}

/** The time of this export as its log entry has it; the entry is made on the first try and found on later ones. */
export async function enterInLog(archive: Archive, bundleId: string): Promise<Date> {
  const made = await archive.log.where('subject').equals(bundleId).first();
  const row =
    made ?? (await appendWith(archive, { type: 'export', bundleId }, new Date(), [], async () => {}));
  const entry: unknown = JSON.parse(new TextDecoder().decode(row.entry));
  const at = typeof entry === 'object' && entry !== null && 'at' in entry ? entry.at : null;
  if (typeof at !== 'string') throw new KuaError('log-broken', `entry ${row.seq}`);
  return new Date(at);
}

async function keyOf(archive: Archive, job: ExportJob): Promise<KeyRow> {
  const captures = await archive.captures.bulkGet(job.captureIds);
  const keyIds = new Set(captures.map((capture) => capture?.keyId));
  const [keyId, another] = keyIds;
  if (keyId === undefined) throw new KuaError('nothing-to-export');
  if (another !== undefined) throw new KuaError('unexpected', 'captures of more than one key');
  const key = await archive.keys.get(keyId);
  if (!key) throw new KuaError('not-found', keyId);
  return key;
}

async function logOf(archive: Archive): Promise<SealedLog> {
  const rows = await archive.log.orderBy('seq').toArray();
  return { lines: rows.map((row) => row.line), entries: new Map(rows.map((row) => [row.seq, row.entry])) };
}

async function bytesOf(archive: Archive, sha256: string): Promise<Blob> {
  const bytes = await readBytes(archive, sha256);
  if (!bytes) throw new KuaError('not-found', sha256);
  return bytes;
}

/** @param cancelled  planning reads all files, too, and can be given up at each */
function sealedFiles(archive: Archive, captureId: string, cancelled: AbortSignal): SealedFiles {
  return {
    captureId,
    record: async () => await readCapture(archive, captureId),
    artifact: async (_path, sha256) => {
      cancelled.throwIfAborted();
      return await bytesOf(archive, sha256);
    },
    proofs: async () => await proofsFor(archive, captureId),
  };
}

/** What is had of a capture's time by now. */
async function proofsFor(archive: Archive, captureId: string): Promise<CaptureProofs> {
  const rows = await proofsOf(archive, captureId);
  const tokens = rows.flatMap(({ kind, service, bytes }) =>
    kind === 'rfc3161' && bytes ? [{ authority: service, tsr: bytes }] : [],
  );
  return { tokens, ots: rows.find(({ kind }) => kind === 'opentimestamps')?.bytes ?? null };
}

/** What a bundle of the job's captures is made of. @throws KuaError `not-found`, `nothing-to-export` */
export async function bagInput(
  archive: Archive,
  job: ExportJob,
  at: Date,
  { tool, locale, services, ask, corroborationSpanMs, cancelled }: Omit<ExportDeps, 'file' | 'encrypt'>,
): Promise<BagInput> {
  const key = await keyOf(archive, job);
  const asking = (): void => void reportProgress(archive, job.id, 'timing');
  return {
    bundleId: job.bundleId,
    at,
    tool,
    locale,
    key: { keyId: key.keyId, publicSpki: key.publicSpki, sign: async (bytes) => await sign(key, bytes) },
    captures: job.captureIds.map((captureId) => sealedFiles(archive, captureId, cancelled)),
    resourceName: async (sha256) => (await archive.blobs.get(sha256))?.name ?? `${sha256}.bin`,
    resource: async (sha256) => {
      cancelled.throwIfAborted();
      return await bytesOf(archive, sha256);
    },
    log: await logOf(archive),
    ...(await carriedWith(archive, job, corroborationSpanMs)),
    volatile: async (a, b) => {
      const row = await archive.comparisons.get([a, b]);
      return row?.version === COMPARE_VERSION ? row.comparison.volatile : null;
    },
    ...(job.compare ? { compare: job.compare } : {}),
    ...sealTime(services, ask, cancelled, asking),
    attachments: (await attachmentsWith(archive, job.captureIds)).map(attachmentOf),
    attachment: async (sha256) => {
      cancelled.throwIfAborted();
      return await bytesOf(archive, sha256);
    },
    notes: (await notesOf(archive, job.captureIds)).map(({ captureId, at: noted, text }) => ({
      captureId,
      at: noted,
      text,
    })),
  };
}
