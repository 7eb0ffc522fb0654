import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkOts,
  fromHex,
  OtsError,
  otsLimits,
  type OtsTimestamp,
  readOts,
  utf8,
  writeOts,
} from '../../../../lib/evidence/index.ts';
import { anyProof, specFor } from './made-proofs.ts';
import { referenceIsHere, referenceMakes, referenceReads } from './reference.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const digest = fromHex('ab'.repeat(32));
const header = `004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108${'ab'.repeat(32)}`;
/** A promise of the calendar `http://c`. */
const promise = '0083dfe30d2ef90c8e0908' + hex(utf8('http://c'));
const file = (steps: string): Uint8Array => fromHex(header + steps);

function codeFor(bytes: Uint8Array): string | null {
  try {
    readOts(bytes);
    return null;
  } catch (error) {
    if (error instanceof OtsError) return error.code;
    throw error;
  }
}

describe('an OpenTimestamps file', () => {
  test('any proof, written and read, is the same, and written again the same bytes', () => {
    fc.assert(
      fc.property(anyProof, (proof) => {
        const bytes = writeOts(proof);
        expect(readOts(bytes)).toEqual(proof);
        expect(hex(writeOts(readOts(bytes)))).toBe(hex(bytes));
      }),
      { numRuns: 300 },
    );
  });

  test('is read as it is written down', () => {
    expect(readOts(file(`f00101ff${promise}08${promise}`))).toEqual({
      digest,
      timestamp: [
        {
          operation: { name: 'append', argument: Uint8Array.of(1) },
          after: [
            { attestation: { kind: 'pending', calendar: 'http://c' } },
            {
              operation: { name: 'sha256' },
              after: [{ attestation: { kind: 'pending', calendar: 'http://c' } }],
            },
          ],
        },
      ],
    });
  });

  test.for([
    ['nothing', ''],
    ['another file', hex(utf8('<!doctype html><title>Not found</title>'.repeat(3)))],
    ['only its start', header],
    ['another version', header.replace('940108', '940208') + promise],
    ['a version in two bytes', header.replace('940108', '94810008') + promise],
    ['a SHA-1 digest', header.replace('940108', '940102') + promise],
    ['a byte after its end', `${header}${promise}00`],
    ['a second proof after its end', `${header}${promise}${promise}`],
    ['an operation that nobody knows', `${header}09${promise}`],
    ['MD5', `${header}01${promise}`],
    ['two marks that another follows', `${header}ffff${promise}${promise}`],
    ['a mark that another follows, and none', `${header}ff${promise}`],
    ['the same promise twice', `${header}ff${promise}${promise}`],
    ['the same operation twice', `${header}ff08${promise}08${promise}`],
    ['nothing to append', `${header}f000${promise}`],
    ['a length in more bytes than it needs', `${header}f0810001${promise}`],
    ['a length without an end', `${header}f0ffffffffffffffffffff`],
    ['a message of more than 4,096 bytes', `${header}f0e11f${'00'.repeat(4065)}${promise}`],
    ['hex of hex without end', `${header}${'f3'.repeat(8)}${promise}`],
    ['an attestation that is cut off', header + promise.slice(0, -2)],
    ['an address with a query', header + promise.replace(hex(utf8('/c')), hex(utf8('?c')))],
    ['an address that is not all of its attestation', header + promise.replace('0908', '0907')],
    ['a height that is not all of its attestation', `${header}000588960d73d71901020101`],
    ['a height without an end', `${header}000588960d73d719010180`],
    ['a height past counting', `${header}000588960d73d7190109ffffffffffffffff7f`],
    ['an attestation of 8,193 bytes', `${header}0077777777777777778140${'00'.repeat(8193)}`],
    ['more messages on a path than 256', header + '08'.repeat(256) + promise],
  ])('%s is refused', ([, bytes = '']) => {
    expect(codeFor(fromHex(bytes))).toBe('unreadable');
  });

  test('the bounds themselves are within', () => {
    expect(codeFor(file(`08`.repeat(255) + promise))).toBe(null);
    expect(codeFor(file(`f0e01f${'00'.repeat(4064)}${promise}`))).toBe(null);
    expect(codeFor(file(`${'f3'.repeat(7)}${promise}`))).toBe(null);
    expect(codeFor(file(`0077777777777777778040${'00'.repeat(8192)}`))).toBe(null);
  });

  test('is refused where it is larger, or has more steps, than any proof needs', () => {
    const many = (count: number): OtsTimestamp =>
      Array.from({ length: count }, (_, height) => ({ attestation: { kind: 'bitcoin', height } }));
    expect(codeFor(writeOts({ digest, timestamp: many(otsLimits.steps) }))).toBe(null);
    expect(codeFor(writeOts({ digest, timestamp: many(otsLimits.steps + 1) }))).toBe('unreadable');
    const large = Array.from(
      { length: 17 },
      (_, at) => `ff0077777777777777${(at + 16).toString(16)}8020${'00'.repeat(4096)}`,
    );
    expect(file(large.join('') + promise).length).toBeGreaterThan(otsLimits.fileBytes);
    expect(codeFor(file(large.join('') + promise))).toBe('unreadable');
    expect(codeFor(file(large.slice(3).join('') + promise))).toBe(null);
  });
});

