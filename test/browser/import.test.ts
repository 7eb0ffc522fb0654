import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { brokenZip } from '../unit/bundle/broken-zip.ts';
import { kinds, names, structure } from '../unit/bundle/broken-zip-cases.ts';
import { exportedBag } from '../unit/bundle/loose-bag.ts';
import { bundleId } from '../unit/bundle/made-captures.ts';
import { mutations } from '../unit/bundle/mutations.ts';
import { sealedMutations } from '../unit/bundle/sealed-mutations.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('import.ts');
let made: Awaited<ReturnType<typeof exportedBag>>;
let page: Page;

declare global {
  var kuaDatabase: InstanceType<typeof kuaImport.Archive>;
  /** Everything in the database, as text: rows as JSON, and bytes in hex. */
  function everything(): Promise<string>;
  function fileOf(base64: string): File;
  function bundleOf(base64: string): Parameters<typeof kuaImport.importBundle>[1];
}

beforeAll(async () => {
  made = await exportedBag();
  page = await freshPage();
});

/** A page with an archive that holds a log and a bundle of somebody else's. */
async function freshPage(): Promise<Page> {
  const opened = await chromium.open('<!doctype html><title>import</title>');
  await chromium.teach(opened);
  const other = await exportedBag();
  other.bag.topFolder = other.bag.topFolder.replace('7b1cf9a0', '00000000');
  await opened.evaluate(async () => {
    globalThis.kuaDatabase = new kuaImport.Archive(`db-${Math.random()}`);
    globalThis.fileOf = (base64) =>
      new File([Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0)], 'bundle.zip');
    globalThis.bundleOf = (base64) => ({ name: 'bundle.zip', zip: fileOf(base64) });
    const shown = async (value: unknown): Promise<unknown> => {
      if (value instanceof Blob) return await shown(new Uint8Array(await value.arrayBuffer()));
      if (value instanceof Uint8Array) return [...value].map((byte) => byte.toString(16)).join(' ');
      if (value instanceof CryptoKey) return `${value.type} key`;
      if (Array.isArray(value)) return await Promise.all(value.map(shown));
      if (typeof value !== 'object' || value === null) return value;
      const parts = Object.entries(value).map(async ([name, one]) => [name, await shown(one)] as const);
      return Object.fromEntries(await Promise.all(parts));
    };
    globalThis.everything = async () => {
      const tables = kuaDatabase.tables.map(async (table) => [
        table.name,
        await shown(await table.toArray()),
      ]);
      return JSON.stringify(await Promise.all(tables));
    };
    await kuaImport.deviceKey(kuaDatabase, new Date());
  });
  return opened;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const now = (): number => made.now.getTime();

/** Import these bytes; answers what came of it, and whether the database is as before, byte for byte. */
async function imported(bytes: Uint8Array, lie = false): Promise<{ came: string; same: boolean }> {
  return await page.evaluate(
    async (content, nowMs, lies, good) => {
      const before = await everything();
      const options = { now: new Date(nowMs) };
      // Whoever says that a bundle holds is not believed: what lies in the database is checked.
      const verdict = lies ? await kuaImport.verifyBundle(fileOf(good), options) : null;
      const came = await kuaImport.importBundle(kuaDatabase, bundleOf(content), options, verdict).then(
        ({ state }) => state as string,
        (error: unknown) => String(Reflect.get(Object(error), 'code') ?? error),
      );
      return { came, same: (await everything()) === before };
    },
    base64(bytes),
    now(),
    lie,
    lie ? base64(made.zip) : '',
  );
}

describe('a bundle that does not hold leaves the database as it was, byte for byte', () => {
  const refused = { came: 'refused', same: true };

  test.for([...mutations])('$says', async (mutation) => {
    const bag = made.bag.copy();
    await mutation.change(bag, made.key.sign);
    const bytes = new Uint8Array(await bag.zip().arrayBuffer());
    expect(await imported(bytes)).toEqual(refused);
    expect(await imported(bytes, true)).toEqual(refused);
  });

  test.for([...sealedMutations])('by the holder of its key: $says', async (mutation) => {
    const bag = made.bag.copy();
    await mutation.change(bag, made.key.sign);
    await bag.seal(made.key.sign);
    const bytes = new Uint8Array(await bag.zip().arrayBuffer());
    expect(await imported(bytes)).toEqual(refused);
  });

  test.for([...names, ...kinds, ...structure])('a ZIP with %s', async ([, , wishes, end]) => {
    const bytes = brokenZip(wishes, end);
    const { came, same } = await imported(bytes);
    expect(['refused', 'not-a-bundle']).toContain(came);
    expect(same).toBe(true);
  });

  test('a file that is no ZIP, an empty one, and one that is cut off', async () => {
    expect(await imported(new Uint8Array(1000).fill(65))).toEqual({ came: 'not-a-bundle', same: true });
    expect(await imported(new Uint8Array())).toEqual({ came: 'not-a-bundle', same: true });
    const { came, same } = await imported(made.zip.subarray(0, made.zip.length - 40));
    expect(same).toBe(true);
    expect(['refused', 'not-a-bundle']).toContain(came);
  });
});

