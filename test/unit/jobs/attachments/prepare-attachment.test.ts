import { describe, expect, test } from 'vitest';
import { prepareAttachment, type PreparedAttachment } from '../../../../lib/jobs/attachments/index.ts';
import {
  exif,
  plainPng,
  secrets,
  toldJpeg,
  toldPng,
  toldWebp,
} from '../../evidence/metadata/made-pictures.ts';

const saidOf = ({ said }: PreparedAttachment): readonly string[] =>
  (said ?? []).map(({ group, name, value }) => `${group} ${name}: ${value}`);
const prepare = (bytes: Uint8Array): Promise<PreparedAttachment> =>
  prepareAttachment(new Blob([new Uint8Array(bytes)], { type: 'text/html' }));

describe('of a picture the person is told', () => {
  test.each([
    ['JPEG', toldJpeg(), 'image/jpeg'],
    ['PNG', toldPng(), 'image/png'],
    ['WebP', toldWebp(), 'image/webp'],
  ] as const)('where, when, with what and by whom: %s', async (_kind, bytes, mediaType) => {
    const prepared = await prepare(bytes);
    expect(prepared).toMatchObject({ mediaType, isShown: true });
    const said = saidOf(prepared);
    expect(said).toEqual(
      expect.arrayContaining([
        'place GPS: 43.29981, 68.25319',
        `place City: ${secrets.city}`,
        `time DateTimeOriginal: ${secrets.time}`,
        `device Make: ${secrets.make}`,
        `device Model: ${secrets.model}`,
        `device BodySerialNumber: ${secrets.serial}`,
        `person Artist: ${secrets.artist}`,
      ]),
    );
    expect(said[0]).toMatch(/^place GPS/u);
    expect(said.join('\n')).not.toMatch(/Pointer|Orientation/u);
  });

  test('what the copy has no more; the copy says nothing to the same reader', async () => {
    const { copy, given } = await prepare(toldJpeg());
    if (typeof copy === 'string') throw new Error(copy);
    expect(copy.leftOut.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['APP1 Exif', 'APP1 http://ns.adobe.com/xap/1.0/', 'APP2 MPF', 'COM', null]),
    );
    const again = await prepareAttachment(copy.content);
    expect(again.said).toEqual([]);
    expect(given.type).toBe('');
    expect(copy.content.type).toBe('');
  });

  test('nothing, where it says nothing', async () => {
    const { said, copy } = await prepare(plainPng);
    expect(said).toEqual([]);
    expect(copy).toMatchObject({ leftOut: [] });
  });
});

describe('no copy is offered', () => {
  test('of other kinds of files, whose kind is told by their bytes', async () => {
    for (const [head, mediaType] of [
      ['%PDF-1.7', 'application/pdf'],
      ['<!doctype html><script>1</script>', 'application/octet-stream'],
      ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'image/heic'],
      ['', 'application/octet-stream'],
    ] as const)
      expect(await prepare(Buffer.from(head))).toMatchObject({
        mediaType,
        copy: 'other-kind',
        isShown: false,
      });
  });

  test('of a picture that is damaged; it can be attached as it is', async () => {
    const prepared = await prepare(toldJpeg().subarray(0, 3000));
    expect(prepared.copy).toBe('malformed');
    expect(prepared.given.size).toBe(3000);
    expect(saidOf(prepared)).toContain(`device Make: ${secrets.make}`);
  });
});

test('a TIFF is told of too, though nothing is taken out of it', async () => {
  const prepared = await prepare(exif());
  expect(prepared).toMatchObject({ mediaType: 'image/tiff', copy: 'other-kind' });
  expect(saidOf(prepared)).toContain('place GPS: 43.29981, 68.25319');
});
