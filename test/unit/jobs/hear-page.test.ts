import { describe, expect, test } from 'vitest';
import { hearPage } from '../../../lib/jobs/hear-page.ts';
import { fetchedBody, madePage, pageUrl, snapshot } from './made-page.ts';

const deps = {
  fetchOutside: () => Promise.resolve(null),
  failureOf: () => null,
  savesPages: () => Promise.resolve(false),
  savePage: () => Promise.reject(new Error('not allowed')),
  heardPage: () => Promise.resolve(null),
  judgeDigits: () => Promise.resolve([]),
};
const quiet = (): undefined => undefined;
const never = new AbortController().signal;
const json = (value: unknown): Blob => new Blob([JSON.stringify(value)]);

describe('a page is heard out', () => {
  test('its snapshot, what was found out after it, its source and what it fetched', async () => {
    const page = madePage();
    const found = { code: 'fonts-not-checked', subject: null, detail: '32' };
    const judging = { ...deps, judgeDigits: () => Promise.resolve([found]) };
    const heard = hearPage(
      { top: page.connection, frames: Promise.resolve([]) },
      judging,
      false,
      quiet,
      never,
    );
    const css = 'https://cec.example/a.css';
    page.say({ type: 'snapshot', json: json(snapshot([{ url: css, use: 'style' }])) });
    page.say({ type: 'fetched', fetched: fetchedBody(css, 'a{}') });
    page.say({ type: 'digits', drawn: null });
    page.say({ type: 'source', fetched: fetchedBody(pageUrl, '<p>', 'text/html') });
    const { snapshot: read, collected, source } = await heard;
    expect(read.facts.url).toBe(pageUrl);
    expect(read.limitations).toContainEqual(found);
    expect([...collected.held.keys()]).toEqual([css]);
    expect(source).toMatchObject({ url: pageUrl, status: 200 });
  });

  test('of fonts that draw digits as others, those in which it shows digits', async () => {
    const page = madePage();
    const flag = (subject: string) => ({ code: 'font-scrambles-digits', subject, detail: '3→8' });
    const judging = { ...deps, judgeDigits: () => Promise.resolve([flag('shown'), flag('not shown')]) };
    const heard = hearPage(
      { top: page.connection, frames: Promise.resolve([]) },
      judging,
      false,
      quiet,
      never,
    );
    page.say({ type: 'snapshot', json: json(snapshot([])) });
    page.say({ type: 'digits', drawn: { borrowed: new Uint8Array(), fonts: [], beyond: false } });
    await page.whenAsked();
    expect(page.asked).toEqual(['shown', 'not shown']);
    page.say({ type: 'used', families: ['shown'] });
    page.say({ type: 'source', fetched: fetchedBody(pageUrl, '<p>', 'text/html') });
    expect((await heard).snapshot.limitations).toEqual([flag('shown')]);
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
