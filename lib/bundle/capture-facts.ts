import { sha256, verifySignature } from '../evidence/index.ts';
import { CaptureRecord, expansionOf, isStored, missingFrom, KuaError } from '../model/index.ts';
import type { CaptureProofs, SealedFiles, SealingKey } from './bag-input.ts';
import { byteOrder } from './byte-order.ts';

/** What the report and the tables say of a capture; the rest of the record is read again when it is needed. */
export interface CaptureFacts {
  readonly files: SealedFiles;
  readonly captureId: string;
  readonly url: string;
  readonly finalUrl: string | null;
  /** What was asked for first, when the way led through redirects. */
  readonly askedFor: string | null;
  readonly title: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly trigger: CaptureRecord['trigger'];
  readonly status: number | null;
  readonly statusText: string | null;
  readonly skewMs: number | null;
  readonly keyId: string;
  /** Digest and size of capture.json. */
  readonly sha256: string;
  readonly bytes: number;
  readonly signature: Uint8Array;
  readonly artifacts: CaptureRecord['artifacts'];
  /** Size of each resource held, by digest. */
  readonly resources: ReadonlyMap<string, number>;
  /** How many rows of `resources` are held. */
  readonly stored: number;
  readonly missing: readonly { readonly url: string; readonly error: string }[];
  readonly limitations: CaptureRecord['limitations'];
  readonly alterations: CaptureRecord['alterations'];
  readonly previous: CaptureRecord['previous'];
  /** The capture of the page as it was seen, of which this is the one after scrolling; null for any other. */
  readonly expands: string | null;
  /** What others attested of its record. */
  readonly proofs: CaptureProofs;
}

/**
 * Read the records of the captures, each checked against its signature.
 *
 * @returns facts by address, the address captured first before others, its versions in the order of their time
 * @throws KuaError `unexpected` for a record that is damaged, or was sealed by another key than the bundle's
 */
export async function readFacts(captures: readonly SealedFiles[], key: SealingKey): Promise<CaptureFacts[]> {
  const facts: CaptureFacts[] = [];
  for (const files of captures) facts.push(await factsOf(files, key));
  facts.sort((a, b) => byteOrder(a.startedAt, b.startedAt) || byteOrder(a.captureId, b.captureId));
  return [...Map.groupBy(facts, ({ url }) => url).values()].flat();
}

/** A capture's record, parsed. @throws KuaError `unexpected` when it is none */
export function parseRecord(bytes: Uint8Array, captureId: string): CaptureRecord {
  const parsed = CaptureRecord.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success || parsed.data.captureId !== captureId) {
    throw new KuaError('unexpected', `damaged record: ${captureId}`);
  }
  return parsed.data;
}

async function factsOf(files: SealedFiles, key: SealingKey): Promise<CaptureFacts> {
  const { bytes, signature } = await files.record();
  const record = parseRecord(bytes, files.captureId);
  if (record.collector.keyId !== key.keyId) {
    throw new KuaError(
      'unexpected',
      `${record.captureId} was sealed by another key: ${record.collector.keyId}`,
    );
  }
  if (!(await verifySignature(key.publicSpki, signature, bytes))) {
    throw new KuaError('unexpected', `damaged record: the signature of ${record.captureId} does not hold`);
  }
  const stored = record.resources.filter(isStored);
  return {
    files,
    captureId: record.captureId,
    url: record.url,
    finalUrl: record.finalUrl,
    askedFor: record.http.redirects?.[0]?.url ?? null,
    title: record.title,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    trigger: record.trigger,
    status: record.http.status,
    statusText: record.http.statusText,
    skewMs: record.clock.skewMs,
    keyId: record.collector.keyId,
    sha256: await sha256(bytes),
    bytes: bytes.length,
    signature,
    artifacts: record.artifacts,
    resources: new Map(stored.map((resource) => [resource.sha256, resource.bytes])),
    stored: stored.length,
    missing: missingFrom(record),
    limitations: record.limitations,
    alterations: record.alterations,
    previous: record.previous,
    expands: expansionOf(record),
    proofs: (await files.proofs?.()) ?? { tokens: [], ots: null },
  };
}
