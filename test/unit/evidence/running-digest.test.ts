import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunningDigest, utf8 } from '../../../lib/evidence/index.ts';

const digestOf = (pieces: readonly Uint8Array[]): string => {
  const digest = new RunningDigest();
  for (const piece of pieces) digest.add(piece);
  return digest.hex();
};

describe('a digest of bytes that come piece by piece', () => {
  test('is that of the standard’s own examples', () => {
    expect(digestOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(digestOf([utf8('a'), utf8('bc')])).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test('is what others make of the same bytes, however they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (pieces) => {
        const hash = createHash('sha256');
        for (const piece of pieces) hash.update(piece);
        expect(digestOf(pieces)).toBe(hash.digest('hex'));
      }),
    );
  });

  test('is right at every length around a block’s end', () => {
    for (let length = 0; length < 200; length += 1) {
      const bytes = new Uint8Array(length).fill(length);
      expect(digestOf([bytes])).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });
});
