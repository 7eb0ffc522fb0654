import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Finding,
  importedPath,
  listBundle,
  mostNesting,
  openWithin,
  readZipEntry,
  verifyBundle,
} from '../../../lib/bundle/index.ts';
import { brokenZip } from './broken-zip.ts';
import { exportedBag, type LooseBag } from './loose-bag.ts';
import { bundleId } from './made-captures.ts';
import { mutations } from './mutations.ts';
import { sealedMutations } from './sealed-mutations.ts';

type Made = Awaited<ReturnType<typeof exportedBag>>;
/** One’s own, and somebody else’s by another key. */
let own: Made;
let others: Made;
beforeAll(async () => {
  [own, others] = await Promise.all([exportedBag(), exportedBag()]);
});

const inner = importedPath(bundleId);

/** One’s own bundle with this one in it, sealed. */
async function carrying(zip: Uint8Array, path = inner): Promise<LooseBag> {
  const bag = own.bag.copy();
  bag.put(path, zip);
  await bag.seal(own.key.sign);
  return bag;
}

const bytesOf = async (bag: LooseBag): Promise<Uint8Array> => new Uint8Array(await bag.zip().arrayBuffer());

async function failures(bag: LooseBag): Promise<readonly Finding[]> {
  const { checks, holds } = await verifyBundle(bag.zip(), { now: own.now });
  const all = checks.flatMap(({ findings }) => findings).filter(({ state }) => state === 'fails');
  expect(holds).toBe(all.length === 0);
  return all;
}

describe('a bundle that carries somebody else’s', () => {
  test('holds, and says whose the inner one is', async () => {
    const bag = await carrying(others.zip);
    const verdict = await verifyBundle(bag.zip(), { now: own.now, key: own.key.publicSpki });
    expect(verdict).toMatchObject({ holds: true, key: 'given', keyId: own.key.keyId, captures: 3 });
    expect(verdict.imported).toEqual([
      {
        path: inner,
        holds: true,
        key: 'unknown',
        keyId: others.key.keyId,
        bundleId,
        files: others.bag.files.size,
        captures: 3,
      },
    ]);
    expect(verdict.cost.entries).toBe(bag.files.size + others.bag.files.size);
    const said = verdict.checks.find(({ check }) => check === 'imported');
    expect(said).toMatchObject({
      state: 'note',
      findings: [{ code: 'key-unknown', path: `${inner}/keys/signer.pub.pem`, detail: others.key.keyId }],
    });
  });

  test('knows the inner key where the person does', async () => {
    const named = new Set([others.key.keyId, own.key.keyId]);
    const bag = await carrying(others.zip);
    const { key, checks, imported } = await verifyBundle(bag.zip(), { now: own.now, named });
    expect([key, imported[0]?.key]).toEqual(['named', 'named']);
    expect(checks.filter(({ state }) => state !== 'holds')).toEqual([]);
  });

  test('is listed with it, and the inner one is read from it', async () => {
    const bag = await carrying(others.zip);
    const { captures, imported } = await listBundle(bag.zip());
    expect(captures.map(({ keyId }) => keyId)).toEqual(Array(3).fill(own.key.keyId));
    expect(imported.map(({ path }) => path)).toEqual([inner]);
    expect(imported[0]?.captures.map(({ keyId }) => keyId)).toEqual(Array(3).fill(others.key.keyId));
    const zip = await openWithin(bag.zip(), [bundleId]);
    const chain = zip.entries.find(({ path }) => path === 'data/log/chain.jsonl');
    expect(chain && (await readZipEntry(chain, 1e6))).toEqual(others.bag.bytes('data/log/chain.jsonl'));
    await expect(openWithin(bag.zip(), [bundleId, bundleId])).rejects.toThrow('not-found');
  });

  test('may name the captures of the inner one in comparisons, and none besides', async () => {
    const bag = own.bag.copy();
    const stranger = '20260315T150000000Z-12345678';
    for (const extension of ['html', 'json'])
      bag.put(`data/comparisons/${own.ids[0]}..${stranger}.${extension}`, '{}');
    await bag.seal(own.key.sign);
    expect(new Set((await failures(bag)).map(({ code }) => code))).toEqual(new Set(['comparison-stranger']));
    const theirs = others.bag.copy();
    expect(theirs.paths(/./u).length).toBeGreaterThan(0);
    const held = (await carrying(others.zip)).copy();
    for (const extension of ['html', 'json'])
      held.put(`data/comparisons/${own.ids[0]}..${others.ids[2]}.${extension}`, '{}');
    await held.seal(own.key.sign);
    expect(await failures(held)).toEqual([]);
  });
});

