import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readFacts } from '../../site/facts.ts';
import { count, decimal, LANGS, percent } from '../../site/format.ts';
import type { Lang } from '../../site/format.ts';
import { REVISIONS, startSite } from '../../site/server.ts';
import type { DemoSite, FigureChange } from '../../site/server.ts';

const facts = readFacts();
let site: DemoSite;

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => {
  site.set(0);
});

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(site.origin + path, init);
const page = async (path: string): Promise<string> => (await get(path)).text();
const figure = (value: string, { unit }: FigureChange, lang: Lang): string =>
  unit === 'percent' ? decimal(value, lang) : count(value, lang);
const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
const votesOfArticle = async (): Promise<number[]> =>
  [...(await page('/en/media/2303')).matchAll(/<td>(\d[\d,]+)<\/td>/g)].map(([, digits]) =>
    Number(digits?.replaceAll(',', '')),
  );

test.each(LANGS)('the results page in %s shows each region with its published turnout', async (lang) => {
  const shown = await page(`/${lang}/results`);
  for (const region of facts.regions) {
    const value = facts.turnout('nuclear-ref-2024', '20:00', region.id);
    const row = new RegExp(`<th scope="row">${region[lang]}</th>\\s*<td>${decimal(value ?? '?', lang)}</td>`);
    expect(shown).toMatch(row);
  }
  expect(shown).toContain(count('12284487', lang));
  expect(shown).toContain(count('5561937', lang));
});

test('the discrepancies are those that were published', () => {
  expect(REVISIONS.map(({ path, what: { from, to } }) => [path, from, to])).toEqual([
    ['/{lang}/results', '63.87', '63.66'],
    ['/{lang}/turnout', '49.14', '41.07'],
    ['/{lang}/news/4101', '12461796', '12482613'],
    ['/{lang}/media/2303', '3431510', '3341510'],
  ]);
  expect(REVISIONS[0]?.changes[1]).toMatchObject({ from: '7820918', to: '7820204' });
  expect(REVISIONS[1]?.changes).toHaveLength(21);
});

test.each(REVISIONS)(
  'step $revision replaces the figures of $path and touches no other page',
  async (step) => {
    const paths = REVISIONS.flatMap(({ paths: all }) => all);
    site.set(step.revision - 1);
    const before = new Map(await Promise.all(paths.map(async (path) => [path, await page(path)] as const)));
    expect(site.step()).toBe(step.revision);
    for (const path of paths) {
      const was = before.get(path) ?? '';
      const now = await page(path);
      if (!step.paths.includes(path)) {
        expect(now).toBe(was);
        continue;
      }
      const lang = LANGS.find((one) => path.startsWith(`/${one}/`)) ?? 'ru';
      for (const change of step.changes) {
        expect(was).toContain(figure(change.from, change, lang));
        expect(now).toContain(figure(change.to, change, lang));
      }
      // With its percent sign: the bare number stays in the column of its hour.
      const { what } = step;
      const text = what.unit === 'percent' ? percent : count;
      expect(now).not.toContain(text(what.from, lang));
      expect(was).not.toContain(text(what.to, lang));
    }
  },
);

test('the control endpoint steps, sets, resets and refuses what does not exist', async () => {
  const post = async (path: string): Promise<unknown> => (await get(path, { method: 'POST' })).json();
  expect(await post('/control/step')).toEqual({ revision: 1 });
  expect(await post('/control/set?revision=4')).toEqual({ revision: 4 });
  expect(await post('/control/step')).toEqual({ revision: 4 });
  expect((await get('/control/set?revision=5', { method: 'POST' })).status).toBe(400);
  expect((await get('/control/set', { method: 'POST' })).status).toBe(400);
  expect((await get('/control/step?n=-9', { method: 'POST' })).status).toBe(400);
  expect(await post('/control/reset')).toEqual({ revision: 0 });
  expect(await (await get('/control')).json()).toEqual({ revision: 0, revisions: REVISIONS });
  expect(site.revision).toBe(0);
});

test('turnout is told in sentences in the wording of each language', async () => {
  expect(await page('/ru/turnout')).toContain('по Акмолинской области – 72,8\u00a0%');
  expect(await page('/ru/turnout')).toContain('по Туркестанской области – 49,14\u00a0%');
  expect(await page('/kk/turnout')).toContain('сайлаушылардың жалпы санының 51,98 пайызы алды');
  expect(await page('/en/turnout')).toContain('ballots were received by 51.98% of the total number');
});

test('the votes of the article sum to its total until the misprint', async () => {
  const right = await votesOfArticle();
  expect(right).toHaveLength(9);
  expect(sum(right.slice(0, -1))).toBe(right.at(-1));
  site.set(4);
  const misprinted = await votesOfArticle();
  expect(sum(misprinted.slice(0, -1))).toBe(6_276_441);
});

