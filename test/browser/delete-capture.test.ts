import { describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('archive.ts');
const url = 'https://a.example/';

declare global {
  /** A capture of some minute with files of these texts by their paths, and a picture that all captures show. */
  function captureOf(
    archive: InstanceType<typeof kuaArchive.Archive>,
    minute: number,
    texts: Readonly<Record<string, string>>,
    previous: string | null,
  ): Promise<string>;
  /** All that is left, as text: what is written in any row of any table but the log. */
  function everythingIn(archive: InstanceType<typeof kuaArchive.Archive>): Promise<string>;
}

async function archivePage(): Promise<Page> {
  const page = await chromium.open('<!doctype html><title>archive</title>');
  await chromium.teach(page);
  await page.evaluate(() => {
    const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
    globalThis.captureOf = async (archive, minute, texts, previous) => {
      const startedAt = new Date(Date.UTC(2024, 9, 6, 15, minute)).toISOString();
      const captureId = `${startedAt.replace(/[-:.]/gu, '')}-0000000${minute % 10}`;
      const before = previous === null ? undefined : await archive.records.get(previous);
      const known = before
        ? new Map(
            [
              ...new TextDecoder()
                .decode(await kuaArchive.gunzip(before.json))
                .matchAll(/"path":"(\w+)","sha256":"(\w+)"/gu),
            ].map(([, path = '', digest = '']) => [path, digest]),
          )
        : new Map<string, string>();
      const blobs = [];
      const artifacts = [];
      for (const [path, text] of Object.entries(texts)) {
        const sha256 = await kuaArchive.sha256(bytesOf(text));
        const earlier = known.get(path);
        const base = earlier === undefined ? null : await kuaArchive.textBase(archive, earlier);
        blobs.push(await kuaArchive.textRow(sha256, bytesOf(text), base));
        artifacts.push({ path, sha256 });
      }
      const picture = bytesOf('seal of the commission');
      const sealed = await kuaArchive.sha256(picture);
      blobs.push(kuaArchive.mediaRow(sealed, `${sealed}.png`, picture));
      const record = JSON.stringify({ artifacts, resources: [{ sha256: sealed }] });
      await kuaArchive.commitCapture(
        archive,
        {
          row: {
            captureId,
            url: 'https://a.example/',
            title: `Явка ${minute}`,
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
            previous,
            change: null,
            exportedAt: null,
          },
          record: {
            captureId,
            json: await kuaArchive.gzip(bytesOf(record)),
            signature: new Uint8Array([2]),
          },
          blobs,
          comparison: null,
          proofs: [],
        },
        new Date(),
      );
      return captureId;
    };
    globalThis.everythingIn = async (archive) => {
      const blobs = await archive.blobs.toCollection().primaryKeys();
      const files = await Promise.all(
        blobs.map(async (digest) => (await (await kuaArchive.readBytes(archive, digest))?.text()) ?? 'LOST'),
      );
      const tables = archive.tables.filter(({ name }) => name !== 'log' && name !== 'blobs');
      const rows = await Promise.all(tables.map((table) => table.toArray()));
      return [...files, JSON.stringify(rows)].join('\n');
    };
  });
  return page;
}

describe('a capture that is deleted', () => {
  test('is gone with its notes and the files that no other shows; the log keeps its digest and goes on', async () => {
    const page = await archivePage();
    const left = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const first = await captureOf(archive, 1, { page: 'only in the first', text: 'in both' }, null);
      const second = await captureOf(archive, 2, { page: 'only in the second', text: 'in both' }, first);
      await kuaArchive.addNote(archive, first, ' a note to the first ', new Date());
      await kuaArchive.addNote(archive, second, 'a note to the second', new Date());
      const told: number[][] = [];
      await kuaArchive.deleteCapture(archive, first, new Date(), (...step) => told.push(step));
      const rows = await archive.log.orderBy('seq').toArray();
      const entries = new Map(rows.map((row) => [row.seq, row.entry]));
      return {
        text: await everythingIn(archive),
        told: told.at(-1),
        page: (await kuaArchive.listPages(archive))[0],
        second: await archive.captures.get(second),
        log: rows.map((row) => row.type),
        last: JSON.parse(new TextDecoder().decode(rows.at(-1)?.entry)) as unknown,
        problems: await kuaArchive.checkChain(
          rows.map((row) => row.line),
          entries,
        ),
      };
    });
    expect(left.text).not.toContain('only in the first');
    expect(left.text).not.toContain('a note to the first');
    for (const kept of ['only in the second', 'in both', 'a note to the second', 'seal of the commission'])
      expect(left.text).toContain(kept);
    expect(left).toMatchObject({
      told: [1, 1],
      page: { versions: 1, unexported: 1, title: 'Явка 2' },
      second: { previous: null },
      log: ['capture', 'capture', 'note', 'note', 'delete'],
      last: {
        type: 'delete',
        captureId: '20241006T150100000Z-00000001',
        sha256: '1'.padStart(64, '0'),
      },
      problems: [],
    });
  });

  test('takes along no later version of its texts, which were kept as what differs from them', async () => {
    const page = await archivePage();
    const left = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const lines = Array.from({ length: 3000 }, (_, n) => `Участок ${n}: ${(n * 7919) % 3001}\n`);
      const text = (turnout: string): string => lines.with(1500, `Явка: ${turnout}\n`).join('');
      const first = await captureOf(archive, 1, { page: text('secret of the first') }, null);
      const second = await captureOf(archive, 2, { page: text('49,14') }, first);
      await captureOf(archive, 3, { page: text('41,07') }, second);
      const before = (await archive.blobs.toArray()).map((row) => row.encoding);
      await kuaArchive.deleteCapture(archive, first, new Date());
      return {
        before,
        after: (await archive.blobs.toArray()).map((row) => row.encoding),
        text: await everythingIn(archive),
      };
    });
    expect(left.before.toSorted()).toEqual(['delta', 'delta', 'gzip', 'identity']);
    expect(left.after.toSorted()).toEqual(['delta', 'gzip', 'identity']);
    expect(left.text).not.toContain('secret of the first');
    expect(left.text).toContain('Явка: 49,14');
    expect(left.text).toContain('Явка: 41,07');
    expect(left.text).not.toContain('LOST');
  });

  test('goes also where its record is damaged, and so does its page with the last version', async () => {
    const page = await archivePage();
    const left = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const only = await captureOf(archive, 1, { page: 'only' }, null);
      await archive.records.update(only, { json: new Uint8Array([1, 2, 3]) });
      await kuaArchive.deleteCapture(archive, only, new Date());
      const counts = [archive.captures, archive.records, archive.blobs, archive.pages].map((table) =>
        table.count(),
      );
      return {
        counts: await Promise.all(counts),
        again: await kuaArchive.deleteCapture(archive, only, new Date()).then(
          () => 'deleted',
          (error: unknown) => String(Reflect.get(Object(error), 'code')),
        ),
        log: await archive.log.count(),
      };
    });
    expect(left).toEqual({ counts: [0, 0, 0, 0], again: 'not-found', log: 2 });
  });
});