describe('what is not known is kept, and is never taken for a time', () => {
  const bitcoin = '000588960d73d7190103a39f37';
  const checked = async (steps: string) => {
    expect(hex(writeOts(readOts(file(steps))))).toBe(header + steps);
    return (await checkOts(file(steps), digest)).attestations;
  };

  test('the block of Bitcoin is named with the message as its Merkle root, turned as explorers print it', async () => {
    const rising = Array.from({ length: 32 }, (_, at) => at.toString(16).padStart(2, '0')).join('');
    const bytes = fromHex(header.replace('ab'.repeat(32), rising) + bitcoin);
    expect((await checkOts(bytes, fromHex(rising))).attestations).toEqual([
      { kind: 'bitcoin', height: 905_123, merkleRoot: hex(fromHex(rising).toReversed()) },
    ]);
  });

  test.for([
    ['Litecoin', '0006869a0d73d71b4503a39f37', '06869a0d73d71b45'],
    ['Ethereum', '0030fe8087b5c7ead703a39f37', '30fe8087b5c7ead7'],
    ['a notary of whom nobody has heard', '00777777777777777704deadbeef', '7777777777777777'],
    ['Bitcoin, of a message too long for a Merkle root', `f00101${bitcoin}`, '0588960d73d71901'],
    ['Bitcoin, past RIPEMD-160', `0308${bitcoin}`, '0588960d73d71901'],
    ['Bitcoin, past Keccak-256', `67${bitcoin}`, '0588960d73d71901'],
    ['a calendar, past Keccak-256', `67${promise}`, '83dfe30d2ef90c8e'],
  ] as const)('%s', async ([, steps, tag]) => {
    expect(await checked(steps)).toEqual([{ kind: 'unknown', tag }]);
  });

  test('SHA-1 on the way is computed', async () => {
    expect(await checked(`0208${bitcoin}`)).toMatchObject([{ kind: 'bitcoin' }]);
  });
});

describe('whatever the bytes are', () => {
  const quickly = (bytes: Uint8Array): string | null => {
    const before = performance.now();
    const code = codeFor(bytes);
    expect(performance.now() - before).toBeLessThan(1000);
    return code;
  };

  test('they are read, or refused as unreadable, in no time', () => {
    const body = fc.array(fc.constantFrom(0, 1, 2, 8, 0xf0, 0xf1, 0xf2, 0xf3, 0xff, 0x83, 0x7f), {
      maxLength: 4000,
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(quickly(bytes)).toBe('unreadable');
      }),
    );
    fc.assert(
      fc.property(body, (bytes) => {
        quickly(fromHex(header + hex(Uint8Array.from(bytes))));
      }),
    );
  });

  test('cut off anywhere, a proof is refused', () => {
    fc.assert(
      fc.property(anyProof, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (proof, part) => {
        const bytes = writeOts(proof);
        expect(quickly(bytes.subarray(0, Math.floor(bytes.length * part)))).toBe('unreadable');
      }),
    );
  });

  test('with any byte flipped, a proof is refused, is for another digest, or still commits to the digest', async () => {
    await fc.assert(
      fc.asyncProperty(anyProof, fc.nat(), fc.integer({ min: 1, max: 255 }), async (proof, place, change) => {
        const bytes = writeOts(proof);
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        if (quickly(bytes) !== null) return;
        expect(hex(writeOts(readOts(bytes)))).toBe(hex(bytes));
        const inDigest = at >= 33 && at < 65;
        expect((await checkOts(bytes, proof.digest)).matches).toBe(!inDigest);
      }),
      { numRuns: 500 },
    );
  });

  test('a proof of the largest size is checked in a moment', async () => {
    // Messages of 2 kB, 1,280 times appended to and hashed.
    const branch = (at: number): string => `fff002${(at + 4096).toString(16)}08${promise}`;
    const branches = Array.from({ length: 1280 }, (_, at) => branch(at)).join('');
    const bytes = file(`${'f3'.repeat(6)}${'f2'.repeat(240)}${branches}${promise}`);
    const before = performance.now();
    expect((await checkOts(bytes, digest)).matches).toBe(true);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe.runIf(referenceIsHere)('python-opentimestamps', () => {
  const proofs = fc.sample(anyProof, { numRuns: 60, seed: 2026 });

  test('writes files that are read and written back to the same bytes', async () => {
    for (const [index, bytes] of referenceMakes(proofs.map(specFor)).entries()) {
      expect(hex(writeOts(readOts(bytes)))).toBe(hex(bytes));
      const { matches } = await checkOts(bytes, proofs[index]?.digest ?? digest);
      expect(matches).toBe(true);
    }
  });

  test('reads what Kuä writes, and finds the same attestations of the same messages', async () => {
    const files = proofs.map(writeOts);
    for (const [index, { refused, attested = [], ...said }] of referenceReads(files).entries()) {
      expect(refused).toBeUndefined();
      const { digest: own = digest } = proofs[index] ?? {};
      expect(said.digest).toBe(hex(own));
      const { attestations } = await checkOts(files[index] ?? digest, own);
      expect(attestations).toHaveLength(attested.length);
      for (const one of attestations) {
        if (one.kind === 'pending')
          expect(attested).toContainEqual(['pending', one.calendar, one.commitment]);
        if (one.kind !== 'bitcoin') continue;
        expect(attested).toContainEqual(['bitcoin', one.height, hex(fromHex(one.merkleRoot).toReversed())]);
      }
    }
  });

  test('refuses what is no proof, and takes what is just within the bounds', () => {
    const wrong = [
      `${header}09${promise}`,
      `${header}${promise}00`,
      `${header}f000${promise}`,
      header + '08'.repeat(256) + promise,
    ];
    for (const { refused } of referenceReads(wrong.map(fromHex))) expect(refused).toBeDefined();
    expect(referenceReads([file(`08`.repeat(255) + promise)])).toMatchObject([{ digest: 'ab'.repeat(32) }]);
  });
});
