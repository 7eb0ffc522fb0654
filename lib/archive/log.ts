import type { Table } from 'dexie';
import { chainLine, newEntry } from '../evidence/index.ts';
import { KuaError, type LogEvent } from '../model/index.ts';
import type { Archive, LogRow } from './database.ts';
import { remember } from './witness.ts';

class HeadMoved extends Error {}

function subjectOf(event: LogEvent): string {
  switch (event.type) {
    case 'key-created':
      return event.keyId;
    case 'export':
    case 'import':
      return event.bundleId;
    case 'check':
    case 'attach':
      return event.captureId ?? event.url;
    case 'delete':
      return event.captureId ?? event.sha256;
    default:
      return event.captureId;
  }
}

function randomSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/**
 * Write `event` to the log and whatever `write` writes, in one transaction, or neither.
 *
 * The new line is computed before, since only Dexie may be awaited inside a transaction; if another writer moved
 * the head meanwhile, the transaction is rolled back and everything is tried again.
 *
 * @param tables what `write` touches besides the log
 * @throws KuaError `busy` when the head keeps moving, and whatever `write` throws
 */
export async function appendWith(
  archive: Archive,
  event: LogEvent,
  at: Date,
  tables: readonly Table[],
  write: () => Promise<void>,
): Promise<LogRow> {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const head = await archive.log.orderBy('seq').last();
    const seq = (head?.seq ?? 0) + 1;
    const entry = newEntry(event, { at: at.toISOString(), salt: randomSalt(), seq });
    const line = await chainLine({ entryBytes: entry, previousLine: head?.line ?? null, seq });
    const row: LogRow = { seq, line, entry, type: event.type, subject: subjectOf(event) };
    try {
      await archive.transaction('rw', [archive.log, ...tables], async () => {
        const now = await archive.log.orderBy('seq').last();
        if (now?.seq !== head?.seq || now?.line !== head?.line) throw new HeadMoved();
        await write();
        await archive.log.add(row);
      });
      // What is kept is kept, whether or not it can be remembered.
      await remember(archive, row).catch(() => undefined);
      return row;
    } catch (error) {
      if (!(error instanceof HeadMoved)) throw error;
    }
  }
  throw new KuaError('busy', 'the log kept changing');
}