test('no note is kept of a capture that is not there, nor one without words', async () => {
  const page = await archivePage();
  const outcome = await page.evaluate(async () => {
    const archive = new kuaArchive.Archive(`db-${Math.random()}`);
    const captureId = await captureOf(archive, 1, {}, null);
    await kuaArchive.addNote(archive, captureId, ' \n ', new Date());
    const refused = await kuaArchive.addNote(archive, '20240101T000000000Z-00000000', 'x', new Date()).then(
      () => 'kept',
      (error: unknown) => String(Reflect.get(Object(error), 'code')),
    );
    return { refused, notes: await archive.notes.count(), log: await archive.log.count() };
  });
  expect(outcome).toEqual({ refused: 'not-found', notes: 0, log: 1 });
});

test('an archive of the first version is opened with all it holds', async () => {
  const page = await archivePage();
  const kept = await page.evaluate(async (address) => {
    const name = `db-${Math.random()}`;
    const opening = indexedDB.open(name, 10);
    opening.addEventListener('upgradeneeded', () => {
      const old = opening.result;
      old
        .createObjectStore('captures', { keyPath: 'captureId' })
        .createIndex('[url+startedAt]', ['url', 'startedAt']);
      old.createObjectStore('records', { keyPath: 'captureId' });
      old.createObjectStore('blobs', { keyPath: 'sha256' }).createIndex('name', 'name');
      old.createObjectStore('log', { keyPath: 'seq' }).createIndex('subject', 'subject');
      for (const [store, key] of [
        ['keys', 'keyId'],
        ['pages', 'url'],
        ['exports', 'bundleId'],
        ['jobs', 'id'],
      ] as const)
        old.createObjectStore(store, { keyPath: key });
      old.createObjectStore('comparisons', { keyPath: ['a', 'b'] });
    });
    await new Promise((resolve) => {
      opening.addEventListener('success', resolve);
    });
    const writing = opening.result.transaction(['blobs', 'pages'], 'readwrite');
    writing.objectStore('blobs').put({ sha256: 'd', name: null, encoding: 'delta', base: 'b' });
    writing.objectStore('pages').put({ url: address });
    await new Promise((resolve) => {
      writing.addEventListener('complete', resolve);
    });
    opening.result.close();
    const archive = new kuaArchive.Archive(name);
    return {
      byBase: await archive.blobs.where('base').equals('b').primaryKeys(),
      pages: await archive.pages.count(),
      notes: await archive.notes.count(),
    };
  }, url);
  expect(kept).toEqual({ byBase: ['d'], pages: 1, notes: 0 });
});
