import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import JSZip from 'jszip';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkIds, type Finding, findingCodes, verifyBundle, zipRules } from '../../../lib/bundle/index.ts';
import { createDeviceKey, publicKeyPem, sha256, sign } from '../../../lib/evidence/index.ts';
import { locales, type Message } from '../../../lib/i18n/index.ts';
import { en } from '../../../lib/i18n/verify/en.ts';
import { kk } from '../../../lib/i18n/verify/kk.ts';
import { ru } from '../../../lib/i18n/verify/ru.ts';
import { verifyWords, type VerifyKey } from '../../../lib/i18n/verify/index.ts';
import { brokenZip } from './broken-zip.ts';
import { exportedBag, type LooseBag } from './loose-bag.ts';
import { otsFor, promise } from './made-ots.ts';
import type { Mutation } from './mutation.ts';
import { mutations } from './mutations.ts';
import { sealedMutations } from './sealed-mutations.ts';

let made: Awaited<ReturnType<typeof exportedBag>>;
beforeAll(async () => {
  made = await exportedBag();
});

const failures = async (bag: LooseBag, now = made.now): Promise<readonly Finding[]> => {
  const { checks, holds } = await verifyBundle(bag.zip(), { now });
  const all = checks.flatMap(({ findings }) => findings).filter(({ state }) => state === 'fails');
  expect(holds).toBe(all.length === 0);
  return all;
};

/** The path of a mutation with its places filled. */
function pathIn(bag: LooseBag, path: string): string {
  const [a = '', b = '', c = ''] = made.ids.map((id) => `data/captures/${id}/`);
  const css = made.bag.paths(/^data\/resources\/.*css$/u)[0] ?? '';
  const places: Record<string, string> = {
    '{a}': a,
    '{b}': b,
    '{c}': c,
    '{css}': css,
    '{html}': css.replace('.css', '.html'),
    '{bin}': css.replace('.css', '.bin'),
    '{stem}': css.replace('.css', ''),
    '{top}': bag.topFolder,
    '{comparison}': made.bag.paths(/^data\/comparisons\/.*json$/u)[0] ?? '',
  };
  return path.replace(/\{\w+\}/u, (place) => places[place] ?? place);
}

async function changed({ change }: Mutation): Promise<LooseBag> {
  const bag = made.bag.copy();
  await change(bag, made.key.sign);
  return bag;
}

