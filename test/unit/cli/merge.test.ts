import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importedPath } from '../../../lib/bundle/index.ts';
import { runCommand } from '../../../lib/cli/index.ts';
import { exportedBag } from '../bundle/loose-bag.ts';
import { bundleId, type CaptureWish, exportedAt, firstWish, turnoutUrl } from '../bundle/made-captures.ts';
import { type ObserverBundle, observerBundle, seenAt, twoObservers, zipOf } from './observers.ts';
import { filesOf, indexOf, recordsOf, tableOf } from './written-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'kua-merge-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const run = (...words: string[]) => runCommand(words, ['C'], exportedAt);
let outs = 0;
const newOut = (): string => {
  outs += 1;
  return join(folder, `out-${outs}`);
};
const merge = async (...files: string[]) => {
  const out = newOut();
  const answer = await run('merge', ...files, '--out', out);
  return { ...answer, out, files: filesOf(out) };
};
const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

let a: ObserverBundle;
let b: ObserverBundle;
let fileA: string;
let fileB: string;
let merged: Awaited<ReturnType<typeof merge>>;
beforeAll(async () => {
  [a, b] = await twoObservers();
  fileA = put('a.zip', a.zip);
  fileB = put('b.zip', b.zip);
  merged = await merge(fileA, fileB);
});

