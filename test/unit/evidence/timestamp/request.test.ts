import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acceptTimestamp,
  requestTimestamp,
  TimestampError,
  timestampLimits,
  timestampPost,
  timestampRequest,
} from '../../../../lib/evidence/index.ts';
import { openssl } from '../../../harness/checkers.ts';
import { removeFolder, temporaryFolder } from '../../../harness/temporary.ts';
import { TimestampAuthority } from '../../../harness/timestamp-authority.ts';
import { type Manner, serveAuthority } from '../../../harness/timestamp-server.ts';

const record = Buffer.from('{"format":"kua-capture/1"}');
const digest = createHash('sha256').update(record).digest();

let folder: string;
let authority: TimestampAuthority;
let server: Awaited<ReturnType<typeof serveAuthority>>;
beforeAll(async () => {
  folder = await temporaryFolder('tsa');
  authority = await TimestampAuthority.make(`${folder}/one`, { key: 'p256' });
  server = await serveAuthority(authority);
});
afterAll(async () => {
  await server.close();
  await removeFolder(folder);
});

const ask = (manner: Manner, nonce: Uint8Array = randomBytes(8), waitMs = 20_000) =>
  requestTimestamp(digest, {
    nonce,
    post: timestampPost(server.at(manner), fetch),
    deadline: AbortSignal.timeout(waitMs),
  });
const failure = async (asking: Promise<unknown>): Promise<string> => {
  const error: unknown = await asking.then(
    () => 'no failure',
    (thrown: unknown) => thrown,
  );
  return error instanceof TimestampError ? `${error.reason}: ${error.detail}` : String(error);
};

const accepting = async (reply: Uint8Array, asked: { digest: Uint8Array; nonce: Uint8Array }) =>
  acceptTimestamp(reply, asked);

describe('a request', () => {
  test.for([
    ['a plain nonce', '0102030405060708', '0x0102030405060708'],
    ['a nonce that would be negative', 'ff02030405060708', '0xFF02030405060708'],
    ['a nonce that begins with zeros', '0000030405060708', '0x030405060708'],
    ['a nonce of zeros', '0000000000000000', '0x0'],
  ])('with %s is read by openssl as what it was meant to be', async ([, nonce = '', seen]) => {
    await writeFile(`${folder}/q.tsq`, timestampRequest(digest, Buffer.from(nonce, 'hex')));
    const { code, stdout } = await openssl(['ts', '-query', '-in', `${folder}/q.tsq`, '-text']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Version: 1\nHash Algorithm: sha256\n/u);
    expect(stdout).toContain(`Nonce: ${seen}\nCertificate required: yes`);
    const dump = [...stdout.matchAll(/^ {4}00[01]0 - (.{47})/gmu)].map(([, hex = '']) => hex);
    expect(dump.join('').replace(/[\s-]/gu, '')).toBe(digest.toString('hex'));
  });

  test('is the same bytes that openssl writes', async () => {
    const args = ['-digest', digest.toString('hex'), '-sha256', '-cert', '-out', `${folder}/theirs.tsq`];
    await openssl(['ts', '-query', ...args]);
    const { stdout } = await openssl(['ts', '-query', '-in', `${folder}/theirs.tsq`, '-text']);
    const nonce = /^Nonce: 0x([0-9A-F]+)$/mu.exec(stdout)?.[1] ?? '';
    const ours = timestampRequest(digest, Buffer.from(nonce.padStart(16, '0'), 'hex'));
    expect(Buffer.from(ours)).toEqual(await readFile(`${folder}/theirs.tsq`));
  });

  test('is not made of a digest or nonce of another length', () => {
    expect(() => timestampRequest(digest.subarray(1), randomBytes(8))).toThrow(RangeError);
    expect(() => timestampRequest(digest, randomBytes(7))).toThrow(RangeError);
    expect(() => timestampRequest(digest, randomBytes(9))).toThrow(RangeError);
  });
});

describe('an authority that answers', () => {
  test('gives a token that openssl takes for these bytes', async () => {
    const { tsr, accepted } = await ask('good');
    expect(await authority.takes(tsr, record)).toBe(true);
    expect(await authority.takes(tsr, Buffer.from('other'))).toBe(false);
    expect(Math.abs(accepted.at.getTime() - Date.now())).toBeLessThan(60_000);
    expect(accepted.policy).toBe('1.3.6.1.4.1.13762.3');
    expect(accepted.serial).toMatch(/^[0-9a-f]+$/u);
    expect(accepted.certificates.map((der) => Buffer.from(der).toString('hex'))).toContain(
      Buffer.from(await authority.certificate('tsa')).toString('hex'),
    );
    expect(Buffer.from(tsr).includes(Buffer.from(accepted.token))).toBe(true);
  });

  test('is asked as RFC 3161 says, and told nothing but the digest', async () => {
    server.asked.length = 0;
    const nonce = randomBytes(8);
    await ask('good', nonce);
    expect(server.asked).toEqual([
      {
        method: 'POST',
        type: 'application/timestamp-query',
        body: Buffer.from(timestampRequest(digest, nonce)),
      },
    ]);
  });

  test.for(['ff00000000000000', '0000000000000001', '0000000000000000', '8000000000000080'])(
    'with the nonce %s of ours is believed',
    async (nonce) => {
      await expect(ask('good', Buffer.from(nonce, 'hex'))).resolves.toBeDefined();
    },
  );

  test('of another type than it should be is judged by its bytes', async () => {
    await expect(ask('odd-type')).resolves.toBeDefined();
  });
});

