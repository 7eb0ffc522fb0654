import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finding, verifyBundle } from '../../../lib/bundle/index.ts';
import { leavesUnchecked } from '../../../lib/bundle/verify/verdict.ts';
import { certificatesPem, timestampLimits } from '../../../lib/evidence/index.ts';
import { removeFolder, temporaryFolder } from '../../harness/temporary.ts';
import { type AuthorityOptions, TimestampAuthority } from '../../harness/timestamp-authority.ts';
import type { LooseBag } from './loose-bag.ts';
import { bagOf, stampAt, stampedInput } from './stamped-bag.ts';

const whole = 'tagmanifest-sha256.txt';
const wholeToken = `anchors/${whole}.tsa1.tsr`;
const signer = 'C=XX, O=TEST ONLY, CN=Test Signer';
const rootName = 'C=XX, O=TEST ONLY, CN=Test Root';

let folder: string;
let authority: TimestampAuthority;
let root: Uint8Array;
let bag: LooseBag;
let sign: (bytes: Uint8Array) => Promise<Uint8Array>;
let record: string;
let recordToken: string;
let otherToken: string;
beforeAll(async () => {
  folder = await temporaryFolder('verify-tsa');
  authority = await TimestampAuthority.make(`${folder}/tsa`, { key: 'p256', intermediate: true });
  root = await authority.certificate('ca');
  const input = await stampedInput(authority);
  ({ bag } = await bagOf(input));
  ({ sign } = input.key);
  const [a = '', b = ''] = input.made.map((one) => `data/captures/${one.record.captureId}/capture.json`);
  record = a;
  [recordToken, otherToken] = [`${a}.tsa1.tsr`, `${b}.tsa1.tsr`];
});
afterAll(() => removeFolder(folder));

/** What is said of the time-stamps of a bundle that was changed, and sealed again where the change is not beside it. */
async function verified(
  change: (copy: LooseBag) => void | Promise<void>,
  roots: readonly Uint8Array[] = [root],
  now = new Date(),
) {
  const copy = bag.copy();
  await change(copy);
  const { holds, checks } = await verifyBundle(copy.zip(), { now, roots });
  const tokens = checks.find(({ check }) => check === 'tokens')?.findings ?? [];
  const fails = checks.flatMap(({ findings }) => findings).filter(({ state }) => state === 'fails');
  return { holds, checks, tokens, fails };
}

/** Put a token in place of another one; in the payload, all sums follow, and the bundle's own token with them. */
const replaced = (path: string, content: Uint8Array | string) => async (copy: LooseBag) => {
  copy.put(path, content);
  if (path.startsWith('anchors/')) return;
  await resealed(copy);
};
/** Seal a changed bundle again, without proofs over the whole: what only the holder of the key can do. */
async function resealed(copy: LooseBag): Promise<void> {
  for (const path of copy.paths(/^anchors\/tagmanifest-sha256\.txt\.(?:tsa1\.tsr|ots)$/u)) copy.drop(path);
  copy.edit('bag-info.txt', (text) => text.replace('Kua-Anchors: sig tsa1 ots', 'Kua-Anchors: sig'));
  await copy.seal(sign);
}
const failing = (code: Finding['code'], path: string, detail: unknown = expect.anything()) => {
  return { code, state: 'fails', path, detail };
};

describe('a time-stamp in a bundle', () => {
  test('is noted with its time, its signer and the root that was given', async () => {
    const { holds, checks, tokens } = await verified(() => undefined);
    expect(holds).toBe(true);
    expect(tokens).toHaveLength(4);
    expect(leavesUnchecked(checks.filter(({ check }) => check === 'tokens'))).toBe(false);
    for (const { code, state, detail } of tokens) {
      expect({ code, state }).toEqual({ code: 'tsa-known', state: 'note' });
      expect(detail).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+\.000Z; /u);
      expect(detail).toContain(`Z; ${signer}; ${rootName}`);
    }
  });

  test('without a root is consistent, and never taken for more', async () => {
    const { holds, checks, tokens } = await verified(() => undefined, []);
    expect(holds).toBe(true);
    expect(tokens.map(({ code }) => code)).toEqual(Array(4).fill('tsa-unknown'));
    expect(tokens[0]?.detail).not.toContain(rootName);
    expect(leavesUnchecked(checks)).toBe(true);
  });

  test('has to come from a root that was given; those in the bundle count for nothing', async () => {
    const other = await TimestampAuthority.make(`${folder}/other`, { key: 'p256', intermediate: true });
    const theirs = await other.certificate('ca');
    const { holds, tokens } = await verified(() => undefined, [theirs]);
    expect(holds).toBe(false);
    expect(tokens.map(({ code }) => code)).toEqual(Array(4).fill('tsa-path'));
    expect((await verified(() => undefined, [theirs, root])).holds).toBe(true);
  });

  test('of another authority under the name of the first is found out, whatever lies in keys', async () => {
    const forger = await TimestampAuthority.make(`${folder}/forger`, { key: 'p256', intermediate: true });
    const token = await stampAt(forger, bag.bytes(record), '20260601000000Z');
    const { fails } = await verified(async (copy) => {
      copy.put(
        'keys/tsa1.ca.pem',
        certificatesPem([await forger.certificate('mid'), await forger.certificate('ca')]),
      );
      await replaced(recordToken, token)(copy);
    });
    expect(fails).toEqual([failing('tsa-path', recordToken)]);
  });
});

