import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import {
  openZip,
  readZipEntry,
  ZipRefusal,
  type ZipRule,
  zipLimits,
  zipRules,
} from '../../../lib/bundle/index.ts';
import { utf8 } from '../../../lib/evidence/index.ts';
import { brokenZip, descriptor, extra, fields, nothing, type Wish } from './broken-zip.ts';
import { a, b, both, c, kinds, names, packed, second, streamed, structure } from './broken-zip-cases.ts';

const most = 64 * 1024 ** 2;

/** The names and contents of a ZIP, all read to their ends. */
async function contents(zip: Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
  const { entries } = await openZip(new Blob([zip]));
  const read: Record<string, string> = {};
  for (const entry of entries) read[entry.path] = new TextDecoder().decode(await readZipEntry(entry, most));
  return read;
}

/** What reading all of it is refused for. */
async function refusal(zip: Uint8Array<ArrayBuffer>): Promise<{ rule: ZipRule; entry: string | null }> {
  try {
    await contents(zip);
  } catch (error) {
    if (error instanceof ZipRefusal) return { rule: error.rule, entry: error.entry };
    throw error;
  }
  throw new Error('it was read');
}

const whole = brokenZip([a, b, c]);
const folder = mkdtempSync(join(tmpdir(), 'kua-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what a ZIP may be', () => {
  const all = { 'a.txt': 'first', 'b.txt': 'second '.repeat(400), 'c/c.txt': 'third' };

  test('stored and deflated entries, empty ones too', async () => {
    expect(await contents(whole)).toEqual(all);
    const empty = brokenZip([
      { name: 'top/stored', content: nothing },
      { name: 'top/deflated', content: nothing, deflate: true },
    ]);
    expect(await contents(empty)).toEqual({ stored: '', deflated: '' });
  });

  test('ZIP64 records where they are needed or not', async () => {
    expect(await contents(brokenZip([a, b, c], { zip64: {} }))).toEqual(all);
    const full = { directoryBytes: 0xffffffff, directoryOffset: 0xffffffff };
    expect(await contents(brokenZip([a, b, c], { zip64: {}, ...full }))).toEqual(all);
    const sizes = extra(1, fields([second.length, 8], [packed.length, 8]));
    const long = { packedBytes: 0xffffffff, bytes: 0xffffffff, extra: sizes, version: 45 };
    expect(await contents(brokenZip([a, { ...b, local: long, central: long }, c]))).toEqual(all);
    expect(await contents(brokenZip([a, { ...b, local: long }, c]))).toEqual(all);
  });

  test.each([
    { signature: true, long: false },
    { signature: false, long: false },
    { signature: true, long: true },
    { signature: false, long: true },
  ])('data descriptors that agree: %o', async (form) => {
    const after = descriptor(second, packed.length, form);
    const wish = { ...b, local: streamed, central: { flags: 8 }, after };
    expect(await contents(brokenZip([a, wish, c]))).toEqual(all);
  });

  test('times and owners of other systems, which say nothing about the content', async () => {
    const stamps = Buffer.concat([extra(0x5455, fields([1, 1], [0, 4])), extra(0x7875, fields([1, 1]))]);
    expect(
      await contents(brokenZip([{ ...a, local: { extra: stamps }, central: { extra: stamps } }])),
    ).toEqual({
      'a.txt': 'first',
    });
  });

  test('what other programs write of plain files', async () => {
    const file = join(folder, 'python.zip');
    // Older ones write something invalid for force_zip64 (CPython, gh-103861).
    const script = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
  z.writestr('top/a.txt', 'first')
  with z.open('top/b.txt', 'w', force_zip64=sys.version_info >= (3, 11, 4)) as f: f.write(b'second ' * 400)
class Pipe:
  def __init__(self, f): self.f = f
  def write(self, b): return self.f.write(b)
  def flush(self): self.f.flush()
with zipfile.ZipFile(Pipe(open(sys.argv[1] + '.pipe', 'wb')), 'w', zipfile.ZIP_DEFLATED) as z:
  z.writestr('top/a.txt', 'first')
  z.writestr('top/b.txt', b'second ' * 400)`;
    execFileSync('python3', ['-c', script, file]);
    const { 'c/c.txt': _, ...two } = all;
    expect(await contents(new Uint8Array(readFileSync(file)))).toEqual(two);
    expect(await contents(new Uint8Array(readFileSync(`${file}.pipe`)))).toEqual(two);
  });
});

describe('a file that is no ZIP', () => {
  test.each([
    ['empty', nothing],
    ['text', utf8('election results')],
    ['zeros', new Uint8Array(100_000)],
  ])('%s is said to be none', async (_, bytes) => {
    await expect(openZip(new Blob([new Uint8Array(bytes)]))).rejects.toMatchObject({ code: 'not-a-bundle' });
  });
});

describe('a ZIP that could be read in more than one way, or harm its reader, is refused, and the rule named', () => {
  test.for(names)('a name that is %s', async ([, rule, wishes, end]) => {
    expect(await refusal(brokenZip(wishes, end))).toMatchObject({ rule });
  });

  test.for(kinds)('%s', async ([, rule, wishes, end]) => {
    expect(await refusal(brokenZip(wishes, end))).toMatchObject({ rule });
  });

  test.for(structure)('%s', async ([, rule, wishes, end]) => {
    expect(await refusal(brokenZip(wishes, end))).toMatchObject({ rule });
  });

  test('a comment, and in it a second end', async () => {
    const inner = brokenZip([c]);
    expect(await refusal(brokenZip([a], { comment: utf8('x') }))).toEqual({
      rule: 'end-record',
      entry: null,
    });
    // The last 22 bytes are an end record that the one before hides as its comment.
    expect((await refusal(brokenZip([a], { comment: inner }))).rule).toBe('directory');
    const told = brokenZip([a]);
    new DataView(told.buffer).setUint16(told.length - 2, 7, true);
    expect((await refusal(told)).rule).toBe('comment');
  });

  test('data after its end', async () => {
    expect((await refusal(new Uint8Array([...whole, 0]))).rule).toBe('end-record');
  });

  test('cut off anywhere', async () => {
    for (let length = 4; length < whole.length; length += 1) {
      await expect(contents(whole.slice(0, length)), String(length)).rejects.toMatchObject({
        code: 'bundle-refused',
      });
    }
  });

  test('with bytes missing in front or in the middle', async () => {
    for (const start of [1, 30, 100]) {
      expect((await refusal(whole.slice(start))).rule).toBe('directory');
      expect((await refusal(new Uint8Array([...whole.slice(0, 20), ...whole.slice(20 + start)]))).rule).toBe(
        'directory',
      );
    }
  });

  test('every rule is broken by one of these', () => {
    const bombs: ZipRule[] = ['too-large', 'ratio'];
    // A directory inside the file leaves no header beyond its end: the rule guards the reader itself.
    const others: ZipRule[] = ['comment', 'end-record', 'header'];
    const broken = new Set([...names, ...kinds, ...structure].map(([, rule]) => rule));
    expect(zipRules.filter((rule) => !broken.has(rule) && ![...bombs, ...others].includes(rule))).toEqual([]);
  });
});

describe('a bomb', () => {
  const megabyte = 1024 ** 2;

  test('of many entries is refused by its count', async () => {
    const many = Array.from({ length: 60_001 }, (_, index): Wish => ({
      name: `top/${index}`,
      content: nothing,
    }));
    expect((await refusal(brokenZip(many))).rule).toBe('entries');
  });

  test('of one entry, of all together, or by its ratio is refused before anything is unpacked', async () => {
    const sized = (index: number, bytes: number): Wish => ({
      ...b,
      name: `top/${index}`,
      ...both({ bytes }),
    });
    expect((await refusal(brokenZip([sized(1, 3000 * megabyte)]))).rule).toBe('too-large');
    const [one, two] = [sized(1, 1900 * megabyte), sized(2, 1900 * megabyte)];
    expect(await refusal(brokenZip([one, two]))).toEqual({ rule: 'too-large', entry: null });
    expect((await refusal(brokenZip([sized(1, 600 * megabyte)]))).rule).toBe('ratio');
  });

  test('that unpacks to more than it says ends where it has said enough, in little memory', async () => {
    const real = deflateRawSync(Buffer.alloc(200 * megabyte));
    const zip = brokenZip([
      { ...b, packed: real, ...both({ packedBytes: real.length, bytes: 16 * megabyte }) },
    ]);
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }, 1);
    expect((await refusal(zip)).rule).toBe('size');
    clearInterval(watch);
    expect(peak).toBeLessThan(100 * megabyte);
  });

  test('within a bomb stays packed: what lies in a bundle is not opened', async () => {
    const inner = brokenZip([{ ...b, ...both({ bytes: 3000 * megabyte }) }]);
    expect(Object.keys(await contents(brokenZip([{ name: 'top/inner.zip', content: inner }])))).toEqual([
      'inner.zip',
    ]);
  });

  test('limits are those of what Kuä writes', () => {
    expect(zipLimits).toMatchObject({ entries: 60_000, bytes: 3.5 * 1024 ** 3 });
  });
});
