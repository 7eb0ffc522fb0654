import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithoutMetadata, PictureError, withoutMetadata } from '../../../../lib/evidence/metadata/index.ts';
import {
  chunk,
  mended,
  plainJpeg,
  plainPng,
  plainWebp,
  positionBytes,
  primaries,
  secrets,
  toldJpeg,
  toldPng,
  toldWebp,
} from './made-pictures.ts';

const kinds = [
  { kind: 'JPEG', told: toldJpeg, plain: plainJpeg },
  { kind: 'PNG', told: toldPng, plain: plainPng },
  { kind: 'WebP', told: toldWebp, plain: plainWebp },
] as const;

/** Where the coded picture lies: what follows the first of these bytes, up to the end of the plain file. */
const coded = {
  JPEG: plainJpeg.subarray(plainJpeg.indexOf('ffdb', 'hex')),
  PNG: plainPng.subarray(33),
  WebP: plainWebp.subarray(12),
};

const failureOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await withoutMetadata(bytes);
    return 'made';
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    return error.reason;
  }
};

describe.each(kinds)('a copy of a $kind', ({ kind, told, plain }) => {
  test('says nothing of place, time, device, person or program, and shows the very same picture', async () => {
    const given = told();
    expect(given.includes(positionBytes)).toBe(true);
    const { bytes, leftOut } = await withoutMetadata(given);
    const copy = Buffer.from(bytes);
    for (const secret of Object.values(secrets)) expect(copy.includes(secret), secret).toBe(false);
    for (const word of ['Zeni', 'xpacket', 'prVt', 'Photoshop'])
      expect(copy.includes(word), word).toBe(false);
    expect(copy.includes(positionBytes)).toBe(false);
    expect(copy.includes(coded[kind])).toBe(true);
    expect(leftOut.at(-1)).toEqual({
      name: null,
      bytes: secrets.after.length + (kind === 'JPEG' ? plainJpeg.length : 0),
    });
    expect(leftOut.length).toBeGreaterThanOrEqual(3);
  });

  test('is turned as the original is', async () => {
    for (let turned = 1; turned <= 8; turned += 1) {
      const copy = Buffer.from((await withoutMetadata(told(turned))).bytes);
      const only = Buffer.from(`4d4d002a0000000800010112000300000001000${turned}0000`, 'hex');
      expect(copy.includes(only)).toBe(turned > 1);
      expect(copy.includes('4d4d002a', 'hex')).toBe(turned > 1);
    }
  });

  test('has the colours of the original: its profile without names', async () => {
    const copy = Buffer.from((await withoutMetadata(told())).bytes);
    for (const part of ['acsp', 'rXYZ', 'bTRC']) expect(copy.includes(part), part).toBe(true);
    for (const hex of Object.values(primaries)) expect(copy.includes(hex, 0, 'hex'), hex).toBe(true);
    for (const part of ['mmod', 'APPL']) expect(copy.includes(part), part).toBe(false);
  });

  test('of a copy is the copy; only such a one counts as without metadata', async () => {
    const { bytes } = await withoutMetadata(told());
    const again = await withoutMetadata(bytes);
    expect(Buffer.compare(again.bytes, bytes)).toBe(0);
    expect(again.leftOut).toEqual([]);
    expect(await isWithoutMetadata(bytes)).toBe(true);
    expect(await isWithoutMetadata(told())).toBe(false);
    expect(await isWithoutMetadata(Buffer.concat([bytes, Buffer.from('x')]))).toBe(false);
    expect(await isWithoutMetadata((await withoutMetadata(plain)).bytes)).toBe(true);
  });

  test('is not made of a file that is cut off, wherever', async () => {
    const given = told();
    const end = given.indexOf(coded[kind]) + coded[kind].length;
    const outcomes = new Set<string>();
    for (let length = 16; length < end; length += 1)
      outcomes.add(await failureOf(new Uint8Array(given.subarray(0, length))));
    expect(outcomes).toEqual(new Set(['malformed']));
  }, 60_000);

  test('of whatever bytes is clean or refused, and never anything else', async () => {
    const given = told();
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: given.length - 1 }), fc.nat({ max: 255 })), {
          minLength: 1,
          maxLength: 6,
        }),
        async (edits) => {
          const edited = new Uint8Array(given);
          for (const [at, value] of edits) if (at >= 12) edited[at] = value;
          const bytes = kind === 'PNG' ? mended(edited) : edited;
          const copy = await withoutMetadata(bytes).catch((error: unknown) => {
            if (!(error instanceof PictureError)) throw error;
            return null;
          });
          if (!copy) return;
          made += 1;
          expect(await isWithoutMetadata(copy.bytes)).toBe(true);
          expect(copy.bytes.length).toBeLessThan(bytes.length + 300);
        },
      ),
      { numRuns: 600 },
    );
    expect(made).toBeGreaterThan(20);
  }, 60_000);
});

test('a kind that is not known here is said to be so, whatever its name or its beginning claims', async () => {
  for (const other of ['%PDF-1.7', 'GIF89a', 'RIFF....WAVE', '', '<svg xmlns="http://www.w3.org/2000/svg"/>'])
    expect(await failureOf(Buffer.from(other))).toBe('other-kind');
});

test('what is left of a picture after it was cropped, behind its end or in a chunk of its own, is gone', async () => {
  const cropped = Buffer.concat([
    plainPng.subarray(0, 33),
    chunk('iDOT', Buffer.alloc(28)),
    plainPng.subarray(33),
    plainPng,
  ]);
  const { bytes, leftOut } = await withoutMetadata(cropped);
  expect(Buffer.compare(bytes, plainPng)).toBe(0);
  expect(leftOut).toEqual([
    { name: 'iDOT', bytes: 28 },
    { name: null, bytes: plainPng.length },
  ]);
});

test('the thumbnail in the JFIF segment is gone, and the scans of a picture sent step by step are all there', async () => {
  const jfif = Buffer.concat([
    Buffer.from('ffe00013', 'hex'),
    Buffer.from('JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01RGB', 'latin1'),
  ]);
  const dqt = plainJpeg.indexOf('ffdb', 'hex');
  const scan = plainJpeg.indexOf('ffda', 'hex');
  const twice = Buffer.concat([
    plainJpeg.subarray(0, 2),
    jfif,
    plainJpeg.subarray(dqt, -2),
    Buffer.from('fffe0006', 'hex'),
    Buffer.from('spot'),
    plainJpeg.subarray(scan),
  ]);
  const { bytes, leftOut } = await withoutMetadata(twice);
  const copy = Buffer.from(bytes);
  expect(leftOut).toEqual([
    { name: 'APP0 JFIF', bytes: 3 },
    { name: 'COM', bytes: 4 },
  ]);
  expect(copy.includes('spot')).toBe(false);
  expect(copy.length).toBe(2 + 18 + plainJpeg.length - dqt + plainJpeg.length - scan - 2);
});
