import type { Witness } from '../model/index.ts';
import type { Archive, LogRow } from './database.ts';

/** Where what is remembered of the log is kept, outside of its database. */
export interface WitnessStore {
  read(): Promise<Witness | null>;
  /** Null forgets what was remembered. */
  write(witness: Witness | null): Promise<void>;
  /** Keep what was remembered of a log that is lost. */
  putAside(witness: Witness): Promise<void>;
}

/** The log is not the one that is remembered: how many entries there were, and how many there are. */
export interface LogLoss {
  readonly had: number;
  readonly has: number;
}

/** Hold the log against what is remembered of it; null if it goes on from there. */
export async function lossAgainst(archive: Archive, remembered: Witness | null): Promise<LogLoss | null> {
  if (!remembered) return null;
  const { first, head, length } = remembered;
  const [firstRow, headRow] = await archive.log.bulkGet([1, length]);
  if (firstRow?.line === first && headRow?.line === head) return null;
  return { had: length, has: await archive.log.count() };
}

/** What the log has lost since Kuä last wrote to it; null if nothing. */
export async function lossOf(archive: Archive): Promise<LogLoss | null> {
  return await lossAgainst(archive, (await archive.witness?.read()) ?? null);
}

/** Remember a line that was just written, unless what is remembered is already longer, or is lost: that stays known. */
export async function remember(archive: Archive, row: LogRow): Promise<void> {
  const store = archive.witness;
  if (!store) return;
  await alone(async () => {
    const remembered = await store.read();
    if (remembered && remembered.length >= row.seq) return;
    if (await lossAgainst(archive, remembered)) return;
    const first = await archive.log.get(1);
    if (first) await store.write({ first: first.line, head: row.line, length: row.seq });
  });
}

/** Go on with the log that is there: from now on it is the one that is remembered. The other is put aside. */
export async function acceptLoss(archive: Archive): Promise<void> {
  const { witness: store } = archive;
  await alone(async () => {
    const lost = (await store?.read()) ?? null;
    if (!store || !lost || !(await lossAgainst(archive, lost))) return;
    await store.putAside(lost);
    await store.write(await witnessOf(archive));
  });
}

/** Remember a log that was written before anything remembered it. */
export async function rememberFirst(archive: Archive): Promise<void> {
  const { witness: store } = archive;
  await alone(async () => {
    if (store && (await store.read()) === null) await store.write(await witnessOf(archive));
  });
}

async function witnessOf(archive: Archive): Promise<Witness | null> {
  const [first, head] = await Promise.all([archive.log.get(1), archive.log.orderBy('seq').last()]);
  return first && head ? { first: first.line, head: head.line, length: head.seq } : null;
}

/** What is remembered is read and written by one of Kuä's pages at a time. */
async function alone(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request('kua-witness', work);
}
