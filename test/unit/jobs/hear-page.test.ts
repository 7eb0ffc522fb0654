import { describe, expect, test } from 'vitest';
import { hearPage } from '../../../lib/jobs/hear-page.ts';
import { fetchedBody, madePage, pageUrl, snapshot } from './made-page.ts';

const deps = {
  fetchOutside: () => Promise.resolve(null),
  failureOf: () => null,
  savesPages: () => Promise.resolve(false),
  savePage: () => Promise.reject(new Error('not allowed')),
  heardPage: () => Promise.resolve(null),
};
const quiet = (): undefined => undefined;
const never = new AbortController().signal;
const json = (value: unknown): Blob => new Blob([JSON.stringify(value)]);

describe('a page is heard out', () => {
  test('its snapshot, what was found out after it, its source and what it fetched', async () => {
    const page = madePage();
    const heard = hearPage({ top: page.connection, frames: Promise.resolve([]) }, deps, false, quiet, never);
    const css = 'https://cec.example/a.css';
    page.say({ type: 'snapshot', json: json(snapshot([{ url: css, use: 'style' }])) });
    page.say({ type: 'fetched', fetched: fetchedBody(css, 'a{}') });
    const found = { code: 'fonts-not-checked', subject: null, detail: '32' };
    page.say({ type: 'checked', limitations: [found] });
    page.say({ type: 'source', fetched: fetchedBody(pageUrl, '<p>', 'text/html') });
    const { snapshot: read, collected, source } = await heard;
    expect(read.facts.url).toBe(pageUrl);
    expect(read.limitations).toContainEqual(found);
    expect([...collected.held.keys()]).toEqual([css]);
    expect(source).toMatchObject({ url: pageUrl, status: 200 });
  });

  test('one that is closed before it was read is a page that was left', async () => {
    const page = madePage();
    const heard = hearPage({ top: page.connection, frames: Promise.resolve([]) }, deps, false, quiet, never);
    page.leave();
    await expect(heard).rejects.toMatchObject({ code: 'page-left' });
  });

  test('one that cannot be read says why', async () => {
    const page = madePage();
    const heard = hearPage({ top: page.connection, frames: Promise.resolve([]) }, deps, false, quiet, never);
    page.say({ type: 'failed', code: 'page-too-large', detail: 'more than 3' });
    await expect(heard).rejects.toMatchObject({ code: 'page-too-large', detail: 'more than 3' });
  });

  test('one that sends what no page would is not believed', async () => {
    const page = madePage();
    const heard = hearPage({ top: page.connection, frames: Promise.resolve([]) }, deps, false, quiet, never);
    page.say({ type: 'snapshot', json: json({ facts: 'forged' }) });
    await expect(heard).rejects.toThrow();
  });

  test('one that is left while its files come is kept with what came, the rest named', async () => {
    const page = madePage();
    const heard = hearPage({ top: page.connection, frames: Promise.resolve([]) }, deps, false, quiet, never);
    page.say({
      type: 'snapshot',
      json: json(snapshot([{ url: 'https://cec.example/x.png', use: 'image' }])),
    });
    await new Promise(setImmediate);
    page.leave();
    const { collected, source } = await heard;
    expect(collected.missing).toEqual([{ url: 'https://cec.example/x.png', error: 'page-left' }]);
    expect(source).toBeNull();
  });
});
