import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Finding, verifyBundle } from '../../../lib/bundle/index.ts';
import { brokenZip } from './broken-zip.ts';
import { exportedBag, type LooseBag } from './loose-bag.ts';
import { LooseWacz } from './loose-wacz.ts';
import type { WaczMutation } from './wacz-mutation.ts';
import { waczMutations } from './wacz-mutations.ts';

const path = 'data/archive.wacz';
let made: Awaited<ReturnType<typeof exportedBag>>;
beforeAll(async () => {
  made = await exportedBag();
});

const failures = async (bag: LooseBag): Promise<readonly Finding[]> => {
  const { checks } = await verifyBundle(bag.zip(), { now: made.now });
  return checks.flatMap(({ findings }) => findings).filter(({ state }) => state === 'fails');
};

const loose = (): Promise<LooseWacz> => LooseWacz.open(made.bag.bytes(path));

/** The bundle with a WACZ in it that its maker has made to fit, as far as it can be, and sealed again. */
async function resealed(
  change: WaczMutation['change'],
  keeps: WaczMutation['keeps'] = [],
): Promise<LooseBag> {
  const wacz = await loose();
  const { sign } = made.key;
  await change(wacz, sign);
  wacz.writeRecords();
  if (!keeps.includes('index')) wacz.fitIndex();
  if (!keeps.includes('package')) {
    // A package whose form was changed stays as it is.
    const form = wacz.text('datapackage.json');
    if (!form.startsWith('{ ')) wacz.fitPackage();
  }
  if (!keeps.includes('signature')) await wacz.sign(sign);
  const bag = made.bag.copy();
  bag.put(path, wacz.zip());
  await bag.seal(sign);
  return bag;
}

const names = (found: readonly Finding[]): string[] => found.map(({ code, path: of }) => `${code} ${of}`);

describe('a WACZ that its maker signs again', () => {
  test('holds where nothing was changed', async () => {
    expect(await failures(await resealed(() => undefined))).toEqual([]);
  });

  test.for([...waczMutations])('$says', async ({ change, code, path: inner, keeps }) => {
    const found = names(await failures(await resealed(change, keeps)));
    expect(found).toContain(`${code} ${inner === '' ? path : `${path}/${inner}`}`);
    // Nothing else of the bundle is blamed.
    expect(found.filter((name) => !name.includes(path))).toEqual([]);
  });

  test('in any file of it: a byte changed, one more, one less, or all gone', async () => {
    const original = await loose();
    for (const name of original.files.keys()) {
      const bytes = original.files.get(name) ?? new Uint8Array();
      const middle = Math.floor(bytes.length / 2);
      const wrong: Uint8Array[] = [
        ...[0, middle, bytes.length - 1].map((at) =>
          bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        ),
        new Uint8Array([...bytes, 10]),
        bytes.subarray(0, -1),
        new Uint8Array(),
      ];
      for (const content of wrong) {
        const wacz = await loose();
        wacz.files.set(name, content);
        const bag = made.bag.copy();
        bag.put(path, wacz.zip());
        await bag.seal(made.key.sign);
        const found = await failures(bag);
        const isNamed = found.some(({ path: of, detail }) => of?.startsWith(path) || detail?.includes(name));
        expect(isNamed, `${name}: ${JSON.stringify(found)}`).toBe(true);
      }
    }
  });
});

describe('whatever is done to the bytes of the WARC', () => {
  test('one is changed, and it is found even if all sums are made to fit', async () => {
    const original = await loose();
    original.writeRecords();
    const warc = original.files.get('archive/data.warc') ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: warc.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const wacz = await loose();
          const bytes = new Uint8Array(warc);
          bytes[at] = (bytes[at] ?? 0) ^ change;
          wacz.files.set('archive/data.warc', bytes);
          wacz.fitPackage();
          await wacz.sign(made.key.sign);
          const bag = made.bag.copy();
          bag.put(path, wacz.zip());
          await bag.seal(made.key.sign);
          const found = await failures(bag);
          expect(names(found).some((name) => name.includes(`${path}/archive/data.warc`))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  test('any bytes in place of it are findings, and never an error', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .constantFrom(
          'WARC/1.1\r\n',
          '\r\n\r\n',
          'Content-Length: 5\r\n',
          'WARC-Target-URI: urn:capture:\r\n',
        )
        .map((text) => new Uint8Array(Buffer.from(text))),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 20 }),
        fc.constantFrom(
          'archive/data.warc',
          'indexes/index.cdxj',
          'pages/pages.jsonl',
          'datapackage.json',
          'datapackage-digest.json',
        ),
        async (pieces, name) => {
          const wacz = await loose();
          wacz.files.set(name, Buffer.concat(pieces));
          const bag = made.bag.copy();
          bag.put(path, wacz.zip());
          await bag.seal(made.key.sign);
          expect((await failures(bag)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});

test('a WACZ that another program has deflated in the bundle holds as well', async () => {
  const wishes = [...made.bag.files].map(([name, content]) => {
    return { name: `${made.bag.topFolder}/${name}`, content, deflate: name === path };
  });
  const { holds, checks } = await verifyBundle(new Blob([brokenZip(wishes)]), { now: made.now });
  expect(holds).toBe(true);
  expect(checks.at(-1)).toEqual({ check: 'wacz', state: 'holds', findings: [] });
});

test('a bundle without one holds: it may have been too large', async () => {
  const bag = made.bag.copy();
  bag.drop(path);
  await bag.seal(made.key.sign);
  expect(await failures(bag)).toEqual([]);
});
