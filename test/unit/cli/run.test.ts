import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../../lib/cli/index.ts';
import { ToldComparison } from '../../../lib/model/index.ts';
import { z } from '../../../lib/model/zod.ts';
import { createDeviceKey, publicKeyPem } from '../../../lib/evidence/index.ts';
import { exportedBag } from '../bundle/loose-bag.ts';

const folder = mkdtempSync(join(tmpdir(), 'kua-cli-'));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
let made: Awaited<ReturnType<typeof exportedBag>>;
let zip: string;
let key: string;
beforeAll(async () => {
  made = await exportedBag();
  zip = file('bundle.zip', made.zip);
  key = file('key.pem', publicKeyPem(made.key.publicSpki));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]) => runCommand(words, ['C'], made.now);

describe('verify', () => {
  test('says that a bundle is consistent, and that its key is unknown', async () => {
    const { code, out, error } = await run('verify', zip);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain(`${made.bag.topFolder}: 3 captures, 51 files`);
    expect(out).toContain('Consistent, key unknown');
    expect(out).toContain(made.key.keyId);
  });

  test('says that everything holds by the key that the person has', async () => {
    const { code, out } = await run('verify', zip, '--key', key);
    expect(code).toBe(0);
    expect(out).toContain('Everything holds');
    expect(out).not.toContain('unknown');
    const windows = file('windows.pem', publicKeyPem(made.key.publicSpki).replaceAll('\n', '\r\n'));
    expect((await run('verify', zip, '--key', windows)).code).toBe(0);
  });

  test('ends with 1 for another key, and names the one in the bundle', async () => {
    const { publicSpki } = await createDeviceKey();
    const { code, out } = await run('verify', zip, '--key', file('other.pem', publicKeyPem(publicSpki)));
    expect(code).toBe(1);
    expect(out).toContain(`keys/signer.pub.pem: is another key than the one given: ${made.key.keyId}`);
  });

  test('ends with 1 and names every fault', async () => {
    const bag = made.bag.copy();
    bag.edit('data/captures.csv', (text) => text.replace('Явка', 'Йавка'));
    bag.drop('data/notes.json');
    bag.put('data/added.txt', 'x');
    const { code, out } = await run(
      'verify',
      file('changed.zip', new Uint8Array(await bag.zip().arrayBuffer())),
    );
    expect(code).toBe(1);
    expect(out).toContain('data/captures.csv: differs from what was sealed');
    expect(out).toContain('data/notes.json: is missing');
    expect(out).toContain('data/added.txt: was added: nothing lists it');
    expect(out).toContain('Does not hold');
  });

  test('as JSON says the same to programs', async () => {
    const { code, out } = await run('verify', zip, '--json', '--key', key);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ holds: true, key: 'given', captures: 3 });
  });

  test('ends with 2 where there is no file, no ZIP, no key or no such command', async () => {
    const text = file('text.zip', 'not a ZIP');
    expect(await run('verify', join(folder, 'none.zip'))).toMatchObject({ code: 2 });
    expect(await run('verify', folder)).toMatchObject({ code: 2 });
    expect(await run('verify', text)).toEqual({
      code: 2,
      out: '',
      error: `${text}: This file is no ZIP, and so no evidence bundle.`,
    });
    expect(await run('verify', zip, '--key', text)).toMatchObject({ code: 2 });
    for (const words of [
      [],
      ['check', zip],
      ['verify'],
      ['verify', zip, zip],
      ['verify', zip, '--kye', key],
    ]) {
      expect(await run(...words)).toMatchObject({ code: 2, error: expect.stringContaining('usage') });
    }
  });

  test.each([
    ['ru_RU.UTF-8', 'Согласован, ключ неизвестен'],
    ['kk_KZ.UTF-8', 'Үйлесімді, кілті белгісіз'],
    ['de_DE.UTF-8', 'Consistent, key unknown'],
  ])('speaks the language of the terminal: %s', async (language, words) => {
    expect((await runCommand(['verify', zip], [language], made.now)).out).toContain(words);
  });
});

