import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bagEntries, verifyBundle, waczFile, writeZip } from '../../../lib/bundle/index.ts';
import { ownBytes, publicKeyPem, sha256, utf8 } from '../../../lib/evidence/index.ts';
import { header, isSigned, type LooseRecord, LooseWacz } from './loose-wacz.ts';
import { firstWish, madeInput } from './made-captures.ts';
import { madePages } from './made-web-page.ts';
import { png } from './png.ts';
import { readAll } from './read-stream.ts';
import { cyrillic, richPage, site } from './rich-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'kua-wacz-'));
afterAll(() => rmSync(folder, { recursive: true }));
const verifier = fileURLToPath(new URL('../../../../shared/verifiers/verify_wacz.py', import.meta.url));

type Input = Awaited<ReturnType<typeof madePages>>;

async function waczBytes(input: Awaited<ReturnType<typeof madeInput>> | Input): Promise<Uint8Array> {
  const { entries } = await bagEntries(input);
  const entry = entries.find(({ path }) => path.endsWith('/data/archive.wacz'));
  if (!entry?.stream) throw new Error('there is no WACZ');
  return await gathered(entry.stream.open());
}

async function gathered(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function verdictOf(input: Input): Promise<readonly unknown[]> {
  const plan = await bagEntries(input);
  const zip = ownBytes(await readAll(writeZip(plan.entries, { at: input.at })));
  const { checks } = await verifyBundle(new Blob([zip]), { now: input.at });
  return checks.flatMap(({ findings }) => findings).filter(({ state }) => state === 'fails');
}

const typeOf = ({ head }: LooseRecord): string | null => header(head, 'WARC-Type');
const text = ({ block }: LooseRecord): string => block.toString();
const uris = ({ records }: LooseWacz): (string | null)[] =>
  records.map(({ head }) => header(head, 'WARC-Target-URI'));

let input: Input;
let wacz: LooseWacz;
beforeAll(async () => {
  input = await madePages([
    await richPage(),
    { ...(await richPage()), id: '00000002', at: '2026-03-15T13:40:09.000Z' },
  ]);
  wacz = await LooseWacz.open(await waczBytes(input));
});

describe('a WACZ', () => {
  test.for(['made captures', 'a page of everything'])('passes an independent checker: %s', async (which) => {
    if (!existsSync(verifier)) {
      console.info(`not run: no verifier at ${verifier}`);
      return;
    }
    const of = which === 'made captures' ? await madeInput() : input;
    const file = join(folder, 'archive.wacz');
    const key = join(folder, 'signer.pub.pem');
    writeFileSync(file, await waczBytes(of));
    writeFileSync(key, publicKeyPem(of.key.publicSpki));
    const { status, stdout, stderr } = spawnSync(
      'python3',
      [verifier, file, '--pubkey', key, '--require-signature'],
      { encoding: 'utf8' },
    );
    expect(stdout + stderr).toMatch(/^OK/mu);
    expect(stdout).not.toContain('FAIL');
    expect(status).toBe(0);
  });

  test('passes Kuä’s own checks', async () => {
    expect(await verdictOf(input)).toEqual([]);
  });

  test('by itself has the same records as in a bundle, and bears the bundle’s name', async () => {
    const { fileName, open } = await waczFile(input);
    const { topFolder } = await bagEntries(input);
    expect(fileName).toBe(`${topFolder}.wacz`);
    const alone = await LooseWacz.open(await gathered(open()));
    expect(isSigned(alone)).toBe(true);
    expect(alone.records).toEqual(wacz.records);
  });

  test('is signed by the key of the bundle', () => {
    expect(isSigned(wacz)).toBe(true);
    const { signedData } = JSON.parse(wacz.text('datapackage-digest.json')) as {
      signedData: { publicKey: string };
    };
    expect(signedData.publicKey).toBe(Buffer.from(input.key.publicSpki).toString('base64'));
  });

  test('is the same each time for the same captures and signature', async () => {
    const signature = await input.key.sign(utf8('any'));
    const same = { ...input, key: { ...input.key, sign: () => Promise.resolve(signature) } };
    const [one, two] = [await waczBytes(same), await waczBytes(same)];
    expect(Buffer.compare(one, two)).toBe(0);
    const { entries } = await bagEntries(same);
    const entry = entries.find(({ path }) => path.endsWith('.wacz'));
    expect(entry).toMatchObject({ bytes: one.length, sha256: await sha256(one), compress: false });
  });

  test('has one record for each address and capture, and a repeat for what was there before', () => {
    const [info, ...records] = wacz.records;
    expect(info && typeOf(info)).toBe('warcinfo');
    const places = records.map(
      ({ head }) => `${header(head, 'WARC-Target-URI')} ${header(head, 'WARC-Date')}`,
    );
    expect(new Set(places).size).toBe(places.length);
    const later = records.slice(records.length / 2);
    expect(header(later[0]?.head ?? '', 'WARC-Target-URI')).toMatch(/^urn:capture:.*00000002$/u);
    expect(new Set(later.slice(1).map(typeOf))).toEqual(new Set(['revisit']));
    for (const { head } of later.slice(1)) {
      expect(header(head, 'WARC-Date')).toBe('2026-03-15T13:40:09Z');
      expect(header(head, 'WARC-Refers-To-Date')).toBe('2026-03-15T13:40:00Z');
    }
  });

  test('gives the address of the server with the page alone', () => {
    const known = wacz.records.filter(({ head }) => header(head, 'WARC-IP-Address') === '192.0.2.10');
    expect(new Set(known.map(({ head }) => header(head, 'WARC-Target-URI')))).toEqual(
      new Set([new URL(cyrillic).href]),
    );
  });

  test('is in the bundle up to its size, and above it not', async () => {
    const [large] = input.made[0]?.record.resources ?? [];
    const withOne = async (bytes: number): Promise<number> => {
      const resources = large && 'sha256' in large ? [{ ...large, bytes }] : [];
      const made = await madePages([{ ...(await richPage()), frames: [], html: '', record: { resources } }]);
      const { entries } = await bagEntries({
        ...made,
        resource: () => Promise.resolve(new Uint8Array(bytes)),
      });
      return entries.filter(({ path }) => path.endsWith('.wacz')).length;
    };
    await expect(withOne(200_000_001)).resolves.toBe(0);
    // It is read then, and found not to be what the record says.
    await expect(withOne(1000)).rejects.toThrow('damaged file');
  });
});

describe('the page in it', () => {
  const page = (): string => text(wacz.record(new URL(cyrillic).href));

  test('has its files under their own addresses', () => {
    const picture = `${site}%D0%B3%D0%B5%D1%80%D0%B1.png?a=1`;
    expect(page()).toContain(` src="${picture}&amp;b=2"`);
    expect(page()).toContain(`url("${picture}\\26 b=2#a")`);
    expect(page()).toContain(`url(&quot;${picture}\\26 b=2&quot;)`);
    expect(page()).toContain(` href="${site}s.css?v=1&amp;w=2"`);
  });

  test('tells two addresses of the same bytes apart', () => {
    expect(page()).toContain(`data-kua-src="/same.png" src="${site}same.png"`);
  });

  test('shows what has no address: a blob, an edited sheet, a frame without one', () => {
    expect(page()).toContain(` src="data:image/png;base64,${Buffer.from(png(41)).toString('base64')}#f"`);
    const sheet = / href="data:text\/css;charset=utf-8;base64,([^"]+)"/u.exec(page())?.[1] ?? '';
    const css = Buffer.from(sheet, 'base64').toString();
    expect(css).toBe(
      `b{color:green;background:url("data:image/png;base64,${Buffer.from(png(40)).toString('base64')}")}`,
    );
    const frames = [...page().matchAll(/ src="data:text\/html;charset=utf-8;base64,([^"]+)"/gu)];
    const written = frames.map(([, base64 = '']) => Buffer.from(base64, 'base64').toString());
    expect(written).toEqual([
      expect.stringMatching(/^<p>written <img src="data:image\/png;base64,/u),
      '<p>framed otherwise</p>',
    ]);
  });

  test('leads to frames, which have records of their own', () => {
    expect(page()).toContain(`<iframe data-kua-src="/frame" src="${site}frame">`);
    const frame = text(wacz.record(`${site}frame`));
    expect(frame).toContain('<p>framed <img src="https://');
    expect(frame).toContain(`<iframe src="${site}inner">`);
    expect(text(wacz.record(`${site}inner`))).toBe('<p>inner</p>');
  });

  test('may load from the web, and still runs nothing', () => {
    expect(page()).toContain(`default-src 'none'; img-src * data: data:; style-src * data: 'unsafe-inline'"`);
  });

  test('keeps what only looks like an address of ours', () => {
    expect(page()).toContain(`<x-own src="../../resources/${'0'.repeat(64)}.png">`);
    expect(page()).toContain('<p>src="frames/1.html"</p>');
  });
});