describe('a bundle as Kuä writes it', () => {
  test('holds in every check, by an unknown key', async () => {
    const verdict = await verifyBundle(new Blob([made.zip]), { now: made.now });
    expect(verdict).toMatchObject({
      holds: true,
      key: 'unknown',
      keyId: made.key.keyId,
      topFolder: made.bag.topFolder,
      bundleId: made.input.bundleId,
      captures: 3,
      files: made.bag.files.size,
      log: { lines: 7, opened: 6 },
    });
    expect(verdict.checks.map(({ check, state }) => `${check} ${state}`)).toEqual(
      checkIds.map((check) => `${check} ${check === 'key' ? 'note' : 'holds'}`),
    );
  });

  test('holds by the key that the person has from elsewhere, and by no other', async () => {
    const by = (key: Uint8Array) => verifyBundle(new Blob([made.zip]), { now: made.now, key });
    expect(await by(made.key.publicSpki)).toMatchObject({ holds: true, key: 'given' });
    const { publicSpki } = await createDeviceKey();
    const { holds, key, checks } = await by(publicSpki);
    expect({ holds, key }).toEqual({ holds: false, key: 'unknown' });
    expect(checks.filter(({ state }) => state === 'fails')).toEqual([
      {
        check: 'key',
        state: 'fails',
        findings: [
          { code: 'key-another', state: 'fails', path: 'keys/signer.pub.pem', detail: made.key.keyId },
        ],
      },
    ]);
  });

  test('packed again by another program, in another order, holds as well', async () => {
    const turned = made.bag.copy();
    const all = [...turned.files].toReversed();
    turned.files.clear();
    for (const [path, bytes] of all) turned.put(path, bytes);
    expect(await failures(turned)).toEqual([]);
  });

  test('tells how far it has come, and can be given up', async () => {
    const steps: number[] = [];
    const total = [...made.bag.files.values()].reduce((sum, { length }) => sum + length, 0);
    const progress = (done: number, of: number): void => void steps.push(done, of);
    await verifyBundle(new Blob([made.zip]), { now: made.now, progress });
    expect(steps.slice(-2)).toEqual([total, total]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(verifyBundle(new Blob([made.zip]), { now: made.now, signal })).rejects.toThrow('enough');
  });

  test('what is not checked yet, and proofs that are pending, are noted; they fail nothing', async () => {
    const bag = made.bag.copy();
    const [a] = made.ids;
    bag.edit('bag-info.txt', (text) => text.replace('Kua-Anchors: sig', 'Kua-Anchors: sig ots'));
    await bag.seal(made.key.sign);
    bag.put('anchors/tagmanifest-sha256.txt.ots', otsFor(bag.bytes('tagmanifest-sha256.txt'), promise));
    const record = bag.bytes(`data/captures/${a}/capture.json`);
    bag.put(`anchors/captures/${a}/capture.json.ots`, otsFor(record, promise));
    const { holds, checks } = await verifyBundle(bag.zip(), { now: made.now });
    const notes = checks
      .flatMap(({ findings }) => findings)
      .filter(({ code, path }) => code === (path?.endsWith('.ots') ? 'ots-pending' : 'not-checked'));
    expect(holds).toBe(true);
    expect(new Set(notes.map(({ path }) => path))).toEqual(
      new Set(['anchors/tagmanifest-sha256.txt.ots', `anchors/captures/${a}/capture.json.ots`]),
    );
  });
});

test('a file of 200 MB is read in little memory', async () => {
  const bag = made.bag.copy();
  bag.drop('data/archive.wacz');
  bag.put('data/notes.bin', new Uint8Array());
  const wishes = [...bag.files].map(([path, content]) => ({ name: `${bag.topFolder}/${path}`, content }));
  const large = {
    name: `${bag.topFolder}/data/notes.bin`,
    content: Buffer.alloc(200e6, 7),
    deflate: true,
  };
  const zip = new Blob([brokenZip([...wishes.slice(0, -1), large])]);
  large.content = Buffer.alloc(0);
  const used = (): number => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  const before = used();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, used() - before);
  }, 5);
  const { checks } = await verifyBundle(zip, { now: made.now });
  clearInterval(watch);
  const payload = checks.find(({ check }) => check === 'payload');
  expect(payload?.findings).toEqual([
    { code: 'missing', state: 'fails', path: 'data/archive.wacz', detail: null },
    { code: 'added', state: 'fails', path: 'data/notes.bin', detail: null },
  ]);
  expect(peak).toBeLessThan(256e6);
}, 120_000);

describe('whatever is done to a bundle is found, and the file named', () => {
  test.for([...mutations])('$says', async (mutation) => {
    const bag = await changed(mutation);
    const named = (await failures(bag)).map(({ code, path }) => `${code} ${path}`);
    expect(named).toContain(`${mutation.code} ${pathIn(bag, mutation.path)}`);
  });

  test('in any file: a byte changed, one more, one less, all, or the file gone', async () => {
    for (const path of made.bag.files.keys()) {
      const bytes = made.bag.bytes(path);
      const middle = Math.floor(bytes.length / 2);
      const wrong: (Uint8Array | null)[] = [
        ...[0, middle, bytes.length - 1].map((at) =>
          bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        ),
        new Uint8Array([...bytes, 10]),
        bytes.subarray(0, -1),
        new Uint8Array(),
        null,
      ];
      for (const content of wrong) {
        const bag = made.bag.copy();
        if (content) bag.put(path, content);
        else bag.drop(path);
        const found = await failures(bag);
        const named = found.some((finding) => finding.path === path || finding.detail?.includes(path));
        expect(named, `${path}: ${JSON.stringify(found)}`).toBe(true);
      }
    }
  }, 120_000);

  test('in any byte of the ZIP: it is refused, or nothing in the bag has changed', async () => {
    const outside = { holds: 0, all: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: made.zip.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const zip = made.zip.slice();
          zip[at] = (zip[at] ?? 0) ^ change;
          const { holds, checks } = await verifyBundle(new Blob([zip]), { now: made.now });
          outside.all += 1;
          if (!holds) {
            const found = checks.flatMap(({ findings }) => findings).filter(({ state }) => state === 'fails');
            expect(found.length).toBeGreaterThan(0);
            return;
          }
          outside.holds += 1;
          const read = await JSZip.loadAsync(zip);
          for (const [path, bytes] of made.bag.files) {
            const same = await read.file(`${made.bag.topFolder}/${path}`)?.async('uint8array');
            expect(Buffer.compare(same ?? new Uint8Array(), bytes), path).toBe(0);
          }
        },
      ),
      { numRuns: 400 },
    );
    // Dates, attributes, and bits that pad a deflate stream.
    expect(outside.holds / outside.all).toBeLessThan(0.1);
  }, 120_000);
});

