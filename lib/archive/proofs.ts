import type { Collection } from 'dexie';
import type { Archive, CaptureRow, ProofRow } from './database.ts';

/** The service under which all calendars of OpenTimestamps lie together. */
export const calendarsTogether = 'opentimestamps';

/** Whom the person lets ask for the time, by their addresses; nobody by default. */
export interface TimeServices {
  /** RFC 3161. */
  readonly authorities: readonly string[];
  /** OpenTimestamps. */
  readonly calendars: readonly string[];
}

/** The rows that ask for a capture's time from all that the person chose, as soon as may be. */
export function wantedProofs(
  { captureId, sha256 }: Pick<CaptureRow, 'captureId' | 'sha256'>,
  { authorities, calendars }: TimeServices,
  nowMs: number,
): ProofRow[] {
  const wanted = (kind: ProofRow['kind'], service: string): ProofRow => {
    const id = `${captureId} ${service}`;
    const nothing = { bytes: null, at: null, attempts: 0, error: null };
    return { id, captureId, sha256, kind, service, ...nothing, nextAtMs: nowMs };
  };
  const tokens = authorities.map((address) => wanted('rfc3161', address));
  return calendars.length > 0 ? [...tokens, wanted('opentimestamps', calendarsTogether)] : tokens;
}

/** Ask for a capture's time now from all of whom it has none. */
export async function wantProofs(
  archive: Archive,
  captureId: string,
  services: TimeServices,
  nowMs: number,
): Promise<void> {
  await archive.transaction('rw', archive.captures, archive.proofs, async () => {
    const capture = await archive.captures.get(captureId);
    for (const row of capture ? wantedProofs(capture, services, nowMs) : []) {
      const had = await archive.proofs.get(row.id);
      if (!had) await archive.proofs.add(row);
      else if (!had.bytes) await archive.proofs.put({ ...had, attempts: 0, nextAtMs: nowMs });
    }
  });
}

/** A capture's proofs of time, had and still to be had. */
export async function proofsOf(archive: Archive, captureId: string): Promise<ProofRow[]> {
  return await archive.proofs.where('captureId').equals(captureId).toArray();
}

/** Those to be asked for by now, the longest due first. */
export async function dueProofs(archive: Archive, nowMs: number, limit: number): Promise<ProofRow[]> {
  return await archive.proofs.where('nextAtMs').belowOrEqual(nowMs).limit(limit).toArray();
}

/** How many are still to be asked for, and when the first of them is; null where none is. */
export async function openProofs(archive: Archive): Promise<{ count: number; nextAtMs: number } | null> {
  const open = (): Collection<ProofRow, string> => archive.proofs.orderBy('nextAtMs');
  const first = await open().first();
  if (first?.nextAtMs === undefined) return null;
  return { count: await open().count(), nextAtMs: first.nextAtMs };
}

/** Have all that are still to be asked for be due now. */
export async function hurryProofs(archive: Archive, nowMs: number): Promise<void> {
  await archive.proofs.orderBy('nextAtMs').modify({ nextAtMs: nowMs });
}

/** Keep what a try came to, unless the capture is gone meanwhile. */
export async function keepProof(archive: Archive, row: ProofRow): Promise<void> {
  await archive.transaction('rw', archive.proofs, async () => {
    if ((await archive.proofs.get(row.id)) !== undefined) await archive.proofs.put(row);
  });
}