describe('a file in it', () => {
  test('is an answer where status and headers were received, else a resource', () => {
    expect(typeOf(wacz.record(new URL('герб.png?a=1&b=2', cyrillic).href))).toBe('response');
    expect(typeOf(wacz.record(`${site}s.css?v=1&w=2`))).toBe('resource');
    expect(header(wacz.record(`${site}s.css?v=1&w=2`).head, 'Content-Type')).toBe('text/css');
  });

  test('that was led elsewhere is an answer from there, and the same under its own address', () => {
    expect(typeOf(wacz.record(`${site}new.png`))).toBe('response');
    const old = wacz.record(`${site}old.png`);
    expect(typeOf(old)).toBe('revisit');
    expect(header(old.head, 'WARC-Refers-To-Target-URI')).toBe(`${site}new.png`);
    expect(old.block).toHaveLength(0);
  });

  test('cannot end a line of ours, in whatever header', () => {
    const { block } = wacz.record(new URL('герб.png?a=1&b=2', cyrillic).href);
    const http = block.subarray(0, block.indexOf('\r\n\r\n')).toString();
    expect(http.split('\r\n')).toEqual([
      'HTTP/1.1 200 OK X: 1',
      'content-type: image/png',
      'x-orig-content-encoding: gzip',
      'x-orig-transfer-encoding: chunked',
      'x-orig-content-length: 1',
      'x-a: one Set-Cookie: b=1 <script>',
      'x-late: late',
    ]);
    expect(block.subarray(block.indexOf('\r\n\r\n') + 4).equals(png(40))).toBe(true);
  });

  test('of a PDF in a viewer is what its address leads to', async () => {
    const url = 'https://a.example/protocol.pdf';
    const made = await madePages([
      {
        id: '00000003',
        at: firstWish.at,
        url,
        html: '<a data-kua-href="x" href="../../resources/{0}">protocol.pdf</a>',
        files: [
          { url, content: '%PDF-1.7', extension: 'pdf', headers: [['content-type', 'application/pdf']] },
        ],
        record: { limitations: [{ code: 'file-not-read', subject: url, detail: null }] },
      },
    ]);
    const file = await LooseWacz.open(await waczBytes(made));
    expect(text(file.record(url))).toContain('%PDF-1.7');
    expect(uris(file)).toEqual([null, expect.stringMatching(/^urn:capture:/u), url, `urn:view:${url}`]);
    expect(file.text('pages/pages.jsonl')).toContain(`"url":"${url}"`);
    expect(await verdictOf(made)).toEqual([]);
  });

  test('of a page that is of no web has no record, and the capture has its own', async () => {
    const made = await madePages([
      { id: '00000004', at: firstWish.at, url: site, html: '<p>x</p>', record: { url: 'about:blank' } },
    ]);
    const file = await LooseWacz.open(await waczBytes(made));
    expect(uris(file)).toEqual([null, expect.stringMatching(/^urn:capture:/u)]);
    expect(await verdictOf(made)).toEqual([]);
  });
});
