import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { startCalendars } from '../harness/local-calendar.ts';
import { removeFolder, temporaryFolder } from '../harness/temporary.ts';
import { TimestampAuthority } from '../harness/timestamp-authority.ts';
import { serveAuthority } from '../harness/timestamp-server.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('prove-time.ts');
const digest = createHash('sha256').update('capture.json').digest('hex');
const hour = 60 * 60 * 1000;

/** A request of the page, as it is sent from outside of it: no server of a page answers other origins. */
interface Sent {
  readonly url: string;
  readonly method: string;
  readonly body: readonly number[] | null;
}

declare global {
  function sendFor(sent: Sent): Promise<{ status: number; body: number[] } | null>;
  /** One archive through a test, and its clock. */
  var run: { archive: InstanceType<typeof kuaTime.Archive>; nowMs: number };
  function prove(services: { authorities: string[]; calendars: string[] }): Promise<number | null>;
}

describe('time that is asked for until it is had', () => {
  let folder: string;
  let authority: Awaited<ReturnType<typeof serveAuthority>>;
  let calendars: Awaited<ReturnType<typeof startCalendars>>;

  beforeAll(async () => {
    folder = await temporaryFolder('prove-time');
    authority = await serveAuthority(await TimestampAuthority.make(join(folder, 'tsa')));
    calendars = await startCalendars();
  });
  afterAll(async () => {
    await Promise.all([authority.close(), calendars.close()]);
    await removeFolder(folder);
  });

  /** A page with captures of these ids that wait for these services, at the time 0. */
  async function waiting(
    ids: readonly string[],
    services: { authorities: string[]; calendars: string[] },
  ): Promise<Page> {
    const page = await chromium.open('<!doctype html><title>time</title>');
    await chromium.teach(page);
    await page.exposeFunction('sendFor', async ({ url, method, body }: Sent) => {
      try {
        const sent = body === null ? null : new Uint8Array(body);
        const response = await fetch(url, { method, body: sent, redirect: 'error' });
        return { status: response.status, body: [...new Uint8Array(await response.arrayBuffer())] };
      } catch {
        return null;
      }
    });
    await page.evaluate(
      async (captureIds, sha256, wanted) => {
        globalThis.run = { archive: new kuaTime.Archive(`db-${Math.random()}`), nowMs: 0 };
        for (const captureId of captureIds)
          await run.archive.proofs.bulkAdd(kuaTime.wantedProofs({ captureId, sha256 }, wanted, 0));
        const ask = async (url: string, { method = 'GET', body }: RequestInit): Promise<Response> => {
          const sent = body instanceof Uint8Array ? Array.from(body) : null;
          const answer = await sendFor({ url, method, body: sent });
          if (!answer) throw new TypeError('Failed to fetch');
          return new Response(new Uint8Array(answer.body), { status: answer.status });
        };
        globalThis.prove = async (chosen) => {
          const deps = { services: () => Promise.resolve(chosen), ask, nowMs: () => run.nowMs };
          return await kuaTime.proveTime(run.archive, deps, new AbortController().signal);
        };
      },
      [...ids],
      digest,
      services,
    );
    return page;
  }

  test('a time-stamp is had at once, and nothing is left to ask for', async () => {
    const services = { authorities: [authority.at('good')], calendars: [] };
    const page = await waiting(['a'], services);
    const outcome = await page.evaluate(async (chosen) => {
      const next = await prove(chosen);
      const [row] = await kuaTime.proofsOf(run.archive, 'a');
      return { next, at: row?.at ?? '', bytes: row?.bytes?.length, error: row?.error };
    }, services);
    expect(outcome).toMatchObject({ next: null, error: null });
    expect(Math.abs(Date.parse(outcome.at) - Date.now())).toBeLessThan(10 * 60 * 1000);
    expect(outcome.bytes).toBeGreaterThan(1000);
  });

  test.each([
    ['nothing-there', 'unreachable'],
    ['error', 'unreachable'],
    ['html', 'unreadable'],
    ['reject', 'rejected'],
    ['other-nonce', 'mismatch'],
    ['other-digest', 'mismatch'],
  ] as const)(
    'where an authority fails (%s) it is asked again after twice as long each time, at most six hours',
    async (manner, error) => {
      const address = manner === 'nothing-there' ? 'http://127.0.0.1:9/' : authority.at(manner);
      const services = { authorities: [address], calendars: [] };
      const page = await waiting(['a'], services);
      const waits = await page.evaluate(async (chosen) => {
        const found: [number | null, string | null | undefined][] = [];
        for (let times = 0; times < 12; times += 1) {
          const next = await prove(chosen);
          const [row] = await kuaTime.proofsOf(run.archive, 'a');
          found.push([next === null ? null : next - run.nowMs, row?.error]);
          run.nowMs = next ?? run.nowMs;
        }
        return found;
      }, services);
      const minutes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360];
      expect(waits).toEqual(minutes.map((wait) => [wait * 60_000, error]));
    },
  );

  test('who does not answer one request is not asked the others now', async () => {
    const services = { authorities: [authority.at('error')], calendars: [] };
    const page = await waiting(['a', 'b', 'c'], services);
    const before = authority.asked.length;
    await page.evaluate(async (chosen) => prove(chosen), services);
    expect(authority.asked.length - before).toBe(1);
  });

  test('it is given up in the end, and said', async () => {
    const services = { authorities: ['http://127.0.0.1:9/'], calendars: [] };
    const page = await waiting(['a'], services);
    const outcome = await page.evaluate(async (chosen) => {
      await run.archive.proofs.toCollection().modify({ attempts: 249 });
      const next = await prove(chosen);
      const [row] = await kuaTime.proofsOf(run.archive, 'a');
      return { next, isPlanned: row !== undefined && 'nextAtMs' in row, error: row?.error };
    }, services);
    expect(outcome).toEqual({ next: null, isPlanned: false, error: 'unreachable' });
  });

  test('what nobody is chosen for any more is no longer asked for', async () => {
    const page = await waiting(['a'], {
      authorities: [authority.at('good')],
      calendars: [calendars.at('good')],
    });
    const before = [authority.asked.length, calendars.asked.length];
    const left = await page.evaluate(async () => {
      const next = await prove({ authorities: [], calendars: [] });
      return { next, rows: await run.archive.proofs.count() };
    });
    expect(left).toEqual({ next: null, rows: 0 });
    expect([authority.asked.length, calendars.asked.length]).toEqual(before);
  });

  test('calendars promise at once, and are asked again until they lead to a block', async () => {
    const services = { authorities: [], calendars: [calendars.at('good'), calendars.at('html')] };
    const page = await waiting(['a'], services);
    const step = async (): Promise<{ next: number | null; length: number; nowMs: number }> =>
      await page.evaluate(async (chosen) => {
        const next = await prove(chosen);
        const [row] = await kuaTime.proofsOf(run.archive, 'a');
        const { nowMs } = run;
        run.nowMs = next ?? nowMs;
        return { next, length: row?.bytes?.length ?? 0, nowMs };
      }, services);
    const promised = await step();
    expect(promised).toMatchObject({ next: 2 * hour });
    const early = await step();
    expect(early).toMatchObject({ length: promised.length, next: 2 * hour + 60_000 });
    calendars.confirm(900_000);
    const confirmed = await step();
    expect(confirmed.next).toBeNull();
    expect(confirmed.length).toBeGreaterThan(promised.length);
  });

  test('a capture that was deleted meanwhile does not come back as a proof', async () => {
    const services = { authorities: [authority.at('good')], calendars: [] };
    const page = await waiting(['a'], services);
    const rows = await page.evaluate(async (chosen) => {
      const proving = prove(chosen);
      await run.archive.proofs.clear();
      await proving;
      return await run.archive.proofs.count();
    }, services);
    expect(rows).toBe(0);
  });
});
