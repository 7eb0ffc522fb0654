import { spawnSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, describe, expect, test } from 'vitest';
import { encryptAge, openBundleFile, verifyBundle } from '../../../../lib/bundle/index.ts';
import type { Bytes } from '../../../../lib/evidence/index.ts';
import { exportedBag } from '../loose-bag.ts';
import { ageKey, hasAge, inTerminal, scrypt } from './age-tool.ts';
import { answers, encrypted, identity, opened, passphrase, plainBytes, random } from './made-age.ts';

const folder = mkdtempSync(join(tmpdir(), 'kua-age-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content?: string | Uint8Array): string => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};
const chunk = 64 * 1024;
const words = 'сайлау-2026 кездейсоқ';

// A guess at a passphrase takes a second, on a busy machine many.
describe.runIf(hasAge)('Debian’s age', { timeout: 120_000 }, () => {
  test('opens what was encrypted for recipients, with the key of each', async () => {
    const keys = [ageKey(), ageKey()];
    const plain = plainBytes(5 * chunk + 17);
    const lock = { kind: 'recipients', recipients: keys.map(({ recipient }) => recipient) } as const;
    file('to.age', await encrypted(plain, lock));
    for (const key of keys) {
      const args = ['-d', '-i', file('key.txt', key.identity), '-o', file('to.bin'), file('to.age')];
      expect(spawnSync('age', args).status).toBe(0);
      expect(readFileSync(file('to.bin')).equals(plain)).toBe(true);
    }
    const stranger = spawnSync('age', ['-d', '-i', file('key.txt', ageKey().identity), file('to.age')]);
    expect(stranger.status).not.toBe(0);
  });

  test('opens what was encrypted with a passphrase, and with no other', async () => {
    const plain = plainBytes(3 * chunk);
    file('pass.age', await encrypted(plain, { kind: 'passphrase', passphrase: words }));
    const command = ['age', '-d', '-o', file('pass.bin'), file('pass.age')];
    expect(inTerminal(folder, words, command)).toMatchObject({ code: 0 });
    expect(readFileSync(file('pass.bin')).equals(plain)).toBe(true);
    expect(inTerminal(folder, `${words}.`, command).code).not.toBe(0);
  });

  test('encrypts for a recipient what Kuä opens, armored or not', async () => {
    const key = ageKey();
    const other = ageKey();
    for (const size of [0, 1, chunk - 1, chunk, chunk + 1, 4 * chunk, 300_000]) {
      const plain = plainBytes(size);
      for (const armor of [[], ['-a']]) {
        const args = ['-r', other.recipient, '-r', key.recipient, ...armor, '-o', file('from.age')];
        expect(spawnSync('age', [...args, file('from.bin', plain)]).status).toBe(0);
        const read = await opened(await openAsBlob(file('from.age')), identity(key.identity));
        expect(Buffer.from(read).equals(plain), `${size} ${armor.join('')}`).toBe(true);
      }
    }
  });

  test('encrypts with a passphrase what Kuä opens', async () => {
    const plain = plainBytes(100_000);
    const command = ['age', '-p', '-o', file('from-pass.age'), file('plain.bin', plain)];
    expect(inTerminal(folder, words, command)).toMatchObject({ code: 0 });
    const read = await opened(await openAsBlob(file('from-pass.age')), passphrase(words));
    expect(Buffer.from(read).equals(plain)).toBe(true);
  });

  test('encrypts a bundle that the verifier reads through, without a plain copy', async () => {
    const made = await exportedBag();
    const key = ageKey();
    file('bundle.zip', made.zip);
    spawnSync('age', ['-r', key.recipient, '-o', file('bundle.zip.age'), file('bundle.zip')]);
    const { ask } = answers(identity(key.identity));
    const { zip, wasEncrypted } = await openBundleFile(await openAsBlob(file('bundle.zip.age')), ask, scrypt);
    const verdict = await verifyBundle(zip, { now: made.now });
    expect(wasEncrypted).toBe(true);
    expect(verdict).toEqual(await verifyBundle(new Blob([made.zip]), { now: made.now }));
    expect(verdict).toMatchObject({ holds: true, captures: 3 });
  });
});

describe('a file that is encrypted', () => {
  test('is read in any order, and no more once it is closed', async () => {
    const key = await generateX25519Identity();
    const plain = plainBytes(3 * chunk + 100);
    const lock = { kind: 'recipients', recipients: [await identityToRecipient(key)] } as const;
    const sealed = new Blob([await encrypted(plain, lock)]);
    const { zip, close } = await openBundleFile(sealed, answers(identity(key)).ask, scrypt);
    expect(zip.size).toBe(plain.length);
    for (const [start, end] of [
      [3 * chunk + 90, 3 * chunk + 100],
      [0, 1],
      [chunk - 3, 2 * chunk + 3],
      [chunk, chunk],
      [5, 3 * chunk + 1],
    ] as const) {
      const part = zip.slice(start, end);
      expect(Buffer.from(await part.arrayBuffer()).equals(plain.subarray(start, end))).toBe(true);
      expect(Buffer.from(await part.slice(0, 2).arrayBuffer())).toEqual(
        Buffer.from(plain.subarray(start, Math.min(start + 2, end))),
      );
    }
    close();
    await expect(zip.slice(0, 1).arrayBuffer()).rejects.toThrow('closed');
  });

  test('is written as it is read: never more than a few pieces ahead of who takes them', async () => {
    const piece = new Uint8Array(256 * 1024);
    let made = 0;
    const endless = new ReadableStream<Bytes>(
      {
        pull(controller) {
          made += piece.length;
          controller.enqueue(piece.slice());
        },
      },
      { highWaterMark: 0 },
    );
    const key = await generateX25519Identity();
    const lock = { kind: 'recipients', recipients: [await identityToRecipient(key)] } as const;
    const reader = (await encryptAge(endless, lock, { scrypt, random })).getReader();
    let taken = 0;
    let ahead = 0;
    while (taken < 64e6) {
      taken += (await reader.read()).value?.length ?? 0;
      ahead = Math.max(ahead, made - taken);
    }
    await reader.cancel();
    expect(ahead).toBeLessThan(2e6);
  });

  test('passes on what went wrong in what was to be encrypted', async () => {
    const failing = new ReadableStream<Bytes>({
      pull(controller) {
        controller.error(new DOMException('gone', 'NotFoundError'));
      },
    });
    const key = await generateX25519Identity();
    const lock = { kind: 'recipients', recipients: [await identityToRecipient(key)] } as const;
    const sealed = await encryptAge(failing, lock, { scrypt, random });
    await expect(new Response(sealed).arrayBuffer()).rejects.toThrow('gone');
  });
});

test('a file that is not encrypted is opened as it is, and nobody is asked', async () => {
  const { ask, asked } = answers();
  const plain = new Blob(['PK\u0003\u0004 or whatever else']);
  const { zip, wasEncrypted } = await openBundleFile(plain, ask, scrypt);
  expect({ same: zip === plain, wasEncrypted, asked }).toEqual({
    same: true,
    wasEncrypted: false,
    asked: [],
  });
});
