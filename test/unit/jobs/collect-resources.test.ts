import { describe, expect, test } from 'vitest';
import type { Fetched } from '../../../lib/capture/index.ts';
import { ResourceCollector } from '../../../lib/jobs/collect-resources.ts';
import { fetchedBody, madePage, snapshot } from './made-page.ts';

const never = new AbortController().signal;
/** The browser gave nothing out of the page. */
const unasked = Promise.resolve(null);
const css = 'https://cec.example/a.css';
const far = 'https://cdn.example/far.png';

function collector(
  wanted: Parameters<typeof snapshot>[0],
  outside: (url: string) => Fetched | null = () => null,
  ended = never,
): { page: ReturnType<typeof madePage>; collect: ResourceCollector } {
  const page = madePage();
  const deps = {
    fetchOutside: (url: string) => Promise.resolve(outside(url)),
    failureOf: () => null,
    progress: () => undefined,
  };
  const collect = new ResourceCollector(deps, ended);
  collect.add(page.connection, snapshot(wanted));
  return { page, collect };
}

describe('all that a page needs is kept or named', () => {
  test('a style sheet brings what it names, each asked for once', async () => {
    const { page, collect } = collector([{ url: css, use: 'style' }]);
    await collect.receive(
      page.connection,
      fetchedBody(css, '@import "b.css"; a{background:url(x.png)} b{background:url(x.png)}'),
    );
    expect(page.asked).toEqual(['https://cec.example/b.css', 'https://cec.example/x.png']);
    await collect.receive(
      page.connection,
      fetchedBody('https://cec.example/b.css', 'b{background:url(x.png)}'),
    );
    await collect.receive(page.connection, { url: 'https://cec.example/x.png', error: 'http-404' });
    const { held, missing } = await collect.finish(unasked);
    expect([...held.keys()]).toEqual([css, 'https://cec.example/b.css']);
    expect(missing).toEqual([{ url: 'https://cec.example/x.png', error: 'http-404' }]);
  });

  test('a page that goes on beyond all bounds is told to fetch nothing more, and what it lacks is named', async () => {
    const urls = Array.from({ length: 12 }, (_, n) => `https://cec.example/${n}.png`);
    const { page, collect } = collector(urls.map((url) => ({ url, use: 'image' })));
    const body = new Uint8Array(30 * 1024 * 1024);
    for (const url of urls.slice(0, 10))
      await collect.receive(page.connection, { ...fetchedBody(url, '', 'image/png'), body });
    expect(page.ended()).toBe(1);
    for (const url of urls.slice(10)) await collect.receive(page.connection, { url, error: 'budget' });
    const { held, missing, limitations } = await collect.finish(unasked);
    expect(held.size).toBe(8);
    expect(missing).toEqual(urls.slice(8).map((url) => ({ url, error: 'budget' })));
    expect(limitations.map(({ code }) => code)).toContain('budget-bytes');
  });

  test('what another site withholds is missing for want of permission, and the site is named', async () => {
    const { page, collect } = collector([{ url: far, use: 'image' }]);
    await collect.receive(page.connection, { url: far, error: 'blocked' });
    expect(await collect.finish(unasked)).toMatchObject({
      missing: [{ url: far, error: 'permission' }],
      origins: ['https://cdn.example'],
    });
  });

  test('with permission it is fetched past the page, and the record says so', async () => {
    const { page, collect } = collector([{ url: far, use: 'image' }], (url) => {
      return { ...fetchedBody(url, 'png', 'image/png'), outside: true };
    });
    await collect.receive(page.connection, { url: far, error: 'blocked' });
    const { held, missing } = await collect.finish(unasked);
    expect(held.get(far)?.row.via).toBe('background');
    expect(missing).toEqual([]);
  });

  test('what a page itself cannot reach is not asked for again', async () => {
    const own = 'https://cec.example/x.png';
    const { page, collect } = collector([{ url: own, use: 'image' }], () => {
      throw new Error('asked again');
    });
    await collect.receive(page.connection, { url: own, error: 'blocked' });
    expect((await collect.finish(unasked)).missing).toEqual([{ url: own, error: 'unreachable' }]);
  });

  test('what one document cannot fetch, another may bring, whichever answers first', async () => {
    const { page, collect } = collector([{ url: css, use: 'style' }]);
    const other = madePage();
    collect.add(other.connection, snapshot([{ url: css, use: 'style' }]));
    await collect.receive(page.connection, { url: css, error: 'blocked' });
    await collect.receive(other.connection, fetchedBody(css, 'a{}'));
    const { held, missing } = await collect.finish(unasked);
    expect([[...held.keys()], missing]).toEqual([[css], []]);
  });

  test('what is lost with one document may come from another', async () => {
    const { page, collect } = collector([{ url: css, use: 'style' }]);
    const other = madePage();
    collect.add(other.connection, snapshot([{ url: css, use: 'style' }]));
    collect.leave(page.connection);
    const finished = collect.finish(unasked);
    await collect.receive(other.connection, { url: css, error: 'http-404' });
    expect((await finished).missing).toEqual([{ url: css, error: 'http-404' }]);
  });

  test('a file is waited for that two documents bring while it is being taken', async () => {
    const { page, collect } = collector([{ url: css, use: 'style' }]);
    const other = madePage();
    collect.add(other.connection, snapshot([{ url: css, use: 'style' }]));
    const both = [page, other].map(async ({ connection }) => {
      await collect.receive(connection, fetchedBody(css, `a{}${' '.repeat(5_000_000)}`));
    });
    const { held, missing } = await collect.finish(unasked);
    expect([[...held.keys()], missing]).toEqual([[css], []]);
    await Promise.all(both);
  });

  test('what one could not fetch is asked for past the page once the other is gone', async () => {
    const asked: string[] = [];
    const { page, collect } = collector([{ url: far, use: 'image' }], (url) => {
      asked.push(url);
      return { ...fetchedBody(url, 'png', 'image/png'), outside: true };
    });
    const other = madePage();
    collect.add(other.connection, snapshot([{ url: far, use: 'image' }]));
    await collect.receive(page.connection, { url: far, error: 'blocked' });
    collect.leave(other.connection);
    expect([...(await collect.finish(unasked)).held.keys()]).toEqual([far]);
    expect(asked).toEqual([far]);
  });

  test('a refusal that one document got does not keep another from bringing the file', async () => {
    const { page, collect } = collector([{ url: far, use: 'image' }]);
    const other = madePage();
    collect.add(other.connection, snapshot([{ url: far, use: 'image' }]));
    await collect.receive(page.connection, { ...fetchedBody(far, '<p>no', 'text/html'), status: 403 });
    await collect.receive(other.connection, fetchedBody(far, '\x89PNG\r\n\x1a\n', 'image/png'));
    const { held, missing } = await collect.finish(unasked);
    expect([[...held.keys()], missing]).toEqual([[far], []]);
  });

  test('the reason of a refusal stays when the other document is gone', async () => {
    const { page, collect } = collector([{ url: far, use: 'image' }]);
    const other = madePage();
    collect.add(other.connection, snapshot([{ url: far, use: 'image' }]));
    await collect.receive(page.connection, { ...fetchedBody(far, '<p>no', 'text/html'), status: 404 });
    collect.leave(other.connection);
    expect((await collect.finish(unasked)).missing).toEqual([{ url: far, error: 'http-404' }]);
  });

  test('when time is over, what is outstanding is missing', async () => {
    const ended = new AbortController();
    const { collect } = collector([{ url: css, use: 'style' }], () => null, ended.signal);
    const finished = collect.finish(unasked);
    ended.abort();
    expect((await finished).missing).toEqual([{ url: css, error: 'timeout' }]);
  });

  test('bytes that nobody asked for are not kept', async () => {
    const { page, collect } = collector([]);
    await collect.receive(page.connection, fetchedBody('https://evil.example/x.css', 'a{}'));
    expect((await collect.finish(unasked)).held.size).toBe(0);
  });
});
