import { expect, test } from 'vitest';
import { derOf } from '../../../../lib/evidence/der.ts';
import type { Certificate } from '../../../../lib/evidence/timestamp/certificate.ts';
import { findPath } from '../../../../lib/evidence/timestamp/path.ts';

const at = new Date('2026-03-15T12:00:00Z');
const isAuthority = { critical: true, value: derOf(0x30, derOf(0x01, Uint8Array.of(0xff))) };

/** A certificate that seems to be signed by whoever bears the name of its issuer. */
const certificate = (name: string, issuer: string, key: string): Certificate => ({
  der: new TextEncoder().encode(`${name} ${issuer} ${key}`),
  serial: '01',
  issuer,
  subject: name,
  name,
  notBefore: new Date('2020-01-01T00:00:00Z'),
  notAfter: new Date('2030-01-01T00:00:00Z'),
  key,
  signatureAlgorithm: '1.2.840.10045.4.3.2',
  extensions: new Map([['2.5.29.19', isAuthority]]),
});

async function sought(others: readonly Certificate[], roots: readonly Certificate[]) {
  let signatures = 0;
  const isSignedBy = (): Promise<boolean> => {
    signatures += 1;
    return Promise.resolve(true);
  };
  const path = await findPath(certificate('signer', 'a', 'key of signer'), { roots, others, at, isSignedBy });
  return { path: path?.map(({ name }) => name) ?? null, signatures };
}

const root = certificate('root', 'root', 'key of root');

test('authorities that vouch for each other in a circle lead nowhere, and soon', async () => {
  const circle = [certificate('a', 'b', '1'), certificate('b', 'a', '2')];
  expect(await sought(circle, [root])).toEqual({ path: null, signatures: 2 });
});

test('one that leads out of a circle is found', async () => {
  const circle = [certificate('a', 'b', '1'), certificate('b', 'a', '2'), certificate('b', 'root', '2')];
  expect((await sought(circle, [root])).path).toEqual(['signer', 'a', 'b', 'root']);
});

test('many that all seem to fit are given up after so many signatures', async () => {
  const crowd = Array.from({ length: 32 }, (_, index) => certificate('a', 'a', `key ${index}`));
  expect(await sought(crowd, [root])).toEqual({ path: null, signatures: 64 });
});

test('a chain longer than any authority has is given up', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'root'];
  const chain = names.slice(0, -1).map((name, index) => certificate(name, names[index + 1] ?? '', name));
  expect((await sought(chain, [root])).path).toBe(null);
  expect((await sought(chain.slice(0, 1), [certificate('b', 'b', 'key of b')])).path).toEqual([
    'signer',
    'a',
    'b',
  ]);
});