describe('an authority that fails', () => {
  test.for<[Manner, string]>([
    ['reject', 'rejected: status 2; unacceptedPolicy; no [31mto you'],
    ['other-digest', 'mismatch: a token for another digest'],
    ['other-nonce', 'mismatch: a token for another request'],
    ['html', 'unreadable: '],
    ['garbage', 'unreadable: '],
    ['empty', 'unreadable: cut short'],
    ['long', 'unreadable: too long an answer'],
    ['error', 'unreachable: HTTP 500'],
    ['redirects', 'unreachable: no answer'],
  ])('%s: %s', async ([manner, says]) => {
    expect(await failure(ask(manner))).toMatch(
      new RegExp(`^${says.replace(/[[\]]/gu, String.raw`\$&`)}`, 'u'),
    );
  });

  test.for<Manner>(['hangs', 'stops'])('%s: is waited for no longer than it was said', async (manner) => {
    expect(await failure(ask(manner, randomBytes(8), 300))).toBe('unreachable: no answer in time');
  });

  test('is not there at all', async () => {
    const post = timestampPost('http://127.0.0.1:1/', fetch);
    const asking = requestTimestamp(digest, {
      nonce: randomBytes(8),
      post,
      deadline: AbortSignal.timeout(5000),
    });
    expect(await failure(asking)).toBe('unreachable: no answer');
  });

  test('can be given up at once, which is no failure of its own', async () => {
    const stop = new AbortController();
    const asking = requestTimestamp(digest, {
      nonce: randomBytes(8),
      post: timestampPost(server.at('hangs'), fetch),
      deadline: AbortSignal.timeout(20_000),
      signal: stop.signal,
    });
    stop.abort(new Error('enough'));
    await expect(asking).rejects.toThrow('enough');
  });
});

describe('an answer', () => {
  test('to another request of the same digest, or for another digest, is not ours', async () => {
    const nonce = randomBytes(8);
    const { tsr } = await ask('good', nonce);
    const accept = (asked: { digest: Uint8Array; nonce: Uint8Array }) => failure(accepting(tsr, asked));
    expect(await accept({ digest, nonce })).toBe('no failure');
    expect(await accept({ digest, nonce: randomBytes(8) })).toBe('mismatch: a token for another request');
    expect(await accept({ digest: randomBytes(32), nonce })).toBe('mismatch: a token for another digest');
  });

  test('without the certificates that were asked for is not taken', async () => {
    const nonce = randomBytes(8);
    const query = Buffer.from(timestampRequest(digest, nonce));
    // certReq, at the end, left out; the outer length follows.
    const without = Buffer.concat([Buffer.from([0x30, query.length - 5]), query.subarray(2, -3)]);
    const reply = await authority.reply(without);
    expect(await failure(accepting(reply, { digest, nonce }))).toBe('mismatch: no certificate');
  });

  test('is refused without harm whatever it is', async () => {
    const nonce = randomBytes(8);
    const { tsr } = await ask('good', nonce);
    const nested = (depth: number): Uint8Array => {
      let inside = Buffer.alloc(0);
      for (let at = 0; at < depth; at += 1)
        inside = Buffer.concat([Buffer.from([0x30, 0x84]), lengthOf(inside), inside]);
      return inside;
    };
    const lengthOf = ({ length }: Uint8Array): Buffer =>
      Buffer.from([length >>> 24, length >>> 16, length >>> 8, length]);
    const replies: readonly Uint8Array[] = [
      ...Array.from({ length: 60 }, (_, at) => tsr.subarray(0, Math.floor((at * tsr.length) / 60))),
      Buffer.concat([tsr, Buffer.alloc(1)]),
      Buffer.concat([tsr, tsr]),
      nested(10_000),
      Buffer.alloc(timestampLimits.replyBytes, 0x30),
      Buffer.from('3080020100000000', 'hex'),
      Buffer.from('300a30080203000000000000', 'hex'),
    ];
    for (const reply of replies) {
      expect(await failure(accepting(reply, { digest, nonce }))).toMatch(/^unreadable: /u);
    }
  });
});
