import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkTimestamp, timestampRequest } from '../../../../lib/evidence/index.ts';
import { derValues, readDer } from '../../../../lib/evidence/der.ts';
import { removeFolder, temporaryFolder } from '../../../harness/temporary.ts';
import { type AuthorityOptions, TimestampAuthority } from '../../../harness/timestamp-authority.ts';

const digest = createHash('sha256').update('{"format":"kua-capture/1"}').digest();
const request = timestampRequest(digest, randomBytes(8));

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('tsa-byte');
});
afterAll(() => removeFolder(folder));

describe('a token of which one byte was changed', () => {
  test.for<[string, number, AuthorityOptions]>([
    ['RSA', 3, { key: 'rsa' }],
    ['ECDSA', 1, { key: 'p256', intermediate: true }],
  ])(
    '%s: fails, or says the same; and then the byte is signed by nobody',
    { timeout: 120_000 },
    async ([, step, options]) => {
      const authority = await TimestampAuthority.make(`${folder}/${step}`, options);
      const tsr = await authority.reply(request);
      const roots = [await authority.certificate('ca')];
      const before = await checkTimestamp(tsr, { digest, roots });
      const free = unsignedPlaces(tsr, roots);
      const harmless: number[] = [];
      for (let at = 0; at < tsr.length; at += step) {
        const other = tsr.slice();
        other[at] = (other[at] ?? 0) ^ (1 << (at % 8));
        const after = await checkTimestamp(other, { digest, roots });
        if (after.fault !== null) continue;
        expect(after).toEqual(before);
        harmless.push(at);
      }
      expect(harmless.filter((at) => !free.has(at))).toEqual([]);
      expect(harmless.length).toBeGreaterThan(0);
    },
  );
});

/**
 * Places that nobody signs and that say nothing: the status (0 and 1 are both yes), the version of CMS, parameters of
 * algorithms that have none, and the root as it lies in the token: the one that the person gave stands in for it.
 */
function unsignedPlaces(tsr: Uint8Array, roots: readonly Uint8Array[]): ReadonlySet<number> {
  const bytes = Buffer.from(tsr);
  const places = new Set<number>();
  const mark = (from: number, length: number): void => {
    for (let at = from; at < from + length; at += 1) places.add(at);
  };
  const status = readDer(tsr).whole.length - readDer(tsr).content.length;
  mark(status, derValues(readDer(tsr))[0]?.whole.length ?? 0);
  for (const der of roots) mark(bytes.indexOf(der), der.length);
  // AlgorithmIdentifiers end in NULL.
  for (let at = bytes.indexOf('0500', 0, 'hex'); at >= 0; at = bytes.indexOf('0500', at + 1, 'hex'))
    mark(at, 2);
  const [, token] = derValues(readDer(tsr));
  const version = token ? derValues(derValues(derValues(token)[1] ?? token)[0] ?? token)[0] : undefined;
  if (version) mark(bytes.indexOf(version.whole), version.whole.length);
  return places;
}
