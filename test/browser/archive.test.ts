import { describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('archive.ts');

/** A page with our database code, and in it `capture(url, minute)`: a finished capture of made-up content. */
async function archivePage(): Promise<Page> {
  const page = await chromium.open('<!doctype html><title>archive</title>');
  await chromium.teach(page);
  await page.evaluate(() => {
    const hex = (n: number): string => n.toString(16).padStart(64, '0');
    const capture = (url: string, minute: number): Parameters<typeof kuaArchive.commitCapture>[1] => {
      const startedAt = new Date(Date.UTC(2024, 9, 6, 15, minute)).toISOString();
      const captureId = `${startedAt.replace(/[-:.]/gu, '')}-0000000${minute % 10}`;
      return {
        row: {
          captureId,
          url,
          title: 'Явка',
          siteKind: 'commission',
          status: 200,
          startedAt,
          finishedAt: startedAt,
          sha256: hex(minute),
          keyId: `sha256:${hex(1)}`,
          sizeBytes: 3,
          files: 1,
          missing: { total: 0, origins: [] },
          scrambled: false,
          thumb: null,
          previous: null,
          change: null,
          exportedAt: null,
        },
        record: { captureId, json: new Uint8Array([1]), signature: new Uint8Array([2]) },
        blobs: [kuaArchive.mediaRow(hex(7), `${hex(7)}.png`, new Uint8Array([1, 2, 3]))],
        comparison: null,
        proofs: [],
      };
    };
    Reflect.set(globalThis, 'capture', capture);
  });
  return page;
}

declare global {
  function capture(url: string, minute: number): Parameters<typeof kuaArchive.commitCapture>[1];
}

describe('a capture is kept whole or not at all', () => {
  test('record, bytes, page and log entry together; the same bytes once', async () => {
    const page = await archivePage();
    const kept = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      await kuaArchive.commitCapture(archive, capture('https://a.example/', 1), new Date());
      await kuaArchive.commitCapture(archive, capture('https://a.example/', 2), new Date());
      const [first] = await kuaArchive.listPages(archive);
      return {
        captures: await archive.captures.count(),
        blobs: await archive.blobs.count(),
        log: (await archive.log.toArray()).map((row) => [row.seq, row.type]),
        page: first,
        newest: (await kuaArchive.versionsOf(archive, 'https://a.example/'))[0]?.startedAt,
      };
    });
    expect(kept).toMatchObject({
      captures: 2,
      blobs: 1,
      log: [
        [1, 'capture'],
        [2, 'capture'],
      ],
    });
    expect(kept.page).toMatchObject({ versions: 2, unexported: 2 });
    expect(kept.newest).toBe('2024-10-06T15:02:00.000Z');
  });

  test('when one part cannot be written, nothing is', async () => {
    const page = await archivePage();
    const left = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const first = capture('https://a.example/', 1);
      await kuaArchive.commitCapture(archive, first, new Date());
      // The same record again: its id is taken, so the last write of the transaction fails.
      const again = { ...capture('https://b.example/', 2), record: first.record };
      const outcome = await kuaArchive.commitCapture(archive, again, new Date()).then(
        () => 'kept',
        () => 'refused',
      );
      const counts = [archive.captures, archive.records, archive.blobs, archive.log, archive.pages];
      return { outcome, counts: await Promise.all(counts.map((table) => table.count())) };
    });
    expect(left).toEqual({ outcome: 'refused', counts: [1, 1, 1, 1, 1] });
  });
});

describe('the log is one chain', () => {
  test('two writers at once never fork it', async () => {
    const page = await archivePage();
    const problems = await page.evaluate(async () => {
      const name = `db-${Math.random()}`;
      const [one, two] = [new kuaArchive.Archive(name), new kuaArchive.Archive(name)];
      const minutes = [1, 2, 3, 4, 5, 6];
      await Promise.all(
        minutes.map((m) =>
          kuaArchive.commitCapture(m % 2 ? one : two, capture('https://a.example/', m), new Date()),
        ),
      );
      const rows = await one.log.orderBy('seq').toArray();
      const entries = new Map(rows.map((row) => [row.seq, row.entry]));
      return {
        count: rows.length,
        found: await kuaArchive.checkChain(
          rows.map((row) => row.line),
          entries,
        ),
      };
    });
    expect(problems).toEqual({ count: 6, found: [] });
  });

  test('the device key is made once, entered in the log, and cannot be taken out', async () => {
    const page = await archivePage();
    const result = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const first = await kuaArchive.deviceKey(archive, new Date());
      const second = await kuaArchive.deviceKey(archive, new Date());
      const taken = await crypto.subtle.exportKey('pkcs8', second.pair.privateKey).then(
        () => 'taken',
        () => 'stays',
      );
      return {
        same: first.keyId === second.keyId,
        taken,
        log: (await archive.log.toArray()).map((row) => row.type),
      };
    });
    expect(result).toEqual({ same: true, taken: 'stays', log: ['key-created'] });
  });
});

