import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changed, foremostOf } from '../../lib/compare/index.ts';
import type { Comparison } from '../../lib/model/index.ts';
import { Capturer } from '../harness/capturer.ts';
import { builtExtension, launchChromium, type Chromium } from '../harness/index.ts';
import {
  hasCorpus,
  revisionPairs,
  startCorpusSite,
  type CorpusSite,
  type RevisionPair,
} from './corpus-site.ts';

interface Compared {
  readonly pair: RevisionPair;
  readonly comparison: Comparison;
}

/** Of these nothing but the month of a calendar changed. */
const calendars = [
  'kz-parlam-noise-calendar-ru/v2',
  'kz-parlam-dulatbekov-ru/v3',
  'kz-parlam-peruashev-ru/v3',
];

const isCalendar = ({ b }: RevisionPair): boolean => calendars.some((name) => b.includes(`/${name}.`));

const told = ({ pair, comparison }: Compared): string => {
  const counts = Object.entries(comparison.counts).filter(([, count]) => count > 0);
  const found = counts.map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing';
  return `${pair.b}: the list says ${pair.changed ? 'changed' : 'unchanged'}, found ${found}`;
};

/** One version leads on to its new address at once: answered that there is nothing, the browser stays where it is. */
async function keepInPlace(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  const top = (await session.send('Page.getFrameTree')).frameTree.frame.id;
  session.on('Fetch.requestPaused', ({ requestId, frameId }) => {
    const answer =
      frameId === top
        ? session.send('Fetch.fulfillRequest', { requestId, responseCode: 204 })
        : session.send('Fetch.continueRequest', { requestId });
    answer.catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*', resourceType: 'Document' }] });
}

if (!hasCorpus) {
  test('real pages are beside the repository only where it is worked on', () => {
    console.info('../shared/corpus is not here: no real page was captured and compared.');
    expect(hasCorpus).toBe(false);
  });
}

describe.runIf(hasCorpus)('real pages, captured before and after they changed,', () => {
  let site: CorpusSite;
  let kua: Chromium;
  const compared: Compared[] = [];

  beforeAll(async () => {
    site = await startCorpusSite();
    kua = await launchChromium({ extensionDir: builtExtension('chrome'), onlyLocal: true });
    const capturer = await Capturer.in(kua);
    await capturer.withoutWholePicture();
    const page = await kua.newPage();
    await keepInPlace(page);
    const capture = async (group: string, file: string): Promise<string> => {
      await site.put(group, file);
      await page.goto(site.addressOf(group));
      const { captureId, error } = await capturer.job();
      if (captureId === null) throw new Error(`${file} was not captured: ${error?.code}`);
      return captureId;
    };
    let before = { file: '', captureId: '' };
    for (const pair of await revisionPairs()) {
      const a = before.file === pair.a ? before.captureId : await capture(pair.group, pair.a);
      const b = await capture(pair.group, pair.b);
      compared.push({ pair, comparison: await capturer.comparisonOf(a, b) });
      before = { file: pair.b, captureId: b };
    }
  }, 900_000);
  afterAll(async () => {
    await Promise.all([site?.close(), kua?.close()]);
  });

  test('a visible change is found, set aside or not, in at least 62 of the 65 pairs, and no other', () => {
    const wrong = compared.filter(
      ({ pair, comparison }) => (changed(comparison) || comparison.counts.trivial > 0) !== pair.changed,
    );
    if (wrong.length > 0) console.info(`Wrong:\n${wrong.map(told).join('\n')}`);
    expect(compared).toHaveLength(65);
    expect(wrong.length).toBeLessThanOrEqual(3);
  });

  test('of a pair in which nothing is seen to change, nothing is told', () => {
    const unchanged = compared.filter(({ pair }) => !pair.changed);
    expect(unchanged.length).toBeGreaterThan(0);
    expect(unchanged.filter(({ comparison }) => changed(comparison)).map(told)).toEqual([]);
  });

  test('a month that went on in a calendar is set aside, with the reason', () => {
    const months = compared.filter(({ pair }) => isCalendar(pair));
    expect(months).toHaveLength(calendars.length);
    for (const one of months) {
      const { comparison } = one;
      expect(changed(comparison), told(one)).toBe(false);
      expect(comparison.trivial.text.map(({ reason, change }) => [reason, change.old, change.new])).toEqual([
        ['calendar', 'Август 2016', 'Сентябрь 2016'],
      ]);
      expect(comparison.volatile).toContainEqual({ path: expect.any(String), reason: 'calendar' });
    }
  });

  test('a page that is gone is told as gone, and a figure that changed first', () => {
    const foremost = (name: string): string | null => {
      const one = compared.find(({ pair }) => pair.b.includes(`/${name}.`));
      return one ? foremostOf(one.comparison) : null;
    };
    expect(foremost('ru-duma-page-gone/v2')).toBe('page-gone');
    expect(foremost('kz-parlam-klimenko-ru/v2')).toBe('page-gone');
    expect(foremost('ge-numeric-1/v4')).toBe('text-figure');
  });
});