test('every page says in its language that it is a demonstration', async () => {
  const labels = { kk: 'демонстрациялық сайты', ru: 'демонстрационный сайт', en: 'demonstration site' };
  for (const lang of LANGS) {
    for (const part of ['', 'results', 'turnout', 'resolutions', 'news', 'news/4102', 'media/2303', 'gone']) {
      expect(await page(`/${lang}/${part}`)).toContain(labels[lang]);
    }
  }
});

test('the old page declares no charset and reads right as windows-1251', async () => {
  const response = await get('/old/results.html');
  expect(response.headers.get('content-type')).toBe('text/html');
  const bytes = await response.arrayBuffer();
  const text = new TextDecoder('windows-1251', { fatal: true }).decode(bytes);
  expect(text).not.toMatch(/charset/i);
  expect(text).toContain('демонстрационный сайт');
  expect(text).toContain('7\u00a0986\u00a0293</b><br>68,06\u00a0%');
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError);
});

test('a resolution is a PDF whose cross-reference table points at its objects', async () => {
  expect(await page('/kk/resolutions')).toContain('/files/resolution-4-408.pdf');
  const response = await get('/files/resolution-4-408.pdf');
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const file = Buffer.from(await response.arrayBuffer()).toString('latin1');
  expect(file).toMatch(/^%PDF-1\.4\n/);
  expect(file).toMatch(/%%EOF\n$/);
  const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
  expect(file.slice(start, start + 5)).toBe('xref\n');
  const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) =>
    Number(offset),
  );
  expect(offsets).toHaveLength(7);
  offsets.forEach((offset, n) => expect(file.slice(offset).startsWith(`${n + 1} 0 obj\n`)).toBe(true));
});

test('what a page names is there, on both origins', async () => {
  const pages = ['/ru/', '/kk/results', '/en/media/2303', '/ru/news/4101', '/old/results.html'];
  const sheets = ['/css/main.css', '/css/theme.css', '/cdn/figures.css'];
  for (const path of [...pages, ...sheets]) {
    const base = path.startsWith('/cdn/') ? site.secondOrigin : site.origin;
    const text = await (await fetch(base + path)).text();
    const named = [
      ...text.matchAll(/\b(?:src|href)="([^"#]+)"|url\('(?!data:)([^']+)'\)|@import '([^']+)'/g),
    ].map(([, ...found]) => found.find((name) => name !== undefined) ?? '');
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) {
      expect([name, (await fetch(new URL(name, base + path))).status]).toEqual([name, 200]);
    }
  }
});

test('only some files of the second origin may be read by others', async () => {
  const allowed = async (path: string): Promise<string | null> =>
    (await fetch(site.secondOrigin + path)).headers.get('access-control-allow-origin');
  expect(site.secondOrigin).not.toBe(site.origin);
  expect(await allowed('/cdn/open-data.png')).toBe('*');
  expect(await allowed('/cdn/figures.css')).toBe('*');
  expect(await allowed('/cdn/kua-figures-light.ttf')).toBe('*');
  expect(await allowed('/cdn/counter.png')).toBeNull();
});

test('documents are revalidated and change their tag with the revision; files are kept for an hour', async () => {
  const first = await get('/ru/results');
  const tag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const headers = { 'if-none-match': tag };
  expect((await get('/ru/results', { headers })).status).toBe(304);
  site.step();
  expect((await get('/ru/results', { headers })).status).toBe(200);
  expect((await get('/css/main.css')).headers.get('cache-control')).toBe('max-age=3600');
});

test('only the home page differs between two requests', async () => {
  expect(await page('/en/')).not.toBe(await page('/en/'));
  expect(await page('/en/turnout')).toBe(await page('/en/turnout'));
});

test('what is not there is 404 in the language of its address, and old addresses redirect', async () => {
  for (const path of [
    '/nothing',
    '/ru/results/',
    '/kk/news/1',
    '/en/media/1',
    '/xx/results',
    '/cdn/counter.png',
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
  expect(await page('/kk/nothing')).toContain('Бет табылмады');
  const moved = await get('/results', { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/ru/results']);
  expect((await get('/ru/results', { method: 'DELETE' })).status).toBe(405);
});

test('HEAD answers the headers of GET, and requests are counted by path', async () => {
  const before = site.hits.get('/en/resolutions') ?? 0;
  const full = await get('/en/resolutions');
  const head = await get('/en/resolutions', { method: 'HEAD' });
  expect(head.headers.get('etag')).toBe(full.headers.get('etag'));
  expect(await head.text()).toBe('');
  expect(site.hits.get('/en/resolutions')).toBe(before + 2);
});
