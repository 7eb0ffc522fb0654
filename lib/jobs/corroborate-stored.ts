import { knownKeys, type Archive, type VersionRow } from '../archive/index.ts';
import { type Observation, observedTogether, type Relation, relationOf } from '../compare/index.ts';
import { type CaptureRef, KuaError } from '../model/index.ts';
import { compareStored } from './compare-stored.ts';

/** What two captures by different keys say of each other. */
export interface Corroboration {
  readonly earlier: VersionRow;
  readonly later: VersionRow;
  /** Null where they cannot be compared: one has no text, or can no longer be read. */
  readonly relation: Relation | null;
}

interface Seen extends Observation {
  readonly row: VersionRow;
}

/** Who holds a key, as far as the person knows: all keys of this device are one observer, and all keys of one name. */
export async function observers(archive: Archive): Promise<(keyId: string) => string> {
  const known = new Map((await knownKeys(archive)).map(({ keyId, name }) => [keyId, name]));
  return (keyId) => {
    const name = known.get(keyId);
    if (name === undefined) return `key ${keyId}`;
    return name === null ? 'own' : `name ${name}`;
  };
}

/**
 * The captures of these versions that are held against each other (`observedTogether`), and what they say of each other, one
 * after another: comparing takes its time. What was compared is kept as any comparison.
 */
export async function* corroborations(
  archive: Archive,
  rows: readonly VersionRow[],
  spanMs: number,
): AsyncGenerator<Corroboration> {
  const observerOf = await observers(archive);
  const seen: Seen[] = rows.map((row) => ({
    row,
    url: row.url,
    observer: observerOf(row.keyId),
    startedAt: row.startedAt,
    expanded: row.expands !== undefined,
  }));
  for (const [earlier, later] of observedTogether(seen, spanMs)) {
    const relation = await relate(archive, earlier.row.ref, later.row.ref);
    yield { earlier: earlier.row, later: later.row, relation };
  }
}

async function relate(archive: Archive, a: CaptureRef, b: CaptureRef): Promise<Relation | null> {
  try {
    return relationOf(await compareStored(archive, a, b));
  } catch (error) {
    if (error instanceof KuaError) return null;
    throw error;
  }
}
