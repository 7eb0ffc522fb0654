import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkOts, OtsError, otsLimits, stampOts } from '../../../../lib/evidence/index.ts';
import { type Manner, startCalendars } from '../../../harness/local-calendar.ts';
import { referenceIsHere, referenceReads } from './reference.ts';

let calendars: Awaited<ReturnType<typeof startCalendars>>;
beforeAll(async () => {
  calendars = await startCalendars();
});
afterAll(() => calendars.close());

const digest = new Uint8Array(createHash('sha256').update('turnout 61.2').digest());
const nonce = new Uint8Array(randomBytes(16));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Stamped by calendars of these manners, or by these addresses. */
const stamp = (named: readonly string[], waitMs = 5_000, signal?: AbortSignal) =>
  stampOts(digest, {
    nonce,
    calendars: named.map((one) => (/^[a-z-]+$/u.test(one) ? calendars.at(one as Manner) : one)),
    post: fetch,
    deadline: AbortSignal.timeout(waitMs),
    signal,
  });
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof OtsError) return error.code;
    throw error;
  }
  return 'none';
};

describe('a digest that a calendar attests', () => {
  test('becomes a pending proof for it; the calendar sees neither the digest nor what it is of', async () => {
    const { ots, calendars: came } = await stamp(['good']);
    expect(came).toEqual([{ calendar: calendars.at('good'), error: null }]);
    const { matches, attestations } = await checkOts(ots, digest);
    expect(matches).toBe(true);
    expect(attestations).toMatchObject([{ kind: 'pending', calendar: calendars.at('good') }]);
    const commitment = createHash('sha256').update(digest).update(nonce).digest('hex');
    expect(calendars.bodies.map(hex)).toEqual([commitment]);
    expect((await checkOts(ots, new Uint8Array(32))).matches).toBe(false);
  });

  test('by two calendars becomes one proof, waiting for the slower', async () => {
    const { ots } = await stamp(['slow', 'good']);
    const { matches, attestations } = await checkOts(ots, digest);
    expect(matches).toBe(true);
    expect(new Set(attestations.map((one) => one.kind === 'pending' && one.calendar))).toEqual(
      new Set([calendars.at('slow'), calendars.at('good')]),
    );
  });

  test.runIf(referenceIsHere)(
    'is read by python-opentimestamps, and written back to the same bytes',
    async () => {
      const made = [await stamp(['good']), await stamp(['good', 'slow'])];
      for (const [index, said] of referenceReads(made.map(({ ots }) => ots)).entries()) {
        expect(said).toMatchObject({ digest: hex(digest), bytes: hex(made[index]?.ots ?? digest) });
        expect(said.attested).toHaveLength(index + 1);
      }
    },
  );

  test('a calendar named twice is asked once', async () => {
    const before = calendars.asked.length;
    const { calendars: came } = await stamp(['good', 'good', `${calendars.at('good')}/`]);
    expect(came).toHaveLength(1);
    expect(calendars.asked.slice(before)).toEqual(['POST /good/digest']);
  });
});

describe('a calendar that is of no use', () => {
  const cases: readonly [string, string][] = [
    ['html', 'malformed'],
    ['error', 'malformed'],
    ['garbage', 'malformed'],
    ['empty', 'malformed'],
    ['trailing', 'malformed'],
    ['long', 'malformed'],
    ['unknown-notary', 'malformed'],
    ['whole-file', 'mismatch'],
    ['redirects', 'unreachable'],
    ['hangs', 'unreachable'],
    ['stops', 'unreachable'],
    ['http://127.0.0.1:1', 'unreachable'],
    ['ftp://127.0.0.1/', 'unreachable'],
    ['file:///etc/passwd', 'unreachable'],
    ['http://name:word@127.0.0.1/', 'unreachable'],
    ['http://127.0.0.1/?to=', 'unreachable'],
  ];

  test.for([...cases])('%s is %s', async ([named, code]) => {
    expect(await refusal(stamp([named], 500))).toBe(code);
  });

  test('does not keep the others from attesting', async () => {
    const all = cases.map(([named]) => named);
    const { ots, calendars: came } = await stamp([...all, 'good'], 1000);
    expect((await checkOts(ots, digest)).attestations).toMatchObject([{ calendar: calendars.at('good') }]);
    expect(came.map(({ error }) => error?.code ?? 'fine')).toEqual([
      ...cases.map(([, code]) => code),
      'fine',
    ]);
  });

  test('is not followed to where it sends', async () => {
    const before = calendars.asked.length;
    expect(await refusal(stamp(['redirects']))).toBe('unreachable');
    expect(calendars.asked.slice(before)).toEqual(['POST /redirects/digest']);
  });

  test('is not read on when its answer is too long', async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        read += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const post = (): Promise<Response> => Promise.resolve(new Response(endless));
    const deadline = AbortSignal.timeout(5000);
    expect(await refusal(stampOts(digest, { nonce, calendars: ['http://c'], post, deadline }))).toBe(
      'malformed',
    );
    expect(read).toBeLessThan(otsLimits.answerBytes + 5000);
  });

  test('and no calendar at all, make no proof', async () => {
    expect(await refusal(stamp([]))).toBe('unreachable');
  });
});

test('it can be given up, and then says why', async () => {
  const giveUp = new AbortController();
  const work = stamp(['good', 'hangs'], 10_000, giveUp.signal);
  setTimeout(() => giveUp.abort(new Error('enough')), 100);
  await expect(work).rejects.toThrow('enough');
});

test('a digest or a nonce of another length is a slip', async () => {
  const rest = { calendars: [], post: fetch, deadline: AbortSignal.timeout(1) };
  await expect(stampOts(digest.subarray(1), { nonce, ...rest })).rejects.toThrow(RangeError);
  await expect(stampOts(digest, { nonce: nonce.subarray(1), ...rest })).rejects.toThrow(RangeError);
});
