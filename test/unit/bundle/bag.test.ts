import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bagEntries, type BagPlan, writeZip } from '../../../lib/bundle/index.ts';
import { bundleId, madeInput } from './made-captures.ts';
import { readAll } from './read-stream.ts';

const verifiers = fileURLToPath(new URL('../../../../shared/verifiers', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kua-bag-'));
let input: Awaited<ReturnType<typeof madeInput>>;
let plan: BagPlan;
let bag: string;

const run = (command: string, ...args: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: bag, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
const read = (path: string): string => readFileSync(join(bag, path), 'utf8');

beforeAll(async () => {
  input = await madeInput();
  plan = await bagEntries(input);
  const zip = join(folder, plan.fileName);
  writeFileSync(zip, await readAll(writeZip(plan.entries, { at: input.at })));
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
  bag = join(folder, plan.topFolder);
  if (process.env['KUA_KEEP_BAG']) console.info(`bundle kept: ${zip}`);
});
afterAll(() => {
  if (!process.env['KUA_KEEP_BAG']) rmSync(folder, { recursive: true });
});

describe('a bundle, unpacked', () => {
  test('has the layout of format 1 under one folder', () => {
    expect(plan.topFolder).toBe('kua-20260315T204107Z-7b1cf9a0');
    expect(readdirSync(bag).toSorted()).toEqual([
      'README.txt',
      'anchors',
      'bag-info.txt',
      'bagit.txt',
      'data',
      'keys',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    expect(readdirSync(join(bag, 'data')).toSorted()).toEqual([
      'archive.wacz',
      'captures',
      'captures.csv',
      'comparisons',
      'figures.csv',
      'index.html',
      'log',
      'notes.json',
      'resources',
    ]);
    const [first, second] = input.made.map(({ record }) => record.captureId);
    expect(readdirSync(join(bag, 'data/comparisons')).toSorted()).toEqual([
      `${first}..${second}.html`,
      `${first}..${second}.json`,
    ]);
    expect(readdirSync(join(bag, 'data/resources'))).toHaveLength(2);
  });

  test('says what it is in bag-info.txt', () => {
    const payload = plan.entries.filter(({ path }) => path.startsWith(`${plan.topFolder}/data/`));
    const octets = payload.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(read('bag-info.txt').split('\n')).toEqual([
      'Bagging-Date: 2026-03-15',
      'Bag-Software-Agent: Kuä 0.1.0',
      `External-Identifier: urn:uuid:${bundleId}`,
      `Payload-Oxum: ${octets}.${payload.length}`,
      'Kua-Anchors: sig',
      '',
    ]);
    expect(read('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  });

  test('every command of README.txt, run as it stands, finds it whole', () => {
    const commands = [...new Set(read('README.txt').match(/^ {4}\S.*$/gmu) ?? [])].map((line) => line.trim());
    expect(commands).toHaveLength(7);
    const [sums, added, seal, keyNumber, captures, log, entries] = commands.map((command) =>
      run('sh', '-c', command),
    );
    expect(sums).toEqual({ status: 0, said: '' });
    expect(added?.said).toBe('');
    expect(seal?.said).toBe('Verified OK\n');
    expect(`sha256:${keyNumber?.said.slice(0, 64)}`).toBe(input.key.keyId);
    expect(captures?.said).toBe('Verified OK\n'.repeat(3));
    expect(log).toEqual({ status: 0, said: '' });
    expect(entries?.said).toBe('');
  });

  test('every command of README.txt finds its fault', () => {
    const copy = `${bag}-copy`;
    execFileSync('cp', ['-r', bag, copy]);
    const commands = [...new Set(read('README.txt').match(/^ {4}\S.*$/gmu) ?? [])];
    const say = (index: number): string => {
      const { stdout, stderr } = spawnSync('sh', ['-c', commands[index] ?? ''], {
        cwd: copy,
        encoding: 'utf8',
      });
      return stdout + stderr;
    };
    const edit = (path: string, change: (text: string) => string): void => {
      writeFileSync(join(copy, path), change(readFileSync(join(copy, path), 'utf8')));
    };
    edit('data/notes.json', (text) => `${text} `);
    expect(say(0)).toContain('data/notes.json: FAILED');
    writeFileSync(join(copy, 'data/added.txt'), '');
    expect(say(1)).toBe('data/added.txt\n');
    edit('tagmanifest-sha256.txt', (text) => text.replace(/^./u, (digit) => (digit === '0' ? '1' : '0')));
    expect(say(2)).not.toContain('Verified OK');
    edit(`data/captures/${input.made[0]?.record.captureId}/capture.json`, (text) =>
      text.replace('8817', '8818'),
    );
    expect(say(4).match(/Verified OK/gu)).toHaveLength(2);
    edit('data/log/chain.jsonl', (text) => text.split('\n').toSpliced(1, 1).join('\n'));
    expect(say(5)).toContain('broken: ');
    edit('data/log/entries/000001.json', (text) => text.replace('aaaa', 'aaab'));
    expect(say(6)).toContain('not in the log: data/log/entries/000001.json');
    rmSync(copy, { recursive: true });
  });

  test('opens the entries of its captures, its key and its export, and says nothing of others', () => {
    expect(readdirSync(join(bag, 'data/log/entries')).toSorted()).toEqual(
      [1, 2, 4, 5, 6, 7].map((seq) => `00000${seq}.json`),
    );
    expect(read('data/log/chain.jsonl').split('\n')).toHaveLength(8);
    expect(run('grep', '-r', 'secret.example', '.').status).toBe(1);
  });

  test('has tables that no spreadsheet runs', () => {
    const captures = read('data/captures.csv').split('\r\n');
    expect(captures[0]).toBe('\uFEFFcaptureId,url,finalUrl,title,startedAt,status,sha256,resources,missing');
    expect(captures).toHaveLength(5);
    expect(captures[3]).toContain(`"'=HYPERLINK(""x"") <script>alert(1)</script> & Co"`);
    expect(read('data/figures.csv')).toMatch(/^\uFEFFcaptureId,table,row,column,value,text,unit\r\n/u);
    expect(read('data/figures.csv')).toContain('41.07');
  });

  test('has a report that runs nothing, asks for nothing and takes no markup from a page', () => {
    const report = read('data/index.html');
    expect(report).toContain('http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;');
    expect(report).not.toMatch(/<script|<link|\son\w+=|https?:[^<]*"\s*>|@import|url\(/iu);
    expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(
      [...report.matchAll(/(?:src|href)="([^"#]*)/gu)].every(
        ([, to = '']) => to === '' || existsSync(join(bag, 'data', to)),
      ),
    ).toBe(true);
    for (const lang of ['kk', 'ru', 'en']) expect(report).toContain(`lang="${lang}"`);
  });
});

describe('verifiers that share no code with Kuä', () => {
  const there = existsSync(join(verifiers, 'verify_bundle.py'));
  if (!there) console.info(`not run: no verifiers at ${verifiers}`);

  test.runIf(there)('sums, signatures and what is listed hold', () => {
    const { status, said } = run('sh', join(verifiers, 'verify_minimal.sh'), bag);
    expect(said).toContain('RESULT OK');
    expect(status).toBe(0);
  });

  test.runIf(there)('log, records and resources hold', () => {
    expect(run('python3', join(verifiers, 'verify_chain.py'), bag).said).toContain(
      'RESULT OK  7 log lines, 6 disclosed',
    );
  });

  test.runIf(there)('the ZIP as a whole holds', () => {
    const { said } = run(
      'python3',
      join(verifiers, 'verify_bundle.py'),
      join(folder, plan.fileName),
      '--skip',
      'wacz',
    );
    expect(said).toContain('RESULT OK');
  });
});
