import { existsSync, openAsBlob } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../lib/bundle/index.ts';
import { publicKeyFromPem } from '../../lib/evidence/index.ts';
import { CaptureRecord, ToldComparison } from '../../lib/model/index.ts';
import {
  launchBoth,
  openssl,
  removeFolder,
  run,
  sha256sum,
  temporaryFolder,
  unpack,
  withBrowser,
} from '../harness/index.ts';
import { playJourney, type Journey } from '../harness/journey.ts';
import { REVISIONS, startSite } from '../site/server.ts';

const verifiers = fileURLToPath(new URL('../../../shared/verifiers', import.meta.url));
const [revision] = REVISIONS;

describe.each(launchBoth)('capture, revision, capture, compare, export in $name', ({ launch }) => {
  let folder: string;
  let bag: string;
  let journey: Journey;
  let captures: string[];
  const said: string[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder('journey');
    const site = await startSite();
    const kua = await launch({ downloadDir: folder });
    try {
      const say = (sentence: string): number => said.push(sentence);
      journey = await withBrowser(kua, () => playJourney({ kua, site, say }));
    } finally {
      await site.close();
    }
    const unpacked = join(folder, 'unpacked');
    await unpack(journey.zipPath, unpacked);
    const [top = ''] = await readdir(unpacked);
    bag = join(unpacked, top);
    captures = (await readdir(join(bag, 'data', 'captures'))).toSorted();
  });
  afterAll(() => removeFolder(folder));

  const text = async (path: string): Promise<string> => await readFile(join(bag, path), 'utf8');

  test('the popup says what was captured, and then that figures changed', () => {
    expect(said[0]).toMatch(/Captured \d\d:\d\d:\d\d.*files/u);
    expect(said[2]).toMatch(/3 figures changed since/u);
  });

  test('the comparison names the turnout that the commission revised', () => {
    const words = journey.changes.join('\n');
    expect(words).toMatch(/63\.87.* → 63\.66/u);
    expect(words).toContain('7,820,918 → 7,820,204');
  });

  test('the exported figures are those of the site, before and after', async () => {
    const rows = (await text('data/figures.csv')).split('\r\n').map((line) => line.split(','));
    const valuesOf = (captureId = ''): string[] =>
      rows.filter((row) => row[0] === captureId).map((row) => row[4] ?? '');
    for (const { from, to } of revision?.changes ?? []) {
      expect(valuesOf(captures[0])).toContain(from);
      expect(valuesOf(captures[0])).not.toContain(to);
      expect(valuesOf(captures[1])).toContain(to);
      expect(valuesOf(captures[1])).not.toContain(from);
    }
    const comparison = ToldComparison.parse(
      JSON.parse(await text(`data/comparisons/${captures.join('..')}.json`)),
    );
    const changed = comparison.figures.map(({ delta, unit }) => `${delta} ${unit}`);
    expect(changed).toEqual(expect.arrayContaining(['-0.21 percent', '-714 none']));
  });

  test('sha256sum finds every file as listed', async () => {
    expect(captures).toHaveLength(2);
    expect(await sha256sum(bag, 'manifest-sha256.txt')).toMatchObject({ code: 0 });
    expect(await sha256sum(bag, 'tagmanifest-sha256.txt')).toMatchObject({ code: 0 });
  });

  test('openssl finds the signature right, and wrong once a byte differs', async () => {
    const tags = await readFile(join(bag, 'tagmanifest-sha256.txt'));
    const args = ['dgst', '-sha256', '-verify', 'keys/signer.pub.pem'];
    const check = [...args, '-signature', 'anchors/tagmanifest-sha256.txt.sig'];
    expect(await openssl(check, { cwd: bag, stdin: tags })).toMatchObject({ code: 0 });
    tags.writeUInt8(tags.readUInt8(0) ^ 1, 0);
    expect(await openssl(check, { cwd: bag, stdin: tags })).toMatchObject({ code: 1 });
  });

  test('each capture was signed when it was taken', async () => {
    for (const id of captures) {
      const path = `data/captures/${id}/capture.json`;
      const args = ['dgst', '-sha256', '-verify', 'keys/signer.pub.pem', '-signature', `${path}.sig`, path];
      expect(await openssl(args, { cwd: bag })).toMatchObject({ code: 0 });
    }
  });

  test('the record says what was received and what is missing', async () => {
    const record = CaptureRecord.parse(
      JSON.parse(await text(`data/captures/${captures[1] ?? ''}/capture.json`)),
    );
    expect(record.http.status).toBe(200);
    expect(record.previous?.captureId).toBe(captures[0]);
    expect(record.artifacts.map((artifact) => artifact.role)).toEqual(
      expect.arrayContaining(['page', 'source', 'outline', 'text', 'state', 'screenshot', 'thumb']),
    );
    expect(record.limitations.map((one) => one.code)).toContain('loaded-before-access');
    const missing = record.resources.filter((resource) => 'error' in resource);
    expect(missing).toEqual([{ url: expect.stringMatching(/counter\.png$/u), error: 'permission' }]);
  });

  test('independent checkers pass the bundle', async () => {
    if (!existsSync(verifiers)) {
      console.info(`${verifiers} is not here: only sha256sum and openssl were asked.`);
      return;
    }
    for (const [program, script] of [
      ['sh', 'verify_minimal.sh'],
      ['python3', 'verify_chain.py'],
    ] as const) {
      const { code, stdout } = await run(program, [join(verifiers, script), bag]);
      expect(stdout).toContain('RESULT OK');
      expect(code).toBe(0);
    }
  });

  test('an independent checker passes the web archive in it', async () => {
    const script = join(verifiers, 'verify_wacz.py');
    if (!existsSync(script)) {
      console.info(`${script} is not here: the web archive was not looked into.`);
      return;
    }
    const args = [join(bag, 'data/archive.wacz'), '--pubkey', join(bag, 'keys/signer.pub.pem')];
    const { code, stdout } = await run('python3', [script, ...args, '--require-signature']);
    expect(stdout).toContain('2 page(s)');
    expect(code).toBe(0);
  });

  test('Kuä’s own verifier agrees: everything holds by the key of the device', async () => {
    const key = publicKeyFromPem(await text('keys/signer.pub.pem'));
    const verdict = await verifyBundle(await openAsBlob(journey.zipPath), { key, now: new Date() });
    expect(verdict.checks.filter(({ state }) => state !== 'holds')).toEqual([]);
    expect(verdict).toMatchObject({ holds: true, key: 'given', captures: 2 });
  });

  test('the page opens from the unpacked folder as it was, and asks for nothing', async () => {
    const browser = await launch();
    const seen = await withBrowser(browser, async () => {
      const page = await browser.newPage();
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(pathToFileURL(join(bag, 'data', 'captures', captures[1] ?? '', 'page.html')).href);
      const shown = await page.evaluate(async () => {
        await document.fonts.ready;
        return {
          figure: document.querySelector('main')?.innerText,
          pictures: [...document.images].map((image) => ({
            src: image.getAttribute('src'),
            width: image.naturalWidth,
          })),
          sheets: document.styleSheets.length,
          background: getComputedStyle(document.querySelector('header') ?? document.body).backgroundImage,
          fonts: [...document.fonts].filter((font) => font.status === 'loaded').length,
        };
      });
      return { ...shown, requests };
    });
    expect(seen.figure).toContain('63.66%');
    const held = seen.pictures.filter(({ src }) => src !== null && src !== 'data:,');
    expect(held.length).toBeGreaterThan(1);
    for (const picture of held) expect(picture.width).toBeGreaterThan(0);
    expect(seen.sheets).toBeGreaterThan(0);
    expect(seen.background).toContain('resources/');
    expect(seen.fonts).toBeGreaterThan(0);
    expect(seen.requests.filter((url) => !/^(?:file|data):/u.test(url))).toEqual([]);
  });
});
