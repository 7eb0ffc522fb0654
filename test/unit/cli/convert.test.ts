import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importedPath } from '../../../lib/bundle/index.ts';
import { runCommand } from '../../../lib/cli/index.ts';
import { WrittenFiles } from '../../../lib/cli/written-files.ts';
import { ownBytes } from '../../../lib/evidence/index.ts';
import { exportedBag, type LooseBag } from '../bundle/loose-bag.ts';
import { LooseWacz } from '../bundle/loose-wacz.ts';
import { bundleId, exportedAt } from '../bundle/made-captures.ts';
import { madePages } from '../bundle/made-web-page.ts';
import { richPage } from '../bundle/rich-page.ts';
import { zipOf } from './observers.ts';
import { filesOf, indexOf, recordsOf, tableOf } from './written-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'kua-convert-'));
afterAll(() => rmSync(folder, { recursive: true }));
const verifier = fileURLToPath(new URL('../../../../shared/verifiers/verify_wacz.py', import.meta.url));
const put = (name: string, content: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const run = (...words: string[]) => runCommand(words, ['C'], exportedAt);
let outs = 0;
const convert = async (file: string, form: string) => {
  outs += 1;
  const out = join(folder, `out-${outs}`);
  const answer = await run('convert', file, `--${form}`, out);
  return { ...answer, files: filesOf(out) };
};

let made: Awaited<ReturnType<typeof exportedBag>>;
let file: string;
/** The same captures in a bundle without a WACZ. */
let bare: string;
beforeAll(async () => {
  made = await exportedBag();
  file = put('bundle.zip', made.zip);
  const bag = made.bag.copy();
  bag.drop('data/archive.wacz');
  await bag.seal(made.key.sign);
  bare = put('bare.zip', await zipped(bag));
});
const zipped = async (bag: LooseBag): Promise<Uint8Array> => new Uint8Array(await bag.zip().arrayBuffer());

describe('--html', () => {
  test('has the report and all that it and the pages lead to, each file as it was sealed', async () => {
    const { code, error, files } = await convert(
      put('rich.zip', await zipOf(await madePages([await richPage()]))),
      'html',
    );
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages.map(([path]) => path)).toEqual(
      expect.arrayContaining(['index.html', expect.stringMatching(/^captures\/[^/]+\/page\.html$/u)]),
    );
    expect(pages.filter(([path]) => path.includes('/frames/'))).toHaveLength(4);
    let followed = 0;
    for (const [path, content] of pages) {
      for (const [, to = ''] of content.toString().matchAll(/ (?:href|src)="([^"#?:]+)(?:#[^"]*)?"/gu)) {
        // A page may name a file that never was: it is not ours.
        if (to.includes('0'.repeat(64))) continue;
        expect([...files.keys()], `${path} leads to ${to}`).toContain(normalize(join(dirname(path), to)));
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThan(10);
  });

  test('holds what was sealed and nothing else of the bundle', async () => {
    const { files } = await convert(file, 'html');
    for (const [path, content] of files)
      expect(content.equals(made.bag.bytes(`data/${path}`)), path).toBe(true);
    expect([...files.keys()].filter((path) => /log|wacz|notes/u.test(path))).toEqual([]);
    expect([...files.keys()].filter((path) => path.startsWith('comparisons/'))).toHaveLength(2);
  });
});

describe('--wacz', () => {
  test('is the one that lies in the bundle, with its signature', async () => {
    const { code, files } = await convert(file, 'wacz');
    expect(code).toBe(0);
    expect([...files.keys()]).toEqual([`${made.bag.topFolder}.wacz`]);
    expect([...files.values()][0]?.equals(made.bag.bytes('data/archive.wacz'))).toBe(true);
  });

  test('is made where the bundle has none: with the same records, not signed, the same each time', async () => {
    const { code, files } = await convert(bare, 'wacz');
    expect(code).toBe(0);
    const [bytes = Buffer.alloc(0)] = files.values();
    const { records } = await LooseWacz.open(new Uint8Array(bytes));
    const sealed = await LooseWacz.open(made.bag.bytes('data/archive.wacz'));
    expect(records.slice(1)).toEqual(sealed.records.slice(1));
    expect((await convert(bare, 'wacz')).files).toEqual(files);
    if (!existsSync(verifier)) {
      console.info(`not run: no verifier at ${verifier}`);
      return;
    }
    const { stdout, stderr } = spawnSync('python3', [verifier, put('made.wacz', bytes)], {
      encoding: 'utf8',
    });
    expect(stdout + stderr).toMatch(/^OK/mu);
    expect(stdout).not.toContain('FAIL');
  });
});

describe('--warc', () => {
  test('has the records of the bundle’s WACZ, and an index that leads to them', async () => {
    const { code, files } = await convert(file, 'warc');
    expect(code).toBe(0);
    expect([...files.keys()]).toEqual(['archive/kua-00001.warc', 'indexes/index.cdxj']);
    const warc = files.get('archive/kua-00001.warc') ?? Buffer.alloc(0);
    const sealed = await LooseWacz.open(made.bag.bytes('data/archive.wacz'));
    const records = await recordsOf(warc);
    const inWacz = await recordsOf(sealed.files.get('archive/data.warc') ?? new Uint8Array());
    const shown = ({ type, uri, payload }: (typeof records)[number]) => ({ type, uri, payload });
    expect(records.slice(1).map(shown)).toEqual(inWacz.slice(1).map(shown));
    expect(indexOf(files.get('indexes/index.cdxj'))).toHaveLength(records.length - 1);
  });
});

describe('--csv', () => {
  test('has the rows of the bundle’s own tables, with the bundle and its key', async () => {
    const { code, files } = await convert(file, 'csv');
    expect(code).toBe(0);
    const rows = tableOf(files.get('captures.csv'));
    expect(rows.map(({ captureId }) => captureId)).toEqual(made.ids.toSorted());
    expect(new Set(rows.map(({ bundle, keyId }) => `${bundle} ${keyId}`))).toEqual(
      new Set([`bundle.zip ${made.key.keyId}`]),
    );
    const formula = rows.find(({ url }) => url?.startsWith('https://www.example.kz/'));
    expect(formula?.['title']).toMatch(/^'=HYPERLINK/u);
    const own = tableOf(Buffer.from(made.bag.bytes('data/captures.csv')));
    const byId = new Map(own.map((row) => [row['captureId'], row]));
    for (const row of rows) expect(row).toMatchObject(byId.get(row['captureId']) ?? { captureId: 'none' });
    expect(tableOf(files.get('changes.csv')).map(({ old, new: now }) => [old, now])).toContainEqual([
      '49,14',
      '41,07',
    ]);
  });
});

describe('every form', () => {
  test.each(['warc', 'wacz', 'csv', 'html'])('refuses a bundle that does not hold: --%s', async (form) => {
    const bag = made.bag.copy();
    bag.edit('data/captures.csv', (text) => text.replace('Явка', 'Йавка'));
    const path = put('tampered.zip', await zipped(bag));
    const before = readdirSync(folder);
    const out = join(folder, 'never');
    const { code, error } = await run('convert', path, `--${form}`, out);
    expect(code).toBe(1);
    expect(error).toContain(`tampered.zip: refused, nothing of it is written`);
    expect(error).toContain('data/captures.csv: differs from what was sealed');
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each(['warc', 'wacz', 'csv', 'html'])('writes into nothing that is there: --%s', async (form) => {
    const before = createHash('sha256')
      .update([...filesOf(folder).keys()].join('\n'))
      .digest('hex');
    expect(await run('convert', file, `--${form}`, folder)).toMatchObject({ code: 2, out: '' });
    const after = createHash('sha256')
      .update([...filesOf(folder).keys()].join('\n'))
      .digest('hex');
    expect(after).toBe(before);
  });

  test('speaks the language of the terminal', async () => {
    const answer = await runCommand(['convert', file, '--csv', folder], ['kk_KZ.UTF-8'], exportedAt);
    expect(answer.error).toContain('Ештеңенің үстінен жазылмайды');
  });
});

test('a bundle inside another is read beside it', async () => {
  const bag = made.bag.copy();
  const inner = await madePages([await richPage()]);
  bag.put(importedPath(bundleId), await zipOf(inner));
  await bag.seal(made.key.sign);
  const { code, files } = await convert(put('outer.zip', ownBytes(await zipped(bag))), 'html');
  expect(code).toBe(0);
  const reports = [...files.keys()].filter((path) => path.endsWith('index.html'));
  expect(reports).toEqual([expect.stringMatching(/^imported\/kua-[^/]+\/index\.html$/u), 'index.html']);
});

test('no file is written out of the folder, nor over another', async () => {
  const written = new WrittenFiles(join(folder, 'out-of'));
  await written.add('a.txt', Buffer.from('a'));
  await written.endAll();
  for (const path of ['../b.txt', 'x/../../b.txt', join(folder, 'b.txt'), '.', ''])
    await expect(written.add(path, Buffer.from('b')), path).rejects.toThrow('leads out of the folder');
  await expect(new WrittenFiles(join(folder, 'out-of')).add('a.txt', Buffer.from('b'))).rejects.toThrow(
    'EEXIST',
  );
  expect(existsSync(join(folder, 'b.txt'))).toBe(false);
});

test('words that are not understood are answered with the usage', async () => {
  for (const words of [
    [],
    [file],
    ['--csv', folder],
    [file, '--csv'],
    [file, '--csv', 'a', '--html', 'b'],
    [file, '--pdf', 'a'],
  ])
    expect(await run('convert', ...words)).toMatchObject({
      code: 2,
      error: expect.stringContaining('convert FILE'),
    });
});
