import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Finding, verifyBundle } from '../../../lib/bundle/index.ts';
import { leavesUnchecked } from '../../../lib/bundle/verify/verdict.ts';
import { otsLimits, sha256, utf8 } from '../../../lib/evidence/index.ts';
import { verifyWords } from '../../../lib/i18n/verify/index.ts';
import { referenceIsHere, referenceMakes } from '../evidence/opentimestamps/reference.ts';
import { exportedBag, type LooseBag } from './loose-bag.ts';
import { block, calendar, otsFor, promise, rootFor, unknown } from './made-ots.ts';

const whole = 'tagmanifest-sha256.txt';
const wholeOts = `anchors/${whole}.ots`;

/** A bundle that lists `.ots` files, with a pending one for the whole and for its first capture. */
let bag: LooseBag;
let now: Date;
let record: string;
let recordOts: string;
let otherRecord: string;
beforeAll(async () => {
  const made = await exportedBag();
  ({ bag, now } = made);
  const [a = '', b = ''] = made.ids;
  [record, otherRecord] = [`data/captures/${a}/capture.json`, `data/captures/${b}/capture.json`];
  recordOts = `anchors/captures/${a}/capture.json.ots`;
  bag.edit('bag-info.txt', (text) => text.replace('Kua-Anchors: sig', 'Kua-Anchors: sig ots'));
  await bag.seal(made.key.sign);
  bag.put(wholeOts, otsFor(bag.bytes(whole), promise));
  bag.put(recordOts, otsFor(bag.bytes(record), promise));
});

async function verified(change: (copy: LooseBag) => void) {
  const copy = bag.copy();
  change(copy);
  const { holds, checks } = await verifyBundle(copy.zip(), { now });
  const anchors = checks.find(({ check }) => check === 'anchors')?.findings ?? [];
  const fails = checks.flatMap(({ findings }) => findings).filter(({ state }) => state === 'fails');
  return { holds, checks, anchors, fails };
}
const note = (code: Finding['code'], path: string, detail: string | null): Finding => {
  return { code, state: 'note', path, detail };
};

describe('an OpenTimestamps proof in a bundle', () => {
  test('that is pending is noted with its calendar, and fails nothing', async () => {
    const { holds, checks, anchors } = await verified(() => undefined);
    expect(holds).toBe(true);
    expect(new Set(anchors)).toEqual(
      new Set([note('ots-pending', wholeOts, calendar), note('ots-pending', recordOts, calendar)]),
    );
    expect(leavesUnchecked(checks)).toBe(true);
  });

  test('that was upgraded later names the block and the root to compare; the bag is untouched', async () => {
    const { holds, checks, anchors } = await verified((copy) => {
      copy.put(wholeOts, otsFor(copy.bytes(whole), promise, block));
    });
    expect(holds).toBe(true);
    expect(anchors).toContainEqual(note('ots-bitcoin', wholeOts, `905123: ${rootFor(bag.bytes(whole))}`));
    expect(anchors).toContainEqual(note('ots-pending', recordOts, calendar));
    expect(leavesUnchecked(checks)).toBe(true);
  });

  test('that attests in a way nobody knows is noted, never taken for a time', async () => {
    const { holds, anchors } = await verified((copy) => {
      copy.put(wholeOts, otsFor(copy.bytes(whole), unknown));
    });
    expect(holds).toBe(true);
    expect(anchors).toContainEqual(note('ots-unknown', wholeOts, null));
  });

  test.runIf(referenceIsHere)('made by python-opentimestamps, is taken', async () => {
    const digest = await sha256(bag.bytes(whole));
    const after = [{ pending: calendar }, { bitcoin: 905_123 }];
    const [made = new Uint8Array()] = referenceMakes([
      { digest, timestamp: [{ op: 'append', arg: '070707', after: [{ op: 'sha256', after }] }] },
    ]);
    const { holds, anchors } = await verified((copy) => copy.put(wholeOts, made));
    expect(holds).toBe(true);
    expect(anchors).toContainEqual(note('ots-bitcoin', wholeOts, `905123: ${rootFor(bag.bytes(whole))}`));
  });

  test('names no more than a person compares', async () => {
    const many = Array.from({ length: 50 }, (_, height) => ({ kind: 'bitcoin', height }) as const);
    const { anchors } = await verified((copy) => copy.put(wholeOts, otsFor(copy.bytes(whole), ...many)));
    const detail = anchors.find(({ path }) => path === wholeOts)?.detail ?? '';
    expect(detail.split(', ')).toHaveLength(9);
    expect(detail.endsWith('…')).toBe(true);
  });
});

