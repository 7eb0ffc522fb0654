import type { Archive } from './database.ts';

/** A name is a few words. */
export const mostNameChars = 120;

/** A key that the person can tell, and whose it is; null is a key of this device. */
export interface KnownKey {
  readonly keyId: string;
  readonly name: string | null;
}

/** Give a key of somebody else's a name, or another one. Nothing is kept where only white space is left of it. */
export async function nameKey(archive: Archive, keyId: string, name: string, at: Date): Promise<void> {
  const words = name.trim().slice(0, mostNameChars);
  if (words !== '') await archive.namedKeys.put({ keyId, name: words, namedAt: at.toISOString() });
}

/** The keys of this device, and those of others that have a name. */
export async function knownKeys(archive: Archive): Promise<KnownKey[]> {
  const [own, named] = await Promise.all([
    archive.keys.toCollection().primaryKeys(),
    archive.namedKeys.toArray(),
  ]);
  return [
    ...named.map(({ keyId, name }) => ({ keyId, name })),
    ...own.map((keyId) => ({ keyId, name: null })),
  ];
}
