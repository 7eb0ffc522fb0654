import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../lib/bundle/index.ts';
import {
  canonicalJson,
  certificatesFromPem,
  checkOts,
  fromHex,
  sha256 as digestOf,
} from '../../lib/evidence/index.ts';
import {
  byRole,
  clickButton,
  launchBoth,
  newestRecord,
  removeFolder,
  run,
  temporaryFolder,
  unpack,
  type Launched,
} from '../harness/index.ts';
import { captureShown, exportEvidence } from '../harness/journey.ts';
import { startCalendars } from '../harness/local-calendar.ts';
import { serveLocally, type LocalServer } from '../harness/local-server.ts';
import { TimestampAuthority } from '../harness/timestamp-authority.ts';
import { startLongSite, type LongSite } from './long-site.ts';

const verifiers = fileURLToPath(new URL('../../../shared/verifiers', import.meta.url));
const there = existsSync(verifiers);
if (!there) console.warn('Independent verifiers are not here; bundles are checked by Kuä alone.');

/** An authority of `openssl ts` behind a network that can be cut. */
async function startAuthority(folder: string) {
  const authority = await TimestampAuthority.make(folder);
  let isCut = false;
  let asked = 0;
  const server: LocalServer = await serveLocally((request, response) => {
    asked += 1;
    if (isCut) {
      request.socket.destroy();
      return;
    }
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
      response.end(await authority.reply(Buffer.concat(pieces)));
    })();
  });
  return {
    authority,
    address: `${server.origin}/tsr`,
    cut: (cut: boolean): void => {
      isCut = cut;
    },
    asked: (): number => asked,
    close: () => server.close(),
  };
}