describe('a file that is no time-stamp of what it lies beside fails, and is named', () => {
  const cases: readonly [string, Finding['code'], (copy: LooseBag) => Uint8Array | string][] = [
    ['garbage', 'tsa-unreadable', () => 'token'],
    ['nothing', 'tsa-unreadable', () => ''],
    ['a page', 'tsa-unreadable', () => '<!doctype html><title>Not found</title>'],
    ['a refusal', 'tsa-unreadable', () => Buffer.from('30053003020102', 'hex')],
    ['one byte more', 'tsa-unreadable', (copy) => Buffer.concat([copy.bytes(recordToken), Buffer.alloc(1)])],
    ['one byte less', 'tsa-unreadable', (copy) => copy.bytes(recordToken).subarray(0, -1)],
    ['more than a time-stamp is', 'too-large', () => new Uint8Array(timestampLimits.replyBytes + 1)],
    ['that of another capture', 'tsa-other', (copy) => copy.bytes(otherToken)],
    ['that of the bundle', 'tsa-other', (copy) => copy.bytes(wholeToken)],
    ['a signature changed', 'tsa-signature', (copy) => flipped(copy.bytes(recordToken), -20)],
  ];
  test.for([...cases])('%s', async ([, code, content]) => {
    const { fails } = await verified((copy) => replaced(recordToken, content(copy))(copy));
    const detail =
      code === 'tsa-other'
        ? record
        : expect.toSatisfy((value) => value === null || typeof value === 'string');
    expect(fails).toEqual([failing(code, recordToken, detail)]);
  });

  test.for<[string, Finding['code'], AuthorityOptions]>([
    ['of a certificate for other things', 'tsa-purpose', { purpose: 'critical,codeSigning' }],
    ['of a certificate for more than that', 'tsa-purpose', { purpose: 'critical,timeStamping,codeSigning' }],
    [
      'of a certificate that was not valid',
      'tsa-validity',
      { valid: ['20200101000000Z', '20210101000000Z'] },
    ],
  ])('one %s, with a root or without', async ([, code, options]) => {
    const made = await TimestampAuthority.make(`${folder}/${code}${options.purpose}`, {
      key: 'p256',
      ...options,
    });
    const token = await stampAt(made, bag.bytes(record), '20260601000000Z');
    for (const roots of [[], [await made.certificate('ca')]]) {
      const { tokens } = await verified(replaced(recordToken, token), roots);
      expect(tokens.find(({ path }) => path === recordToken)).toEqual(
        failing(code, recordToken, `2026-06-01T00:00:00.000Z; ${signer}`),
      );
    }
  });

  test('of the bundle before it was changed', async () => {
    const { fails } = await verified(async (copy) => {
      copy.edit('data/notes.json', (text) => text.replace('Türkistan', 'Shymkent'));
      await copy.seal(sign);
    });
    expect(fails).toContainEqual(failing('tsa-other', wholeToken, whole));
  });

  test('that is listed and not there, or there and not listed', async () => {
    expect((await verified((copy) => copy.drop(wholeToken))).fails).toEqual([
      failing('missing', wholeToken, null),
    ]);
    const second = wholeToken.replace('tsa1', 'tsa2');
    const { fails } = await verified((copy) => copy.put(second, copy.bytes(wholeToken)));
    expect(fails).toEqual([failing('anchor-unknown', second, null)]);
  });

  test('certificates that are none', async () => {
    const { fails } = await verified(async (copy) => {
      copy.put('keys/tsa1.ca.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
      await resealed(copy);
    });
    expect(fails).toEqual([failing('tsa-certificates', 'keys/tsa1.ca.pem', null)]);
  });
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const other = bytes.slice();
  const place = other.length + at;
  other[place] = (other[place] ?? 0) ^ 1;
  return other;
}

describe('the time of a time-stamp', () => {
  const noted = async (at: string, now = new Date('2026-12-01T00:00:00Z')) => {
    const token = await stampAt(authority, bag.bytes(record), at);
    const { tokens, holds } = await verified(replaced(recordToken, token), [root], now);
    return {
      holds,
      codes: tokens.filter(({ path }) => path === recordToken).map(({ code }) => code),
      tokens,
    };
  };
  // The record was finished on 2026-03-15 at 13:40.
  test('has come, a day allowed for clocks', async () => {
    const now = new Date('2026-06-01T00:00:00Z');
    expect((await noted('20260602000001Z', now)).codes).toEqual(['from-future']);
    expect((await noted('20260601235959Z', now)).codes).toEqual(['tsa-known']);
  });

  test('is not before that of its file, a day allowed for the clock of the device', async () => {
    const { finishedAt } = JSON.parse(bag.text(record)) as { finishedAt: string };
    const before = (ms: number): string =>
      new Date(Date.parse(finishedAt) - ms).toISOString().slice(0, 19).replaceAll(/[-T:]/gu, '').concat('Z');
    const [minute, day] = [60_000, 86_400_000];
    expect((await noted(before(-minute))).codes).toEqual(['tsa-known']);
    expect((await noted(before(2 * minute))).codes).toEqual(['tsa-known']);
    const clock = await noted(before(60 * minute));
    expect({ holds: clock.holds, codes: clock.codes }).toEqual({
      holds: true,
      codes: ['tsa-clock', 'tsa-known'],
    });
    const early = await noted(before(day + minute));
    expect({ holds: early.holds, codes: early.codes }).toEqual({ holds: false, codes: ['tsa-before'] });
    expect(early.tokens.find(({ code }) => code === 'tsa-before')?.detail).toContain(`; ${finishedAt}`);
  });

  test('over the whole bundle is not before its captures and its day', async () => {
    const at = async (time: string) => {
      const token = await stampAt(authority, bag.bytes(whole), time);
      const { tokens } = await verified((copy) => copy.put(wholeToken, token));
      return tokens.filter(({ path }) => path === wholeToken).map(({ code }) => code);
    };
    expect(await at('20260313000000Z')).toEqual(['tsa-before']);
    expect(await at('20260316000000Z')).toEqual(['tsa-known']);
  });
});
