import { createHash, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  checkOts,
  type OtsAttestation,
  otsContinues,
  OtsError,
  type OtsTimestamp,
  readOts,
  stampOts,
  upgradeOts,
  writeOts,
} from '../../../../lib/evidence/index.ts';
import { type Manner, startCalendars } from '../../../harness/local-calendar.ts';
import { anyProof } from './made-proofs.ts';
import { referenceIsHere, referenceReads } from './reference.ts';

let calendars: Awaited<ReturnType<typeof startCalendars>>;
beforeAll(async () => {
  calendars = await startCalendars();
});
afterAll(() => calendars.close());

const digest = new Uint8Array(createHash('sha256').update('turnout 61.2').digest());
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const pendingAt = async (...manners: Manner[]): Promise<Uint8Array> => {
  const nonce = randomBytes(16);
  const named = manners.map((manner) => calendars.at(manner));
  const deadline = AbortSignal.timeout(5000);
  return (await stampOts(digest, { nonce, calendars: named, post: fetch, deadline })).ots;
};
const upgrade = (
  bytes: Uint8Array,
  named: readonly Manner[],
  more: { signal?: AbortSignal; waitMs?: number } = {},
) =>
  upgradeOts(bytes, {
    digest,
    calendars: named.map((manner) => calendars.at(manner)),
    get: fetch,
    deadline: AbortSignal.timeout(more.waitMs ?? 5000),
    signal: more.signal,
  });

/** A promise of a calendar for the digest itself, as any file may hold one. */
const promiseAt = (...addresses: string[]): Uint8Array<ArrayBuffer> =>
  writeOts({
    digest,
    timestamp: addresses.map((calendar) => ({ attestation: { kind: 'pending', calendar } })),
  });

describe('a pending proof', () => {
  test('stays as it is, to the byte, while the calendar has nothing', async () => {
    const before = await pendingAt('good');
    const { ots, answers } = await upgrade(before, ['good']);
    expect(hex(ots)).toBe(hex(before));
    expect(answers).toEqual([{ calendar: calendars.at('good'), upgraded: false, error: null }]);
  });

  test('leads to a block once the calendar has it, is for the same digest, and keeps the promise', async () => {
    const before = await pendingAt('good');
    const [block] = calendars.confirm(905_123).slice(-1);
    const { ots, answers } = await upgrade(before, ['good']);
    expect(answers).toMatchObject([{ upgraded: true, error: null }]);
    const { matches, attestations } = await checkOts(ots, digest);
    expect(matches).toBe(true);
    expect(attestations).toContainEqual({ kind: 'bitcoin', ...block });
    expect(attestations.filter(({ kind }) => kind === 'pending')).toHaveLength(1);
    expect([otsContinues(before, ots), otsContinues(ots, before)]).toEqual([true, false]);
  });

  test('is not asked about again once it leads to a block', async () => {
    const before = await pendingAt('good');
    calendars.confirm(905_124);
    const { ots } = await upgrade(before, ['good']);
    const requests = calendars.asked.length;
    const again = await upgrade(ots, ['good']);
    expect([hex(again.ots), again.answers, calendars.asked.length]).toEqual([hex(ots), [], requests]);
  });

  test('by two calendars is upgraded by each when it has something', async () => {
    const before = await pendingAt('good', 'slow');
    const one = await upgrade(before, ['good']);
    calendars.confirm(905_125);
    const two = await upgrade(one.ots, ['slow']);
    const three = await upgrade(two.ots, ['good', 'slow']);
    const blocks = async (ots: Uint8Array): Promise<number> =>
      (await checkOts(ots, digest)).attestations.filter(({ kind }) => kind === 'bitcoin').length;
    expect([await blocks(one.ots), await blocks(two.ots), await blocks(three.ots)]).toEqual([0, 1, 2]);
    expect([otsContinues(before, two.ots), otsContinues(two.ots, three.ots)]).toEqual([true, true]);
  });

  test.runIf(referenceIsHere)(
    'upgraded, is read by python-opentimestamps with the same Merkle root',
    async () => {
      const before = await pendingAt('good', 'slow');
      const blocks = calendars.confirm(905_126);
      const { ots } = await upgrade(before, ['good', 'slow']);
      const [said] = referenceReads([ots]);
      expect(said).toMatchObject({ digest: hex(digest), bytes: hex(ots) });
      for (const { height, merkleRoot } of blocks.slice(-2)) {
        const inBlock = hex(Buffer.from(merkleRoot, 'hex').toReversed());
        expect(said?.attested).toContainEqual(['bitcoin', height, inBlock]);
      }
    },
  );

  test('at a calendar that stamped another digest never leads to a block', async () => {
    const before = await pendingAt('another');
    calendars.confirm(905_127);
    const { ots, answers } = await upgrade(before, ['another']);
    expect(hex(ots)).toBe(hex(before));
    expect(answers).toMatchObject([{ upgraded: false, error: null }]);
  });
});

