import { openAsBlob, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../../lib/cli/index.ts';
import { mergeBundles } from '../../../lib/cli/merge-bundles.ts';
import { MergeScratch } from '../../../lib/cli/merge-scratch.ts';
import { takeFile } from '../../../lib/cli/take-files.ts';
import { exportedAt, turnoutUrl } from '../bundle/made-captures.ts';
import { type ObserverBundle, twoObservers } from './observers.ts';
import { filesOf, indexOf, recordsOf } from './written-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'kua-merge-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const run = (...words: string[]) => runCommand(words, ['C'], exportedAt);

let a: ObserverBundle;
let b: ObserverBundle;
let fileA: string;
let fileB: string;
beforeAll(async () => {
  [a, b] = await twoObservers();
  fileA = put('a.zip', a.zip);
  fileB = put('b.zip', b.zip);
});

describe('a folder', () => {
  test('that holds something stays as it is', async () => {
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'captures.csv'), 'mine');
    expect(await run('merge', fileA, '--out', taken)).toEqual({
      code: 2,
      out: '',
      error: `${taken}: is there and not empty. Nothing is overwritten: name a new folder, or an empty one`,
    });
    expect(await run('merge', fileA, '--out', fileB)).toMatchObject({ code: 2 });
    expect([...filesOf(taken)]).toEqual([['captures.csv', Buffer.from('mine')]]);
  });

  test('that cannot be made ends with 2, and that nothing is written is said', async () => {
    const { code, error } = await run('merge', fileA, '--out', join(folder, 'x'.repeat(300)));
    expect({ code, last: error.split('\n').at(-1) }).toEqual({ code: 2, last: 'Nothing is written.' });
  });

  test('that is empty is filled', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(await run('merge', fileA, fileB, '--out', empty)).toMatchObject({ code: 0 });
    const other = join(folder, 'other');
    expect(await run('merge', fileA, fileB, '--out', other)).toMatchObject({ code: 0 });
    expect(filesOf(empty)).toEqual(filesOf(other));
    expect([...filesOf(empty).keys()]).toContain('captures.csv');
  });
});

test('what is changed after it was checked is not taken', async () => {
  const file = put('changing.zip', a.zip);
  const scratchFolder = join(folder, 'scratch');
  mkdirSync(scratchFolder);
  const scratch = new MergeScratch(scratchFolder);
  await takeFile(file, {
    locale: 'en',
    now: exportedAt,
    open: openAsBlob,
    isKnown: () => false,
    take: (taken) => scratch.add(taken),
    refuse: ({ reasons }) => expect.fail(reasons.join()),
  });
  scratch.settle();
  const [capture] = scratch.captures();
  expect((await capture?.source.record(capture.captureId))?.record.url).toBe(turnoutUrl);
  writeFileSync(file, b.zip.subarray(0, a.zip.length));
  await expect(capture?.source.record(capture.captureId)).rejects.toThrow('could not be read');
  scratch.close();
});

test('WARC files are divided between captures, and the index says which', async () => {
  const out = join(folder, 'divided');
  mkdirSync(out);
  const wish = { warc: true, tables: false, software: 'Kuä', warcBytes: 1000 };
  const files = [fileA, fileB];
  await mergeBundles(out, { files, wish, locale: 'en', now: exportedAt, open: openAsBlob });
  const written = filesOf(out);
  const names = [...written.keys()].filter((name) => name.startsWith('archive/'));
  expect(names).toEqual([1, 2, 3, 4].map((n) => `archive/kua-0000${n}.warc`));
  for (const name of names) {
    const [info, ...records] = await recordsOf(written.get(name) ?? Buffer.alloc(0));
    expect(info?.type).toBe('warcinfo');
    expect(info?.headers.get('WARC-Filename')).toBe(name.slice('archive/'.length));
    expect(records.filter(({ uri }) => uri?.startsWith('urn:capture:'))).toHaveLength(1);
  }
  for (const { filename, offset, length, url } of indexOf(written.get('indexes/index.cdxj'))) {
    const warc = written.get(`archive/${filename}`)?.subarray(offset, offset + length);
    expect((await recordsOf(warc ?? Buffer.alloc(0)))[0]?.uri).toBe(url);
  }
});
