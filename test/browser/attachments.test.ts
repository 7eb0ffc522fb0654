import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { withoutMetadata } from '../../lib/evidence/metadata/index.ts';
import { plainJpeg, toldJpeg, toldPng, toldWebp } from '../unit/evidence/metadata/made-pictures.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('archive.ts');

async function archivePage(): Promise<Page> {
  const page = await chromium.open('<!doctype html><title>archive</title>');
  await chromium.teach(page);
  return page;
}

declare global {
  /** A capture of `https://a.example/` that shows a picture of these words. */
  function sealedWith(
    archive: InstanceType<typeof kuaArchive.Archive>,
    minute: number,
    words: string,
  ): Promise<string>;
  /** All that is kept, in order. */
  function textsIn(archive: InstanceType<typeof kuaArchive.Archive>): Promise<string[]>;
}

async function taughtPage(): Promise<Page> {
  const page = await archivePage();
  await page.evaluate(() => {
    globalThis.textsIn = async (archive) => {
      const digests = await archive.blobs.toCollection().primaryKeys();
      const texts: string[] = [];
      for (const digest of digests)
        texts.push((await (await kuaArchive.readBytes(archive, digest))?.text()) ?? 'LOST');
      return texts.toSorted();
    };
    globalThis.sealedWith = async (archive, minute, words) => {
      const startedAt = new Date(Date.UTC(2024, 9, 6, 15, minute)).toISOString();
      const captureId = `${startedAt.replace(/[-:.]/gu, '')}-0000000${minute % 10}`;
      const picture = new TextEncoder().encode(words);
      const sha256 = await kuaArchive.sha256(picture);
      const record = JSON.stringify({ resources: [{ sha256 }] });
      await kuaArchive.commitCapture(
        archive,
        {
          row: {
            captureId,
            url: 'https://a.example/',
            title: 'Явка',
            siteKind: 'commission',
            status: 200,
            startedAt,
            finishedAt: startedAt,
            sha256: minute.toString(16).padStart(64, '0'),
            keyId: `sha256:${'1'.padStart(64, '0')}`,
            sizeBytes: 3,
            files: 1,
            missing: { total: 0, origins: [] },
            scrambled: false,
            thumb: null,
            previous: null,
            change: null,
            exportedAt: null,
          },
          record: {
            captureId,
            json: await kuaArchive.gzip(new TextEncoder().encode(record)),
            signature: new Uint8Array([2]),
          },
          blobs: [kuaArchive.mediaRow(sha256, `${sha256}.png`, picture)],
          comparison: null,
          proofs: [],
        },
        new Date(),
      );
      return captureId;
    };
  });
  return page;
}

