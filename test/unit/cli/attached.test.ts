import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../../lib/cli/index.ts';
import { attachedBag } from '../bundle/attached-bag.ts';

let made: Awaited<ReturnType<typeof attachedBag>>;
let folder = '';
let file = '';
beforeAll(async () => {
  made = await attachedBag();
  folder = await mkdtemp(join(tmpdir(), 'kua-attached-'));
  file = join(folder, 'bundle.zip');
  await writeFile(file, made.zip);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const run = async (...words: string[]) => await runCommand(words, ['en'], made.now);

test('a bundle with attached files is verified and listed, each with which of the two was kept', async () => {
  expect(await run('verify', file)).toMatchObject({ code: 0 });
  const { code, out } = await run('list', file);
  expect(code).toBe(0);
  expect(out).toContain('3 files attached');
  expect(out).toMatch(/Хаттама <b>№ 12\.jpg \(a copy without metadata\)/u);
  expect(out).toMatch(/script\.html \(kept as given\)/u);
});

test('for reading, the files lie where the report leads to; a WARC of it is made without them', async () => {
  const reading = join(folder, 'reading');
  expect(await run('convert', file, '--html', reading)).toMatchObject({ code: 0 });
  const names = made.bag.paths(/^data\/attachments\//u).map((path) => path.slice('data/attachments/'.length));
  expect((await readdir(join(reading, 'attachments'))).toSorted()).toEqual(names);
  const report = await readFile(join(reading, 'index.html'), 'utf8');
  for (const name of names) expect(report).toContain(`href="attachments/${name}"`);
  const merged = join(folder, 'merged');
  expect(await run('merge', file, '--out', merged)).toMatchObject({ code: 0 });
  const all = await readdir(merged, { recursive: true });
  expect(all.filter((name) => name.includes('attachments'))).toEqual([]);
});
