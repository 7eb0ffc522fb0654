import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createDeviceKey,
  derToP1363,
  keyId,
  p1363ToDer,
  publicKeyPem,
  sha256,
  sign,
  utf8,
  verifySignature,
} from '../../../lib/evidence/index.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const openssl = (...args: string[]): string => execFileSync('openssl', args, { stdio: 'pipe' }).toString();

describe('a signature made on the device', () => {
  test('is accepted by openssl, and not for other bytes', async () => {
    const key = await createDeviceKey();
    const bytes = utf8('{"format":"kua-capture/1"}');
    const folder = mkdtempSync(join(tmpdir(), 'kua-key-'));
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('key.pem'), publicKeyPem(key.publicSpki));
    writeFileSync(at('data'), bytes);
    writeFileSync(at('other'), 'x');
    const check = (file: string): string =>
      openssl('dgst', '-sha256', '-verify', at('key.pem'), '-signature', at('sig'), at(file));
    // Many, because r and s are short or have the high bit only in some.
    for (let i = 0; i < 24; i += 1) {
      writeFileSync(at('sig'), await sign(key, bytes));
      expect(check('data')).toContain('Verified OK');
    }
    expect(() => check('other')).toThrow();
    const der = execFileSync('openssl', ['pkey', '-pubin', '-in', at('key.pem'), '-outform', 'DER']);
    expect(hex(der)).toBe(hex(key.publicSpki));
    expect(key.keyId).toBe(`sha256:${await sha256(der)}`);
    rmSync(folder, { recursive: true });
  });

  test('holds for its bytes and key only', async () => {
    const [key, other] = [await createDeviceKey(), await createDeviceKey()];
    const bytes = utf8('turnout 61.2');
    const signature = await sign(key, bytes);
    expect(await verifySignature(key.publicSpki, signature, bytes)).toBe(true);
    expect(await verifySignature(key.publicSpki, signature, utf8('turnout 70.5'))).toBe(false);
    expect(await verifySignature(other.publicSpki, signature, bytes)).toBe(false);
    expect(await verifySignature(key.publicSpki, signature.subarray(1), bytes)).toBe(false);
  });

  test('comes from a key that cannot be taken out', async () => {
    const key = await createDeviceKey();
    expect(key.pair.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', key.pair.privateKey)).rejects.toThrow();
    expect(await keyId(key.publicSpki)).toBe(key.keyId);
  });
});

const pair = (r: string, s: string): Uint8Array =>
  Buffer.from(r.padStart(96, '0') + s.padStart(96, '0'), 'hex');

describe('ECDSA signatures between P1363 and DER', () => {
  test('leading zeros go, and a zero comes before a high bit', () => {
    expect(hex(p1363ToDer(pair('7f', '80')))).toBe('300702017f02020080');
    expect(hex(p1363ToDer(pair('00', '0100')))).toBe('300702010002020100');
    const full = 'ff'.repeat(48);
    expect(hex(p1363ToDer(pair(full, full)))).toBe(`3066${`023100${full}`.repeat(2)}`);
  });

  test('every pair comes back the same, in the shortest form', () => {
    const number = fc
      .tuple(fc.nat({ max: 48 }), fc.uint8Array({ minLength: 48, maxLength: 48 }))
      .map(([zeros, bytes]) => bytes.fill(0, 0, zeros));
    fc.assert(
      fc.property(number, number, (r, s) => {
        const p1363 = Buffer.concat([r, s]);
        const der = p1363ToDer(p1363);
        expect(hex(derToP1363(der))).toBe(hex(p1363));
      }),
    );
  });

  test('a signature of P-521 takes the long form of length', () => {
    const p1363 = new Uint8Array(132).fill(0x7f);
    const der = p1363ToDer(p1363);
    expect(hex(der.subarray(0, 3))).toBe('308188');
    expect(hex(derToP1363(der, 66))).toBe(hex(p1363));
  });

  test.each([
    ['nothing', ''],
    ['an indefinite length', '30800201010201010000'],
    ['a length in more bytes than it needs', '308106020101020101'],
    ['a negative integer', '3006020181020101'],
    ['a needless zero', '300702020001020101'],
    ['an empty integer', '30050200020101'],
    ['bytes after the end', '300602010102010100'],
    ['bytes after s', '3009020101020101020101'],
    ['one integer', '3003020101'],
    ['a cut end', '30060201010201'],
    ['an integer past the sequence', '3006020101020201'],
    ['too wide an integer', `3036023101${'00'.repeat(48)}020101`],
  ])('%s is refused', (_what, der) => {
    expect(() => derToP1363(Buffer.from(der, 'hex'))).toThrow(RangeError);
  });

  test('one flipped byte never gives the same signature', () => {
    const der = p1363ToDer(pair('80'.repeat(48), '01'.repeat(48)));
    const whole = hex(derToP1363(der));
    fc.assert(
      fc.property(fc.nat({ max: der.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = der.slice();
        other[at] = (other[at] ?? 0) ^ change;
        let back: string | null = null;
        try {
          back = hex(derToP1363(other));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
        expect(back).not.toBe(whole);
      }),
    );
  });
});

test('SHA-256 of bytes and of a Blob is the same known answer', async () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await sha256(utf8('abc'))).toBe(abc);
  expect(await sha256(new Blob(['a', 'bc']))).toBe(abc);
  expect(await sha256(new Uint8Array())).toMatch(/^e3b0c442/u);
});