describe('two observers of one page', () => {
  test('come into one folder, and what it is made of is said', () => {
    expect({ code: merged.code, error: merged.error }).toEqual({ code: 0, error: '' });
    expect(merged.out).toContain('out-');
    expect([...merged.files.keys()]).toEqual([
      'archive/kua-00001.warc',
      'bundles.csv',
      'captures.csv',
      'changes.csv',
      'comparisons.csv',
      'figures.csv',
      'indexes/index.cdxj',
    ]);
  });

  test('have their captures in the order of time, each with its bundle and key', () => {
    const rows = tableOf(merged.files.get('captures.csv'));
    expect(rows.map(({ startedAt, bundle, keyId }) => [startedAt?.slice(11, 16), bundle, keyId])).toEqual([
      ['13:40', 'a.zip', a.keyId],
      ['13:50', 'b.zip', b.keyId],
      ['14:03', 'a.zip', a.keyId],
      ['14:10', 'b.zip', b.keyId],
    ]);
    expect(new Set(rows.map((row) => row['sha256']))).toEqual(new Set([...a.digests, ...b.digests]));
    expect(tableOf(merged.files.get('bundles.csv'))).toMatchObject([
      { bundle: 'a.zip', sha256: sha256(a.zip).slice(7), keyId: a.keyId, captures: '2', merged: '2' },
      { bundle: 'b.zip', sha256: sha256(b.zip).slice(7), keyId: b.keyId, captures: '2', merged: '2' },
    ]);
  });

  test('have the figures of one text once, and what changed once, whoever saw it', () => {
    const figures = tableOf(merged.files.get('figures.csv'));
    const captures = tableOf(merged.files.get('captures.csv'));
    expect(new Set(captures.map(({ outline }) => outline)).size).toBe(2);
    expect(new Set(figures.map(({ outline }) => outline))).toEqual(
      new Set(captures.map(({ outline }) => outline)),
    );
    expect(figures.filter(({ row }) => row === 'Туркестанская область')).toMatchObject([
      { bundle: 'a.zip', value: '49.14' },
      { bundle: 'a.zip', value: '41.07' },
    ]);
    const changes = tableOf(merged.files.get('changes.csv'));
    expect(changes[0]).toMatchObject({
      url: turnoutUrl,
      captureId: '20260315T140300000Z-2a2a2a2a',
      beforeId: '20260315T135000000Z-1b1b1b1b',
      keyId: a.keyId,
      beforeKeyId: b.keyId,
      row: 'Туркестанская область',
      old: '49,14',
      new: '41,07',
      difference: '-8.07',
    });
    expect(tableOf(merged.files.get('comparisons.csv'))).toMatchObject([{ figures: '2', trivial: '0' }]);
  });

  test('a clock that goes on is set aside and counted as that, as in every comparison of a bundle', async () => {
    const seen = (at: string, id: string): CaptureWish => ({
      ...seenAt(firstWish, at, id),
      clock: `15.03.2026 ${at}`,
    });
    const [one, other] = [
      await observerBundle([seen('13:40:00', '1a1a1a1a')]),
      await observerBundle([seen('13:50:00', '1b1b1b1b')]),
    ];
    const { files } = await merge(put('clock/a.zip', one.zip), put('clock/b.zip', other.zip));
    expect(tableOf(files.get('comparisons.csv'))).toMatchObject([
      { sentencesChanged: '0', figures: '0', trivial: '1' },
    ]);
  });

  test('have every file once, as another reader of WARC sees it: a repeat names what it repeats', async () => {
    const warc = merged.files.get('archive/kua-00001.warc') ?? Buffer.alloc(0);
    const records = await recordsOf(warc);
    const styles = records.filter(({ uri }) => uri === new URL('/style.css', turnoutUrl).href);
    expect(styles.map(({ type }) => type)).toEqual(['response', 'revisit', 'revisit', 'revisit']);
    const [first, ...repeats] = styles;
    for (const { headers, payload } of repeats) {
      expect(headers.get('WARC-Refers-To')).toBe(first?.headers.get('WARC-Record-ID'));
      expect(headers.get('WARC-Payload-Digest')).toBe(first?.headers.get('WARC-Payload-Digest'));
      expect(payload).toHaveLength(0);
    }
    const stored = records.filter(({ type }) => type === 'response' || type === 'resource');
    const digests = stored.map(({ headers }) => headers.get('WARC-Payload-Digest'));
    expect(new Set(digests).size).toBe(digests.length);
    for (const { payload, headers } of stored)
      expect(sha256(payload)).toBe(headers.get('WARC-Payload-Digest'));
    const ids = records.map(({ headers }) => headers.get('WARC-Record-ID'));
    expect(new Set(ids).size).toBe(ids.length);
    const sealed = stored.filter(({ uri }) => uri?.startsWith('urn:capture:'));
    expect(sealed.map(({ payload }) => sha256(payload).slice(7)).toSorted()).toEqual(
      [...a.digests, ...b.digests].toSorted(),
    );
  });

  test('have an index sorted by its bytes, each line of which leads to its record, bundle and key', async () => {
    const index = merged.files.get('indexes/index.cdxj') ?? Buffer.alloc(0);
    const lines = index.toString().split('\n').slice(0, -1);
    const sorted = lines
      .map((line) => Buffer.from(line))
      .toSorted((one, other) => Buffer.compare(one, other));
    expect(lines).toEqual(sorted.map(String));
    const indexed = indexOf(index);
    const warc = merged.files.get('archive/kua-00001.warc') ?? Buffer.alloc(0);
    expect(indexed).toHaveLength((await recordsOf(warc)).length - 1);
    for (const { url, offset, length, filename, digest } of indexed) {
      const [record] = await recordsOf(warc.subarray(offset, offset + length));
      expect({ filename, url }).toEqual({ filename: 'kua-00001.warc', url: record?.uri });
      expect(record?.headers.get('WARC-Payload-Digest')).toBe(digest);
    }
    const keys = new Map(indexed.map(({ bundle, keyId }) => [bundle, keyId]));
    expect(keys).toEqual(
      new Map([
        ['a.zip', a.keyId],
        ['b.zip', b.keyId],
      ]),
    );
  });

  test('answer questions in SQL', () => {
    const sql = `
      .import --csv ${join(merged.out, 'captures.csv')} captures
      .import --csv ${join(merged.out, 'figures.csv')} figures
      select c.startedAt, f.value, c.keyId from captures c join figures f on f.outline = c.outline
      where f.row = 'Туркестанская область' and cast(f.value as real) < 45 order by c.startedAt;`;
    const { status, stdout, error } = spawnSync('sqlite3', [':memory:'], {
      input: sql.replaceAll(/^ +/gmu, ''),
      encoding: 'utf8',
    });
    if (error) {
      console.info('not run: there is no sqlite3 here');
      return;
    }
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `2026-03-15T14:03:00.000Z|41.07|${a.keyId}\n2026-03-15T14:10:00.000Z|41.07|${b.keyId}\n`,
    });
  });
});

