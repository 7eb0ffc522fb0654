import type { Launched } from '../harness/index.ts';

/** What the archive weighs at rest, read past the extension's own code. */
export interface StoredBytes {
  readonly all: number;
  /** Pictures of pages: screenshots and their small copies. */
  readonly pictures: number;
  /** How much each table holds. */
  readonly tables: Readonly<Record<string, number>>;
  readonly captures: number;
}

/** Weigh every row of every table: bytes as they lie there, all else as its JSON. */
export async function storedBytes(kua: Launched): Promise<StoredBytes> {
  const own = await kua.ownPage('archive.html#/settings');
  try {
    return await own.evaluate(weigh);
  } finally {
    await own.close();
  }
}

/** Empty the archive, its key aside, and forget what is remembered of its log. */
export async function forgetAll(kua: Launched): Promise<void> {
  const own = await kua.ownPage('archive.html#/settings');
  try {
    await own.evaluate(empty);
  } finally {
    await own.close();
  }
}

async function weigh(): Promise<StoredBytes> {
  const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
    await new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
    });
  const weight = (value: unknown): number => {
    if (value instanceof Blob) return value.size;
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
    if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + weight(one), 0);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)?.length ?? 0;
    return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + weight(one), 0);
  };
  const database = await answer(indexedDB.open('kua'));
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const rows = new Map<string, Record<string, unknown>[]>();
  await Promise.all(
    names.map(async (name) => {
      rows.set(name, (await answer(transaction.objectStore(name).getAll())) as Record<string, unknown>[]);
    }),
  );
  database.close();
  const pictureDigests = new Set<string>();
  for (const { json } of rows.get('records') ?? []) {
    const plain = new Blob([json as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'));
    const { artifacts } = JSON.parse(await new Response(plain).text()) as {
      artifacts: { role: string; sha256: string }[];
    };
    for (const { role, sha256 } of artifacts) {
      if (/^(?:screenshot|thumb|full-page|strip)/u.test(role)) pictureDigests.add(sha256);
    }
  }
  const tables = Object.fromEntries(
    Array.from(rows, ([name, list]) => [name, list.reduce((sum, row) => sum + weight(row), 0)]),
  );
  const pictures = (rows.get('blobs') ?? []).filter(({ sha256 }) => pictureDigests.has(String(sha256)));
  return {
    all: Object.values(tables).reduce((sum, bytes) => sum + bytes, 0),
    pictures: pictures.reduce((sum, row) => sum + weight(row), 0),
    tables,
    captures: rows.get('captures')?.length ?? 0,
  };
}

async function empty(): Promise<void> {
  const opening = indexedDB.open('kua');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
  });
  const names = [...database.objectStoreNames].filter((name) => name !== 'keys');
  const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
  const emptied = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not emptied')));
  });
  for (const name of names) transaction.objectStore(name).clear();
  await chrome.storage.local.remove('witness');
  await emptied;
  database.close();
}
