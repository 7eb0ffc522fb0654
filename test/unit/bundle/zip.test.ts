import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type BagEntry, writeZip } from '../../../lib/bundle/index.ts';
import { sha256, utf8 } from '../../../lib/evidence/index.ts';
import { readAll } from './read-stream.ts';

const at = new Date('2026-03-15T20:41:06.000Z');
const folder = mkdtempSync(join(tmpdir(), 'kua-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function entry(path: string, bytes: Uint8Array<ArrayBuffer>, compress = true): Promise<BagEntry> {
  return {
    path,
    bytes: bytes.length,
    sha256: await sha256(bytes),
    compress,
    open: () => Promise.resolve(new Blob([bytes])),
  };
}

const noise = new Uint8Array(randomBytes(700_000));
const entries = (): Promise<BagEntry[]> =>
  Promise.all([
    entry('top/a.txt', utf8('Сайлау нәтижелері\n'.repeat(50_000))),
    entry('top/b/noise.png', noise, false),
    entry('top/empty.txt', new Uint8Array()),
    entry('top/__proto__', utf8('x')),
  ]);

interface Listed {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly mode: string;
  readonly date: readonly number[];
  readonly size: number;
}

function listed(zip: Uint8Array): Listed[] {
  const file = join(folder, 'listed.zip');
  writeFileSync(file, zip);
  const script = `import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
print(json.dumps([dict(name=i.filename, method=i.compress_type, flags=i.flag_bits, mode=oct(i.external_attr >> 16), date=i.date_time, size=i.file_size) for i in z.infolist()]))`;
  return JSON.parse(execFileSync('python3', ['-c', script, file]).toString()) as Listed[];
}

describe('a ZIP', () => {
  test('is read whole by unzip and python, in the order given, with sizes in front and no folders', async () => {
    const zip = await readAll(writeZip(await entries(), { at }));
    const common = { flags: 0, mode: '0o100644', date: [2026, 3, 15, 20, 41, 6] };
    expect(listed(zip)).toEqual([
      { ...common, name: 'top/a.txt', method: 8, size: 1_700_000 },
      { ...common, name: 'top/b/noise.png', method: 0, size: 700_000 },
      { ...common, name: 'top/empty.txt', method: 0, size: 0 },
      { ...common, name: 'top/__proto__', method: 8, size: 1 },
    ]);
    const file = join(folder, 'whole.zip');
    writeFileSync(file, zip);
    expect(execFileSync('unzip', ['-t', file]).toString()).toContain('No errors detected');
    expect(execFileSync('unzip', ['-p', file, 'top/b/noise.png'], { maxBuffer: 1e8 }).equals(noise)).toBe(
      true,
    );
  });

  test('of the same files and time is the same, byte for byte', async () => {
    const [one, two] = await Promise.all([1, 2].map(async () => readAll(writeZip(await entries(), { at }))));
    expect(await sha256(one ?? noise)).toBe(await sha256(two ?? noise));
    const later = await readAll(writeZip(await entries(), { at: new Date(at.getTime() + 4000) }));
    expect(await sha256(later)).not.toBe(await sha256(one ?? noise));
  });

  test('counts files as they are packed', async () => {
    const steps: (readonly [number, number])[] = [];
    await readAll(writeZip(await entries(), { at, progress: (done, total) => steps.push([done, total]) }));
    expect(steps).toEqual([0, 1, 2, 3, 4].map((done) => [done, 4]));
  });

  test('ends with an error that names the file whose bytes are not those announced', async () => {
    const [first, second] = await entries();
    if (!first || !second) throw new Error('no entries');
    const wrongDigest = { ...second, sha256: first.sha256 };
    await expect(readAll(writeZip([first, wrongDigest], { at }))).rejects.toThrow('top/b/noise.png');
    const wrongSize = { ...second, bytes: 1 };
    await expect(readAll(writeZip([first, wrongSize], { at }))).rejects.toThrow('top/b/noise.png');
    const gone = { ...second, open: () => Promise.reject(new Error('gone')) };
    await expect(readAll(writeZip([gone], { at }))).rejects.toThrow('gone');
  });

  test('opens nothing before it is read, and waits while nobody reads', async () => {
    const opened: number[] = [];
    const bytes = new Uint8Array(300_000);
    const digest = await sha256(bytes);
    const many = Array.from({ length: 20 }, (_, index): BagEntry => ({
      path: `top/${index}`,
      bytes: bytes.length,
      sha256: digest,
      compress: false,
      open: () => {
        opened.push(index);
        return Promise.resolve(bytes);
      },
    }));
    const reader = writeZip(many, { at }).getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(opened.length).toBeLessThan(6);
    while (!(await reader.read()).done);
    expect(opened).toHaveLength(20);
  });

  test('can be given up', async () => {
    const opened: string[] = [];
    const watched = (await entries()).map((one): BagEntry => ({
      ...one,
      open: () => {
        opened.push(one.path);
        return one.open();
      },
    }));
    const reader = writeZip(watched, { at }).getReader();
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(opened.length).toBeLessThan(3);
  });

  test('of 400 MB never has more than a few files in memory', async () => {
    const size = 8_000_000;
    const filled = (index: number): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(index);
    const digests = await Promise.all(Array.from({ length: 4 }, (_, index) => sha256(filled(index))));
    const many = Array.from({ length: 50 }, (_, index): BagEntry => ({
      path: `top/${index}.bin`,
      bytes: size,
      sha256: digests[index % 4] ?? '',
      compress: index % 10 === 0,
      open: () => Promise.resolve(new Blob([filled(index % 4)])),
    }));
    const before = process.memoryUsage();
    let peak = 0;
    let total = 0;
    for await (const chunk of writeZip(many, { at })) {
      total += chunk.length;
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      peak = Math.max(peak, arrayBuffers + heapUsed - before.arrayBuffers - before.heapUsed);
    }
    expect(total).toBeGreaterThan(350_000_000);
    console.info(`peak above the start: ${Math.round(peak / 1e6)} MB of 400`);
    // A file is there as Blob, as bytes, and in the chunks not yet read; the collector is late by some files.
    expect(peak).toBeLessThan(200_000_000);
  }, 120_000);
});