describe('what even the holder of the key cannot make fit', () => {
  test.for([...sealedMutations])('$says', async (mutation) => {
    const bag = await changed(mutation);
    await bag.seal(made.key.sign);
    const named = (await failures(bag)).map(({ code, path }) => `${code} ${path}`);
    expect(named).toContain(`${mutation.code} ${pathIn(bag, mutation.path)}`);
    expect(named).not.toContain('signature anchors/tagmanifest-sha256.txt.sig');
  });

  test('a size in bag-info.txt that is not that of the files', async () => {
    const bag = made.bag.copy();
    bag.edit('bag-info.txt', (text) =>
      text.replace(/(?<=Payload-Oxum: )\d+/u, (octets) => String(Number(octets) + 1)),
    );
    bag.sums();
    await bag.sealOnly(made.key.sign);
    expect(await failures(bag)).toEqual([
      {
        code: 'bag-size',
        state: 'fails',
        path: 'bag-info.txt',
        detail: expect.stringMatching(/^\d+\.\d+$/u),
      },
    ]);
  });

  test('a manifest that misses a file which is there, all signed', async () => {
    const bag = made.bag.copy();
    bag.edit('manifest-sha256.txt', (text) => text.replace(/^.*data\/notes\.json\n/mu, ''));
    const tags = await sha256(bag.bytes('manifest-sha256.txt'));
    bag.edit('tagmanifest-sha256.txt', (text) => text.replace(/^[0-9a-f]+(?=  manifest-sha256)/mu, tags));
    await bag.sealOnly(made.key.sign);
    expect(await failures(bag)).toEqual([
      { code: 'added', state: 'fails', path: 'data/notes.json', detail: null },
    ]);
  });

  test('a bundle of others’ captures, sealed by a key of one’s own', async () => {
    const other = await createDeviceKey();
    const bag = made.bag.copy();
    bag.put('keys/signer.pub.pem', publicKeyPem(other.publicSpki));
    await bag.seal((bytes) => sign(other, bytes));
    const codes = new Set((await failures(bag)).map(({ code }) => code));
    expect(codes).toEqual(new Set(['signature', 'record-key', 'log-lacks-key', 'wacz-package']));
  });

  test('an export that has not happened yet', async () => {
    const before = new Date(made.now.getTime() - 3 * 86_400_000);
    expect(new Set((await failures(made.bag, before)).map(({ code }) => code))).toEqual(
      new Set(['from-future']),
    );
  });
});

describe('the words for it', () => {
  const forms = (message: Message): readonly string[] =>
    typeof message === 'string' ? [message] : Object.values(message);
  const places = (message: Message): string[] =>
    forms(message)[0]
      ?.match(/\{\w+\}/gu)
      ?.toSorted() ?? [];
  const keys = Object.keys(en) as VerifyKey[];

  test('there are some for every check, rule and finding, in every language', () => {
    const wanted = [
      ...checkIds.map((id) => `check.${id}`),
      ...findingCodes.map((code) => `finding.${code}`),
      ...zipRules.map((rule) => `finding.zip-${rule}`),
    ];
    for (const catalog of [en, ru, kk]) {
      expect(Object.keys(catalog)).toEqual(expect.arrayContaining(wanted));
      for (const key of keys) expect(places(catalog[key]), key).toEqual(places(en[key]));
    }
  });

  test('none promises more than a signature can', () => {
    const all = locales.flatMap((locale) => keys.map((key) => verifyWords(locale)(key))).join('\n');
    expect(all).not.toMatch(/authentic|genuine|fake|forged|tamper|подлинн|поддел|фальш|түпнұсқа екен/iu);
  });

  test('every code of a finding can be found', () => {
    const folder = new URL('../../../lib/bundle/verify/', import.meta.url).pathname;
    const source = readdirSync(folder)
      .filter((name) => name !== 'findings.ts')
      .map((name) => readFileSync(folder + name, 'utf8'))
      .join('\n');
    const evidence = readFileSync(new URL('../../../lib/evidence/chain.ts', import.meta.url), 'utf8');
    const said = (code: string): boolean => code === 'more' || (source + evidence).includes(`'${code}'`);
    expect(findingCodes.filter((code) => !said(code))).toEqual([]);
  });
});