describe('a bundle that holds', () => {
  test('is kept as it came, once, and can be removed without a trace but in the log', async () => {
    page = await freshPage();
    const before = await page.evaluate(() => everything());
    expect(await imported(made.zip)).toEqual({ came: 'kept', same: false });
    expect(await imported(made.zip)).toEqual({ came: 'same', same: true });
    // The same bundle in other packing.
    const packed = new Uint8Array(await made.bag.zip().arrayBuffer());
    expect(Buffer.compare(packed, made.zip)).not.toBe(0);
    expect(await imported(packed)).toEqual({ came: 'same', same: true });
    const kept = await page.evaluate(async (number) => {
      const bytes = (await kuaDatabase.importedFiles.get(number))?.data ?? new Blob();
      const rows = await kuaDatabase.log.orderBy('seq').toArray();
      const captures = await kuaDatabase.importedCaptures.toArray();
      const [first] = captures;
      const sealed = first && (await kuaImport.anyonesCapture(kuaDatabase, first.sha256));
      const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
      return {
        size: bytes.size,
        digest: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
        row: await kuaDatabase.importedBundles.get(number),
        entry: JSON.parse(new TextDecoder().decode(rows.at(-1)?.entry)) as unknown,
        problems: await kuaImport.checkChain(
          rows.map(({ line }) => line),
          new Map(rows.map(({ seq, entry }) => [seq, entry])),
        ),
        captures: captures.length,
        title: sealed?.record.title,
        outline: sealed && (await kuaImport.anyonesOutline(sealed)).tables.length,
      };
    }, bundleId);
    expect(kept).toMatchObject({
      size: made.zip.length,
      row: { sha256: kept.digest, keyId: made.key.keyId, captures: 3, depth: 0 },
      entry: { type: 'import', bundleId, keyId: made.key.keyId, sha256: kept.digest },
      problems: [],
      captures: 3,
      outline: 1,
    });
    const after = await page.evaluate(async (number) => {
      await kuaImport.deleteImported(kuaDatabase, number);
      await kuaDatabase.log.delete(await kuaDatabase.log.count());
      return await everything();
    }, bundleId);
    expect(after).toBe(before);
  });

  test('under the number of another that is kept already takes nothing away from that', async () => {
    page = await freshPage();
    expect((await imported(made.zip)).came).toBe('kept');
    const other = await exportedBag();
    expect(await imported(other.zip)).toEqual({ came: 'number-taken', same: true });
  });

  test('is no part of the archive where an import was cut off, and goes with the next', async () => {
    page = await freshPage();
    const left = await page.evaluate(async (content) => {
      await kuaImport.stageImported(kuaDatabase, '00000000-0000-4000-8000-000000000000', fileOf(content));
      const staged = await kuaDatabase.importedFiles.count();
      await kuaImport.dropUnfinishedIfIdle(kuaDatabase);
      return [staged, await kuaDatabase.importedFiles.count()];
    }, base64(made.zip));
    expect(left).toEqual([1, 0]);
  });

  test('that carries another shows the captures of both, each read out of its own', async () => {
    page = await freshPage();
    expect((await imported(made.zip)).came).toBe('kept');
    // Somebody else’s bundle that carries the first.
    const other = await exportedBag();
    const bag = other.bag.copy();
    bag.put(`data/imported/${bundleId}.zip`, made.zip);
    await bag.seal(other.key.sign);
    const versions = await page.evaluate(
      async (content, nowMs) => {
        await kuaImport.deleteImported(
          kuaDatabase,
          (await kuaDatabase.importedBundles.toCollection().first())?.bundleId ?? '',
        );
        await kuaImport.importBundle(kuaDatabase, bundleOf(content), { now: new Date(nowMs) });
        const rows = await kuaDatabase.importedCaptures.toArray();
        const url = rows[0]?.url ?? '';
        const inner = rows.find(({ within }) => within.length === 1);
        const capture = inner && (await kuaImport.anyonesCapture(kuaDatabase, inner.sha256));
        const all = await kuaImport.everyonesVersions(kuaDatabase, url);
        return {
          captures: rows.length,
          keys: new Set(all.map(({ keyId }) => keyId)).size,
          versions: all.length,
          bundles: all.map(({ bundles }) => bundles.length),
          inner: capture?.record.captureId === inner?.captureId && inner !== undefined,
          depth: (await kuaDatabase.importedBundles.toCollection().first())?.depth,
        };
      },
      base64(new Uint8Array(await bag.zip().arrayBuffer())),
      now(),
    );
    expect(versions).toEqual({
      captures: 6,
      keys: 2,
      versions: 4,
      bundles: [1, 1, 1, 1],
      inner: true,
      depth: 1,
    });
  });
});