describe('the same bundles', () => {
  test('give the same bytes in whatever order they come, and however often', async () => {
    const again = await merge(fileB, fileA, fileB);
    expect(again.code).toBe(0);
    expect(again.error).toBe('1 bundle was given again: taken once');
    expect(again.files).toEqual(merged.files);
  });

  test('of one name are told apart', async () => {
    const { files } = await merge(put('x/e.zip', a.zip), put('y/e.zip', b.zip));
    const names = tableOf(files.get('bundles.csv')).map(({ bundle }) => bundle);
    const named = ({ zip }: ObserverBundle): string => `e.zip (${sha256(zip).slice(7, 23)})`;
    expect(names).toEqual([named(a), named(b)].toSorted());
    expect(tableOf(files.get('captures.csv'))[0]?.['bundle']).toBe(named(a));
  });

  test('exported again with more captures have each capture once', async () => {
    const [first] = a.input.captures;
    const less = put('less.zip', await zipOf({ ...a.input, captures: first ? [first] : [] }));
    const one = await merge(less, fileA);
    const two = await merge(fileA, less);
    expect(one.files).toEqual(two.files);
    const rows = tableOf(one.files.get('captures.csv'));
    expect(rows.map((row) => row['sha256'])).toEqual(a.digests);
    const counts = tableOf(one.files.get('bundles.csv')).map((row) => Number(row['merged']));
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(2);
  });
});

describe('a bundle that does not hold', () => {
  const tampered = async (): Promise<string> => {
    const { bag } = await exportedBag();
    bag.edit('data/captures.csv', (text) => text.replace('Явка', 'Йавка'));
    return put('tampered.zip', new Uint8Array(await bag.zip().arrayBuffer()));
  };

  test('is refused by its name and for its reason, and the others are merged as without it', async () => {
    const { code, error, files } = await merge(fileA, await tampered(), fileB);
    expect(code).toBe(1);
    expect(error).toContain('tampered.zip: refused, nothing of it is written');
    expect(error).toContain('data/captures.csv: differs from what was sealed');
    expect(files).toEqual(merged.files);
  });

  test('leaves nothing behind where there is no other', async () => {
    const out = newOut();
    const before = readdirSync(folder);
    const { code, error } = await run('merge', await tampered(), '--out', out);
    expect({ code, last: error.split('\n').at(-1) }).toEqual({ code: 1, last: 'Nothing is written.' });
    expect(readdirSync(folder).filter((name) => name !== 'tampered.zip')).toEqual(
      before.filter((name) => name !== 'tampered.zip'),
    );
  });

  test('or is none, or is not there, ends with 2 if there is no other', async () => {
    const text = put('text.zip', Buffer.from('no ZIP'));
    const { code, error } = await run('merge', text, join(folder, 'none.zip'), '--out', newOut());
    expect(code).toBe(2);
    expect(error).toContain('text.zip: refused');
    expect(error).toContain('This file is no ZIP');
    expect(error).toContain('is there such a file?');
    expect(await merge(fileA, text)).toMatchObject({ code: 1 });
  });

  test('inside another makes that one not hold', async () => {
    const { bag, key } = await exportedBag();
    const broken = Buffer.from(b.zip);
    broken[Math.floor(broken.length / 2)] = (broken[Math.floor(broken.length / 2)] ?? 0) ^ 1;
    bag.put(importedPath(bundleId), broken);
    await bag.seal(key.sign);
    const outer = put('outer-of-broken.zip', new Uint8Array(await bag.zip().arrayBuffer()));
    const { code, error } = await run('merge', outer, fileB, '--out', newOut());
    expect(code).toBe(1);
    expect(error).toContain('outer-of-broken.zip: refused');
    expect(error).toContain(importedPath(bundleId));
  });
});

test('a bundle inside another is merged as a bundle of its own', async () => {
  const { bag, key } = await exportedBag();
  bag.put(importedPath(bundleId), b.zip);
  await bag.seal(key.sign);
  const outer = put('outer.zip', new Uint8Array(await bag.zip().arrayBuffer()));
  const { code, error, files } = await merge(outer, fileB);
  expect(code).toBe(0);
  const names = tableOf(files.get('captures.csv')).map(({ bundle }) => bundle);
  expect(names.filter((name) => name === `outer.zip/${importedPath(bundleId)}`)).toHaveLength(2);
  expect(names.filter((name) => name === 'outer.zip')).toHaveLength(3);
  expect(error).toContain('1 bundle was given again');
});

test('words that are not understood are answered with the usage', async () => {
  for (const words of [[], [fileA], ['--out', folder], [fileA, '--out'], [fileA, '--to', folder]])
    expect(await run('merge', ...words)).toMatchObject({
      code: 2,
      error: expect.stringContaining('merge FILE'),
    });
});