describe('whatever is done to the inner bundle is found, and named with its number', () => {
  const path = (found: readonly Finding[]): readonly string[] =>
    found.map((one) => `${one.code} ${one.path}`);

  test.for([...mutations])('$says', async (mutation) => {
    const bag = others.bag.copy();
    await mutation.change(bag, others.key.sign);
    const found = path(await failures(await carrying(await bytesOf(bag))));
    expect(found.filter((one) => one.startsWith(`${mutation.code} ${inner}`))).not.toEqual([]);
    expect(found.filter((one) => !one.includes(inner))).toEqual([]);
  });

  test.for(sealedMutations.filter((_, n) => n % 6 === 0))(
    'by the holder of the inner key: $says',
    async (mutation) => {
      const bag = others.bag.copy();
      await mutation.change(bag, others.key.sign);
      await bag.seal(others.key.sign);
      const found = path(await failures(await carrying(await bytesOf(bag))));
      expect(found.filter((one) => one.startsWith(`${mutation.code} ${inner}`))).not.toEqual([]);
    },
  );

  test('another bundle under its number', async () => {
    const name = importedPath('00000000-0000-4000-8000-000000000000');
    const found = await failures(await carrying(others.zip, name));
    expect(found).toEqual([{ code: 'imported-name', state: 'fails', path: name, detail: bundleId }]);
  });

  test('what is no ZIP, or no bundle', async () => {
    expect(path(await failures(await carrying(new Uint8Array(500).fill(65))))).toEqual([
      `zip-end-record ${inner}`,
    ]);
    const zip = brokenZip([{ name: 'top/a.txt', content: new Uint8Array(3) }]);
    expect(path(await failures(await carrying(zip)))).toContain(`missing ${inner}/bagit.txt`);
  });

  test('a file beside the bundles', async () => {
    const found = path(await failures(await carrying(others.zip, 'data/imported/readme.zip')));
    expect(found).toEqual(['unknown-file data/imported/readme.zip']);
  });
});

describe('bundles within bundles', () => {
  /** A bundle with so many levels of bundles in it. */
  async function nested(levels: number): Promise<LooseBag> {
    let zip = others.zip;
    let bag = others.bag.copy();
    for (let level = 0; level < levels; level += 1) {
      bag = await carrying(zip);
      zip = new Uint8Array(await bag.zip().arrayBuffer());
    }
    return bag;
  }

  test('are checked and listed as deep as they may lie, and no deeper', async () => {
    const deepest = await nested(mostNesting);
    const verdict = await verifyBundle(deepest.zip(), { now: own.now });
    expect(verdict.holds).toBe(true);
    expect(verdict.imported.map(({ path }) => path)).toEqual(
      Array.from({ length: mostNesting }, (_, n) =>
        Array(n + 1)
          .fill(inner)
          .join('/'),
      ),
    );
    expect((await listBundle(deepest.zip())).imported).toHaveLength(mostNesting);
    const beyond = await nested(mostNesting + 1);
    expect(await failures(beyond)).toEqual([
      {
        code: 'imported-depth',
        state: 'fails',
        path: Array(mostNesting + 1)
          .fill(inner)
          .join('/'),
        detail: String(mostNesting),
      },
    ]);
  });

  test('share the limits of one: none can cost more by lying within another', async () => {
    // 61,000 files in all, in two bundles that could each be opened by themselves.
    const wishes = Array.from({ length: 30_500 }, (_, n) => ({
      name: `top/${n}`,
      content: new Uint8Array(),
    }));
    const zip = brokenZip(wishes);
    const bag = own.bag.copy();
    bag.put(importedPath('00000000-0000-4000-8000-000000000001'), zip);
    bag.put(importedPath('00000000-0000-4000-8000-000000000002'), zip);
    await bag.seal(own.key.sign);
    const found = (await failures(bag)).filter(({ code }) => code === 'zip-entries');
    expect(found.map(({ path }) => path)).toEqual([importedPath('00000000-0000-4000-8000-000000000002')]);
    await expect(listBundle(bag.zip())).rejects.toThrow('entries');
  }, 120_000);
});