describe('list', () => {
  test('says what was captured and which files there are', async () => {
    const { code, out } = await run('list', zip);
    expect(code).toBe(0);
    for (const { record } of made.input.made) {
      expect(out).toContain(record.captureId);
      expect(out).toContain(record.url);
    }
    expect(out).toContain('3 captures');
    expect(out).toContain('1 file missing');
    expect(out).toContain('data/index.html');
    const json = JSON.parse((await run('list', zip, '--json')).out) as {
      files: unknown[];
      captures: unknown[];
    };
    expect([json.files.length, json.captures.length]).toEqual([51, 3]);
  });

  test('shows nothing of a page that would move the terminal’s cursor or turn its text', async () => {
    const bag = made.bag.copy();
    const [path = ''] = bag.paths(/capture\.json$/u);
    await bag.rewrite(path, made.key.sign, (record) => ({
      ...record,
      title: '\u001b[2J\u202Egpj.exe\n\u0007',
    }));
    const { out } = await run('list', file('title.zip', new Uint8Array(await bag.zip().arrayBuffer())));
    expect(out).toContain('\uFFFD[2J\uFFFDgpj.exe\uFFFD\uFFFD');
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
  });

  test('ends with 1 for a ZIP that is refused, and names the rule', async () => {
    const twice = new Uint8Array([...made.zip, 0]);
    const { code, error } = await run('list', file('cut.zip', twice));
    expect(code).toBe(1);
    expect(error).toContain('the file is cut off, or something follows its end');
  });
});

test('the program itself, as npm starts it', () => {
  const program = fileURLToPath(new URL('../../../lib/cli/main.ts', import.meta.url));
  const started = (...words: string[]) =>
    spawnSync(process.execPath, [program, ...words], {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder, LC_ALL: 'C' },
    });
  const listed = started('list', 'bundle.zip');
  expect(listed.stdout).toContain(made.bag.topFolder);
  expect({ status: listed.status, stderr: listed.stderr }).toEqual({ status: 0, stderr: '' });
  expect(started('verify', 'none.zip').status).toBe(2);
});

describe('compare', () => {
  test('tells what changed from one version of a page to the next, as JSON that a program reads', async () => {
    const { code, out, error } = await run('compare', zip, '--json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const told = z.array(ToldComparison).parse(JSON.parse(out));
    expect(told).toMatchObject([
      {
        changed: true,
        trivial: 0,
        from: { captureId: made.ids[0] },
        tables: [{ key: ['Регион'], rowsAdded: 1, rowsRemoved: 1, rowsMoved: 0 }],
      },
    ]);
    const [first] = told;
    expect(first?.figures.length).toBeGreaterThan(0);
    for (const { before, after, delta } of first?.figures ?? []) {
      const value = (text: string): number => Number(text.replace(',', '.').replace(/[^\d.]/gu, ''));
      expect(delta).toBeCloseTo(value(after) - value(before), 6);
    }
  });

  test('is what the bundle itself holds of the same two captures', async () => {
    const told = JSON.parse((await run('compare', zip, '--json')).out) as ToldComparison[];
    for (const one of told) {
      const path = `data/comparisons/${one.from.captureId}..${one.to.captureId}.json`;
      expect(JSON.parse(made.bag.text(path))).toEqual(one);
    }
    expect(told.length).toBeGreaterThan(0);
  });

  test('tells a person in lines, the answer before what makes it up', async () => {
    const { code, out } = await run('compare', zip);
    expect(code).toBe(0);
    expect(out).toContain(made.ids[0]);
    expect(out).toMatch(/figures? changed/u);
    expect(out).toMatch(/≠ .+: \S+ → \S+ \([+−]/u);
  });

  test('ends with 1 for an outline that is not the one its record names', async () => {
    const bag = made.bag.copy();
    bag.edit(`data/captures/${made.ids[0] ?? ''}/content.json`, (text) => text.replace('49,14', '44,14'));
    const { code, error } = await run(
      'compare',
      file('changed.zip', new Uint8Array(await bag.zip().arrayBuffer())),
    );
    expect(code).toBe(1);
    expect(error).toContain('content.json');
  });

  test('ends with 2 where there is no such file', async () => {
    expect((await run('compare', join(folder, 'nowhere.zip'))).code).toBe(2);
  });
});