describe.each(launchBoth)('trusted time, in $name', ({ launch }) => {
  let site: LongSite;
  let kua: Launched;
  let page: Page;
  let folder: string;
  let tsa: Awaited<ReturnType<typeof startAuthority>>;
  /** What was exported with everything that was chosen. */
  let bundle = '';
  let calendars: Awaited<ReturnType<typeof startCalendars>>;

  beforeAll(async () => {
    folder = await temporaryFolder('time');
    [site, kua, tsa, calendars] = await Promise.all([
      startLongSite(),
      launch(),
      startAuthority(join(folder, 'tsa')),
      startCalendars(),
    ]);
    page = await kua.newPage();
    await page.goto(`${site.origin}/plain`);
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close(), tsa.close(), calendars.close()]);
    await removeFolder(folder);
  });

  const timeOf = async (captureId: string): Promise<Page> =>
    await kua.ownPage(`archive.html#/capture/${captureId}`);
  const says = async (view: Page, words: string): Promise<void> => {
    await view.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
  };

  test('nobody is asked before the person chooses whom', async () => {
    await captureShown(kua, page);
    await exportEvidence(kua, page);
    const view = await timeOf((await newestRecord(kua)).captureId);
    await says(view, 'Nobody was asked for the time.');
    await view.close();
    expect([tsa.asked(), calendars.asked.length]).toEqual([0, 0]);
  });

  /** Type an address of a person's own into the group of this name, and have it chosen. */
  const choose = async (settings: Page, group: string, address: string): Promise<void> => {
    const fields = await byRole(settings, 'group', group);
    await (await fields.waitForSelector('input[type="url"]'))?.type(address);
    await (await fields.waitForSelector('button'))?.click();
    await settings.waitForFunction(
      (chosen) =>
        [...document.querySelectorAll('fieldset li')].some(
          (item) => item.textContent.includes(chosen) && item.querySelector('input')?.checked === true,
        ),
      {},
      address,
    );
  };

  test('who is chosen is asked, after an outage too, and the bundle brings what was answered', async () => {
    await kua.allowHostRequests();
    const settings = await kua.ownPage('archive.html#/settings');
    await choose(settings, 'Time-stamping authorities (RFC 3161)', tsa.address);
    await choose(settings, 'OpenTimestamps calendars', `${calendars.at('good')}/`);
    tsa.cut(true);
    await captureShown(kua, page);
    const newest = await newestRecord(kua);
    const { captureId } = newest;
    const view = await timeOf(captureId);
    await says(view, 'OpenTimestamps: promised by calendars');
    await says(view, 'asked, no answer yet (it could not be reached)');

    tsa.cut(false);
    await settings.bringToFront();
    await clickButton(settings, 'Ask now');
    await view.bringToFront();
    await says(view, 'shows that it existed at');
    await Promise.all([view.close(), settings.close()]);

    const zip = await exportEvidence(kua, page);
    bundle = zip;
    const root = new Uint8Array(await tsa.authority.certificate('ca'));
    const verdict = await verifyBundle(new Blob([await readFile(zip)]), { now: new Date() });
    expect(verdict.checks.filter(({ state }) => state === 'fails')).toEqual([]);
    const into = join(folder, 'bundle');
    await unpack(zip, into);
    const [top = ''] = await readdir(into);
    const file = (...path: string[]): Promise<Buffer> => readFile(join(into, top, ...path));
    await writeFile(join(folder, 'signer.pem'), await file('keys', 'signer.pub.pem'));
    expect(await file('bag-info.txt').then(String)).toContain('Kua-Anchors: sig tsa1 ots');
    const record = await file('data', 'captures', captureId, 'capture.json');
    const token = await file('data', 'captures', captureId, 'capture.json.tsa1.tsr');
    expect(await tsa.authority.takes(token, record)).toBe(true);
    const sums = await file('tagmanifest-sha256.txt');
    expect(await tsa.authority.takes(await file('anchors', 'tagmanifest-sha256.txt.tsa1.tsr'), sums)).toBe(
      true,
    );
    expect(certificatesFromPem(await file('keys', 'tsa1.ca.pem').then(String))).toContainEqual(root);
    const ots = await file('anchors', 'captures', captureId, 'capture.json.ots');
    expect(await checkOts(ots, fromHex(await digestOf(canonicalJson(newest))))).toMatchObject({
      matches: true,
    });
  });

  test.runIf(there)(
    'tools that share no code with Kuä find that bundle whole, and refuse one bit of it',
    async () => {
      const copy = join(folder, 'verifiers');
      await cp(verifiers, copy, { recursive: true });
      const judge = async (zip: string): Promise<string> => {
        const by = ['--pubkey', join(folder, 'signer.pem'), '--tsa-ca', tsa.authority.path('ca.pem')];
        const { stdout, stderr } = await run('python3', [join(copy, 'verify_bundle.py'), zip, ...by]);
        return stdout + stderr;
      };
      const whole = await judge(bundle);
      expect(whole).toContain('RESULT OK');
      for (const check of [
        'zip',
        'sha256sum + openssl',
        'hash chain + capture.json',
        'wacz archive.wacz',
        'ots tagmanifest-sha256.txt',
      ])
        expect(whole).toContain(`== ${check}: PASS`);
      const bytes = await readFile(bundle);
      // Pictures are not compressed: one bit of one of them.
      const at = bytes.indexOf('89504e47', 0, 'hex') + 200;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      const changed = join(folder, 'changed.zip');
      await writeFile(changed, bytes);
      expect(await judge(changed)).not.toContain('RESULT OK');
    },
  );

  test('an authority that is no longer there does not keep a bundle from being made', async () => {
    tsa.cut(true);
    const zip = await exportEvidence(kua, page);
    const verdict = await verifyBundle(new Blob([await readFile(zip)]), { now: new Date() });
    expect(verdict.checks.filter(({ state }) => state === 'fails')).toEqual([]);
    const into = join(folder, 'without');
    await unpack(zip, into);
    const [top = ''] = await readdir(into);
    expect(await readFile(join(into, top, 'bag-info.txt'), 'utf8')).toContain('Kua-Anchors: sig ots\n');
  });
});