describe('a file that is no proof for what it lies beside fails, and is named', () => {
  const cases: readonly [string, Finding['code'], (copy: LooseBag) => Uint8Array | string][] = [
    ['garbage', 'ots-unreadable', () => 'token'],
    ['nothing', 'ots-unreadable', () => ''],
    ['a page of a calendar', 'ots-unreadable', () => '<!doctype html><title>Not found</title>'],
    ['one byte more', 'ots-unreadable', (copy) => new Uint8Array([...copy.bytes(wholeOts), 0])],
    ['one byte less', 'ots-unreadable', (copy) => copy.bytes(wholeOts).subarray(0, -1)],
    [
      'two proofs in one',
      'ots-unreadable',
      (copy) => Buffer.concat([copy.bytes(wholeOts), copy.bytes(wholeOts)]),
    ],
    ['more bytes than a proof has', 'too-large', () => new Uint8Array(otsLimits.fileBytes + 1)],
    ['a proof for a capture', 'ots-other', (copy) => copy.bytes(recordOts)],
    ['a proof for other bytes', 'ots-other', () => otsFor(utf8('other'), promise, block)],
  ];
  test.for([...cases])('%s', async ([, code, content]) => {
    const { holds, fails } = await verified((copy) => copy.put(wholeOts, content(copy)));
    expect(holds).toBe(false);
    const detail = code === 'ots-other' ? whole : null;
    expect(fails).toEqual([{ code, state: 'fails', path: wholeOts, detail }]);
  });

  test('a proof for another capture', async () => {
    const { fails } = await verified((copy) => copy.put(recordOts, otsFor(copy.bytes(otherRecord), block)));
    expect(fails).toEqual([{ code: 'ots-other', state: 'fails', path: recordOts, detail: record }]);
  });

  test('a proof for nothing in the bundle', async () => {
    const stray = [
      'anchors/captures/20260101T000000000Z-00000000/capture.json.ots',
      'anchors/data/notes.json.ots',
      'anchors/manifest-sha256.txt.ots',
    ];
    const { fails } = await verified((copy) => {
      for (const path of stray) copy.put(path, otsFor(copy.bytes('data/notes.json'), promise));
    });
    expect(fails.map(({ code, path }) => `${code} ${path}`)).toEqual(
      stray.map((path) => `anchor-unknown ${path}`),
    );
  });

  test('a proof that is listed and not there', async () => {
    const { fails } = await verified((copy) => copy.drop(wholeOts));
    expect(fails).toEqual([{ code: 'missing', state: 'fails', path: wholeOts, detail: null }]);
  });

  test('a record that was changed no longer fits its proof', async () => {
    const { fails } = await verified((copy) => copy.put(record, `${copy.text(record)} `));
    expect(fails).toContainEqual({ code: 'ots-other', state: 'fails', path: recordOts, detail: record });
  });

  test('any byte of a proof changed: it fails, or is still for the same bytes', async () => {
    const size = bag.bytes(wholeOts).length;
    const tally = { fails: 0, notes: 0 };
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: size - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const { holds, fails, anchors } = await verified((copy) => {
          const bytes = copy.bytes(wholeOts).slice();
          bytes[at] = (bytes[at] ?? 0) ^ change;
          copy.put(wholeOts, bytes);
        });
        if (at < 65) expect(holds).toBe(false);
        expect((holds ? anchors : fails).some(({ path }) => path === wholeOts)).toBe(true);
        tally[holds ? 'notes' : 'fails'] += 1;
      }),
      { numRuns: 150 },
    );
    expect(Math.min(tally.fails, tally.notes)).toBeGreaterThan(0);
  }, 120_000);
});

test('what is said of a pending proof promises no time', () => {
  const say = verifyWords('en')('finding.ots-pending', { detail: calendar });
  expect(say).toBe(`waits for Bitcoin and shows no time yet; promised by ${calendar}`);
});