test('an export marks its captures and their pages', async () => {
  const page = await archivePage();
  const rows = await page.evaluate(async () => {
    const archive = new kuaArchive.Archive(`db-${Math.random()}`);
    const [one, two] = [capture('https://a.example/', 1), capture('https://a.example/', 2)];
    await kuaArchive.commitCapture(archive, one, new Date());
    await kuaArchive.commitCapture(archive, two, new Date());
    const row = {
      bundleId: 'b',
      at: '2024-10-06T16:00:00.000Z',
      captureIds: [one.row.captureId],
      fileName: 'f.zip',
      sizeBytes: 1,
    };
    await kuaArchive.recordExport(archive, row);
    await kuaArchive.recordExport(archive, { ...row, bundleId: 'c' });
    return {
      exported: (await kuaArchive.versionsOf(archive, 'https://a.example/')).map(
        (version) => version.exportedAt,
      ),
      unexported: (await kuaArchive.listPages(archive))[0]?.unexported,
    };
  });
  expect(rows).toEqual({ exported: [null, '2024-10-06T16:00:00.000Z'], unexported: 1 });
});

test('text comes back as it was put in', async () => {
  const page = await archivePage();
  const back = await page.evaluate(async () => {
    const archive = new kuaArchive.Archive(`db-${Math.random()}`);
    const text = 'Явка 63,87 % '.repeat(20_000);
    await archive.blobs.add(await kuaArchive.textRow('d', new TextEncoder().encode(text)));
    const blob = await kuaArchive.readBytes(archive, 'd');
    return { same: (await blob?.text()) === text, none: await kuaArchive.readBytes(archive, 'e') };
  });
  expect(back).toEqual({ same: true, none: null });
});

describe('a later version of a text takes no more room than what changed', () => {
  test('and comes back as it was put in, also from a version that is itself kept so', async () => {
    const page = await archivePage();
    const kept = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const lines = Array.from({ length: 3000 }, (_, n) => `Участок ${n}: ${(n * 7919) % 3001} голосов\n`);
      const bytes = (turnout: number): Uint8Array<ArrayBuffer> =>
        new TextEncoder().encode(lines.with(1500, `Явка: ${turnout}\n`).join(''));
      const digests: string[] = [];
      const sizes: number[] = [];
      for (const turnout of [1, 22, 333]) {
        const digest = await kuaArchive.sha256(bytes(turnout));
        const before = digests.at(-1);
        const base = before === undefined ? null : await kuaArchive.textBase(archive, before);
        const row = await kuaArchive.textRow(digest, bytes(turnout), base);
        await archive.blobs.add(row);
        digests.push(digest);
        sizes.push(row.data instanceof Blob ? row.data.size : row.data.byteLength);
      }
      const rows = await archive.blobs.bulkGet(digests);
      const texts = await Promise.all(
        digests.map(async (digest) => await (await kuaArchive.readBytes(archive, digest))?.text()),
      );
      return {
        sizes,
        kinds: rows.map((row) => row?.encoding),
        onFirst: rows.slice(1).every((row) => row?.encoding === 'delta' && row.base === digests[0]),
        same: [1, 22, 333].map((turnout, n) => texts[n] === new TextDecoder().decode(bytes(turnout))),
      };
    });
    expect(kept).toMatchObject({
      kinds: ['gzip', 'delta', 'delta'],
      onFirst: true,
      same: [true, true, true],
    });
    expect(kept.sizes[0]).toBeGreaterThan(5000);
    expect(Math.max(...kept.sizes.slice(1))).toBeLessThan(150);
  });

  test('and another text is kept whole', async () => {
    const page = await archivePage();
    const kinds = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const text = (factor: number): Uint8Array<ArrayBuffer> =>
        new TextEncoder().encode(
          Array.from({ length: 2000 }, (_, n) => Math.imul(n + 1, factor).toString(36)).join(' '),
        );
      await archive.blobs.add(await kuaArchive.textRow('a', text(0x9e_37_79_b1)));
      const base = await kuaArchive.textBase(archive, 'a');
      const row = await kuaArchive.textRow('b', text(0x85_eb_ca_6b), base);
      return [base?.sha256, row.encoding];
    });
    expect(kinds).toEqual(['a', 'gzip']);
  });

  test('and is refused, not given back otherwise, where its earlier version is gone or changed', async () => {
    const page = await archivePage();
    const outcomes = await page.evaluate(async () => {
      const archive = new kuaArchive.Archive(`db-${Math.random()}`);
      const text = (end: string): Uint8Array<ArrayBuffer> =>
        new TextEncoder().encode(`${Array.from({ length: 2000 }, (_, n) => n).join(' ')}${end}`);
      const digest = await kuaArchive.sha256(text('b'));
      await archive.blobs.add(await kuaArchive.textRow('a', text('a')));
      const base = await kuaArchive.textBase(archive, 'a');
      await archive.blobs.add(await kuaArchive.textRow(digest, text('b'), base));
      const read = async (): Promise<string> =>
        await kuaArchive.readBytes(archive, digest).then(
          (blob) => `read ${blob?.size}`,
          (error: unknown) => (error instanceof Error ? String(Reflect.get(error, 'code')) : 'unknown'),
        );
      const whole = await read();
      const changed = text('a');
      changed[0] = 57;
      await archive.blobs.put(await kuaArchive.textRow('a', changed));
      const otherwise = await read();
      await archive.blobs.put(await kuaArchive.textRow('a', changed.slice(0, 9)));
      const shorter = await read();
      await archive.blobs.delete('a');
      return { size: text('b').length, outcomes: [whole, otherwise, shorter, await read()] };
    });
    expect(outcomes.outcomes).toEqual([`read ${outcomes.size}`, 'not-found', 'not-found', 'not-found']);
  });
});