describe('a file that is attached', () => {
  test('is kept once for all that it is attached to, each in the log, and only once to the same', async () => {
    const page = await taughtPage();
    const kept = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const url = 'https://a.example/';
      const captureId = await sealedWith(archive, 1, 'picture');
      const file = new File(['protocol'], 'secret-name.txt', { type: 'text/html', lastModified: 1 });
      const wish = {
        mediaType: 'application/octet-stream',
        name: 'x.txt',
        kept: 'as-given' as const,
        content: file,
        url,
      };
      const done = [
        await kuaArchive.addAttachment(archive, { ...wish, captureId }, new Date()),
        await kuaArchive.addAttachment(archive, { ...wish, captureId: null }, new Date()),
        await kuaArchive.addAttachment(archive, { ...wish, captureId }, new Date()),
      ];
      const [row] = await kuaArchive.attachmentsTo(archive, { captureId, url });
      const stored = await archive.blobs.get(row?.sha256 ?? '');
      const rows = await archive.log.orderBy('seq').toArray();
      return {
        done,
        row,
        isFile: stored?.data instanceof File,
        type: stored?.data instanceof Blob ? stored.data.type : null,
        text: await (await kuaArchive.readBytes(archive, row?.sha256 ?? ''))?.text(),
        digest: await kuaArchive.sha256(new TextEncoder().encode('protocol')),
        ofPage: (await kuaArchive.attachmentsTo(archive, { captureId: null, url })).length,
        withIt: (await kuaArchive.attachmentsWith(archive, [captureId])).length,
        log: rows.map(({ type }) => type),
        entry: JSON.parse(new TextDecoder().decode(rows[1]?.entry)) as unknown,
        problems: await kuaArchive.checkChain(
          rows.map((line) => line.line),
          new Map(rows.map((line) => [line.seq, line.entry])),
        ),
      };
    });
    expect(kept).toMatchObject({
      done: [true, true, false],
      isFile: false,
      type: '',
      text: 'protocol',
      ofPage: 1,
      withIt: 2,
      log: ['capture', 'attach', 'attach'],
      problems: [],
    });
    expect(kept.row).toMatchObject({ sha256: kept.digest, bytes: 8, name: 'x.txt', kept: 'as-given' });
    expect(kept.entry).toMatchObject({
      type: 'attach',
      sha256: kept.digest,
      url: 'https://a.example/',
      bytes: 8,
    });
    expect(JSON.stringify(kept)).not.toContain('secret-name');
  });

  test('of many megabytes is hashed as it is read', async () => {
    const page = await taughtPage();
    const kept = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const url = 'https://a.example/';
      const captureId = await sealedWith(archive, 1, 'picture');
      const bytes = new Uint8Array(17 * 1024 ** 2).map((_, at) => at % 251);
      const wish = {
        mediaType: 'video/mp4',
        name: 'film',
        kept: 'as-given' as const,
        content: new Blob([bytes]),
        url,
      };
      await kuaArchive.addAttachment(archive, { ...wish, captureId }, new Date());
      const [row] = await kuaArchive.attachmentsTo(archive, { captureId, url });
      const stored = await kuaArchive.readBytes(archive, row?.sha256 ?? '');
      return {
        said: row?.sha256,
        is: await kuaArchive.sha256(bytes),
        stored: stored && (await kuaArchive.sha256(stored)),
      };
    });
    expect(kept.said).toBe(kept.is);
    expect(kept.stored).toBe(kept.is);
  });

  test('goes when it is deleted, unless something else shows the same; the log says both', async () => {
    const page = await taughtPage();
    const left = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const url = 'https://a.example/';
      const captureId = await sealedWith(archive, 1, 'picture of the site');
      const attach = async (text: string, to: string | null): Promise<string> => {
        const wish = { mediaType: 'application/octet-stream', name: 'x', kept: 'as-given' as const, url };
        await kuaArchive.addAttachment(
          archive,
          { ...wish, captureId: to, content: new Blob([text]) },
          new Date(),
        );
        const rows = await kuaArchive.attachmentsTo(archive, { captureId: to, url });
        return rows.at(-1)?.id ?? '';
      };
      const own = await attach('only here', captureId);
      const both = await attach('on both', captureId);
      await attach('on both', null);
      const shown = await attach('picture of the site', captureId);
      for (const id of [own, both, shown]) await kuaArchive.deleteAttachment(archive, id, new Date());
      const again = await kuaArchive.deleteAttachment(archive, own, new Date()).then(
        () => 'deleted',
        (error: unknown) => String(Reflect.get(Object(error), 'code')),
      );
      return {
        texts: await textsIn(archive),
        again,
        log: (await archive.log.orderBy('seq').toArray()).map(({ type }) => type),
        rows: await archive.attachments.count(),
      };
    });
    expect(left).toEqual({
      texts: ['on both', 'picture of the site'],
      again: 'not-found',
      log: ['capture', 'attach', 'attach', 'attach', 'attach', 'delete', 'delete', 'delete'],
      rows: 1,
    });
  });

  test('goes with its capture; with the last one of a page also what is attached to that', async () => {
    const page = await taughtPage();
    const left = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const url = 'https://a.example/';
      const first = await sealedWith(archive, 1, 'of the first');
      const second = await sealedWith(archive, 2, 'of the second');
      const wish = { mediaType: 'application/octet-stream', name: 'x', kept: 'as-given' as const, url };
      for (const [text, captureId] of [
        ['to the first', first],
        ['to both', first],
        ['to both', second],
        ['of the second', first],
        ['to the page', null],
      ] as const)
        await kuaArchive.addAttachment(
          archive,
          { ...wish, captureId, content: new Blob([text]) },
          new Date(),
        );
      await kuaArchive.deleteCapture(archive, first, new Date());
      const after = await textsIn(archive);
      await kuaArchive.deleteCapture(archive, second, new Date());
      return { after, end: await textsIn(archive), rows: await archive.attachments.count() };
    });
    expect(left).toEqual({ after: ['of the second', 'to both', 'to the page'], end: [], rows: 0 });
  });

  test('is not kept of what is not there', async () => {
    const page = await taughtPage();
    const outcome = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const wish = {
        mediaType: 'application/octet-stream',
        name: 'x',
        kept: 'as-given' as const,
        content: new Blob(['x']),
      };
      const url = 'https://b.example/';
      const outcomes = [];
      for (const captureId of ['20240101T000000000Z-00000000', null])
        outcomes.push(
          await kuaArchive.addAttachment(archive, { ...wish, captureId, url }, new Date()).then(
            () => 'kept',
            (error: unknown) => String(Reflect.get(Object(error), 'code')),
          ),
        );
      return { outcomes, blobs: await archive.blobs.count(), log: await archive.log.count() };
    });
    expect(outcome).toEqual({ outcomes: ['not-found', 'not-found'], blobs: 0, log: 0 });
  });
});

test.each([
  ['JPEG', toldJpeg],
  ['PNG', toldPng],
  ['WebP', toldWebp],
] as const)(
  'a copy without metadata of a %s shows the same pixels in the same colours, turned the same way',
  async (kind, told) => {
    const page = await archivePage();
    for (let turned = 1; turned <= 8; turned += 1) {
      const given = told(turned);
      const { bytes } = await withoutMetadata(given);
      const [before, after, bare] = await page.evaluate(
        async (pictures) =>
          await Promise.all(
            pictures.map(async (base64) => {
              const raw = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
              const picture = new Image();
              picture.src = URL.createObjectURL(new Blob([raw]));
              await picture.decode();
              const { naturalWidth: width, naturalHeight: height } = picture;
              const canvas = new OffscreenCanvas(width, height);
              const context = canvas.getContext('2d');
              context?.drawImage(picture, 0, 0);
              const pixels = context?.getImageData(0, 0, width, height).data ?? [];
              return { width, height, pixels: Array.from(pixels).join(',') };
            }),
          ),
        [given, bytes, plainJpeg].map((picture) => Buffer.from(picture).toString('base64')),
      );
      expect(after?.pixels.length).toBeGreaterThan(3);
      expect(after).toEqual(before);
      // Without its profile its colours would be others: the copy's profile is one that the browser uses.
      if (kind === 'JPEG' && turned === 1) expect(bare?.pixels).not.toBe(before?.pixels);
    }
  },
);
