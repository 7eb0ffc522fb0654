import { createDeviceKey, type DeviceKey } from '../evidence/index.ts';
import type { Archive } from './database.ts';
import { appendWith } from './log.ts';

/** The key that seals captures now: the newest. Made on first need, with its entry in the log. */
export async function deviceKey(archive: Archive, now: Date): Promise<DeviceKey> {
  const newest = await archive.keys.orderBy('createdAt').last();
  if (newest) return newest;
  return await startKey(archive, now);
}

/** Make a key that seals captures from now on, with its entry in the log. Earlier ones stay for what they sealed. */
export async function startKey(archive: Archive, now: Date): Promise<DeviceKey> {
  const key = await createDeviceKey();
  const row = { ...key, createdAt: now.toISOString() };
  await appendWith(archive, { type: 'key-created', keyId: key.keyId }, now, [archive.keys], async () => {
    await archive.keys.add(row);
  });
  return row;
}