describe('what a calendar may do', () => {
  const cases: readonly [Manner, string][] = [
    ['html', 'malformed'],
    ['error', 'malformed'],
    ['garbage', 'malformed'],
    ['empty', 'malformed'],
    ['long', 'malformed'],
    ['whole-file', 'mismatch'],
    ['redirects', 'unreachable'],
    ['hangs', 'unreachable'],
    ['stops', 'unreachable'],
  ];
  test.for([...cases])('%s: the proof stays as it is, and it is said: %s', async ([manner, code]) => {
    const before = promiseAt(calendars.at(manner));
    const { ots, answers } = await upgrade(before, [manner], { waitMs: 500 });
    expect(hex(ots)).toBe(hex(before));
    expect(answers.map(({ error }) => error?.code)).toEqual([code]);
  });

  test('whatever it answers, the proof is for the same digest and has lost nothing', async () => {
    const answer = fc.oneof(
      anyProof.map((proof) => writeOts(proof).subarray(65)),
      fc.uint8Array({ maxLength: 200 }),
    );
    const tally = { all: 0, upgraded: 0 };
    await fc.assert(
      fc.asyncProperty(anyProof, answer, fc.nat(), async (proof, bytes, place) => {
        const calendar = 'http://127.0.0.1:9/c';
        const promised = [{ attestation: { kind: 'pending', calendar } as const }];
        const [first] = proof.timestamp;
        const deeper = first && 'operation' in first && place % 2 === 0;
        const timestamp = deeper ? [{ ...first, after: promised }] : promised;
        const before = writeOts({ digest, timestamp });
        const { ots, answers } = await upgradeOts(before, {
          digest,
          calendars: [calendar],
          get: () => Promise.resolve(new Response(new Uint8Array(bytes))),
          deadline: AbortSignal.timeout(5000),
        });
        expect(otsContinues(before, ots)).toBe(true);
        expect((await checkOts(ots, digest)).matches).toBe(true);
        tally.all += 1;
        if (answers.some(({ upgraded }) => upgraded)) tally.upgraded += 1;
        else expect(hex(ots)).toBe(hex(before));
      }),
      { numRuns: 300 },
    );
    expect(tally.upgraded).toBeGreaterThan(0);
    expect(tally.upgraded).toBeLessThan(tally.all);
  });

  test('an answer that would make the proof too deep to be read is not taken', async () => {
    const deep = (steps: number, attestation: OtsAttestation): OtsTimestamp =>
      steps === 0
        ? [{ attestation }]
        : [{ operation: { name: 'sha256' }, after: deep(steps - 1, attestation) }];
    const calendar = 'http://127.0.0.1:9';
    const before = writeOts({ digest, timestamp: deep(200, { kind: 'pending', calendar }) });
    const answered = writeOts({ digest, timestamp: deep(200, { kind: 'bitcoin', height: 905_128 }) });
    const { ots, answers } = await upgradeOts(before, {
      digest,
      calendars: [calendar],
      get: () => Promise.resolve(new Response(answered.slice(65))),
      deadline: AbortSignal.timeout(5000),
    });
    expect(hex(ots)).toBe(hex(before));
    expect(answers).toMatchObject([{ upgraded: false, error: { code: 'malformed' } }]);
  });

  test('it can be given up, and then says why', async () => {
    const giveUp = new AbortController();
    const work = upgrade(promiseAt(calendars.at('hangs')), ['hangs'], { signal: giveUp.signal });
    setTimeout(() => giveUp.abort(new Error('enough')), 100);
    await expect(work).rejects.toThrow('enough');
  });
});

describe('what a hostile file may name', () => {
  test('an address that the person did not name is never asked', async () => {
    const requests = calendars.asked.length;
    const asked: string[] = [];
    const addresses = [
      calendars.at('good'),
      'http://127.0.0.1:1',
      'file:///etc/passwd',
      `${calendars.at('slow')}/x`,
      calendars.at('slow').replace('127.0.0.1', 'localhost'),
      calendars.at('slow').toUpperCase(),
    ];
    const { answers } = await upgradeOts(promiseAt(...addresses), {
      digest,
      calendars: [calendars.at('slow'), 'file:///etc/passwd', 'no address'],
      get: (url) => {
        asked.push(url);
        return Promise.reject(new Error('asked'));
      },
      deadline: AbortSignal.timeout(1000),
    });
    expect([asked, answers, calendars.asked.length]).toEqual([[], [], requests]);
  });

  test('a slash more at the end is the same address', async () => {
    const { answers } = await upgrade(promiseAt(`${calendars.at('good')}/`), ['good']);
    expect(answers).toHaveLength(1);
  });

  test('a calendar a thousand times: it is asked 32 times at most', async () => {
    const calendar = 'http://127.0.0.1:9';
    let requests = 0;
    const many = Array.from({ length: 1000 }, (_, at) => ({
      operation: { name: 'append' as const, argument: Uint8Array.of(at >> 8, at & 255) },
      after: [{ attestation: { kind: 'pending' as const, calendar } }],
    }));
    await upgradeOts(writeOts({ digest, timestamp: many }), {
      digest,
      calendars: [calendar],
      get: () => {
        requests += 1;
        return Promise.resolve(new Response(null, { status: 404 }));
      },
      deadline: AbortSignal.timeout(5000),
    });
    expect(requests).toBe(32);
  });

  test('a proof for another digest, or no proof, is not upgraded', async () => {
    const other = writeOts({ ...readOts(promiseAt(calendars.at('good'))), digest: new Uint8Array(32) });
    await expect(upgrade(other, ['good'])).rejects.toMatchObject({ code: 'mismatch' });
    await expect(upgrade(new Uint8Array(100), ['good'])).rejects.toThrow(OtsError);
  });
});

describe('a proof takes the place of another', () => {
  test('only if it is for the same digest and has all that the other has', () => {
    fc.assert(
      fc.property(anyProof, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (proof, height) => {
        const bytes = writeOts(proof);
        expect(otsContinues(bytes, bytes)).toBe(true);
        const more = writeOts({
          ...proof,
          timestamp: [
            { operation: { name: 'hexlify' }, after: [{ attestation: { kind: 'bitcoin', height } }] },
            ...proof.timestamp,
          ],
        });
        expect([otsContinues(bytes, more), otsContinues(more, bytes)]).toEqual([true, false]);
        const other = writeOts({ ...proof, digest: proof.digest.map((byte) => byte ^ 1) });
        expect(otsContinues(bytes, other)).toBe(false);
      }),
    );
  });
});
