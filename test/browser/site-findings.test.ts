import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../lib/compare/checks/index.ts';
import { gridsOf } from '../../lib/compare/compare-tables.ts';
import type { Outline } from '../../lib/model/index.ts';
import { type DemoSite, REVISIONS, startSite } from '../site/server.ts';
import { outlineOf } from './outline-of.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const gridded = (outline: Outline) => ({ outline, grids: gridsOf(outline) });

const chromium = plainChromiumWith('capture.ts');
let site: DemoSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await site.close();
});

const read = async (path: string): Promise<Outline> =>
  await outlineOf(chromium, await (await fetch(site.origin + path)).text());

/** What each step of the site is found to do to its page, in any language. */
const expected = [
  ['went-down', 'went-down', 'went-down', 'percentage'],
  ['went-down', 'fell-by-hour'],
  [],
  [
    'percentage-stayed',
    'went-down',
    'digits-exchanged',
    'percentage-stayed',
    'went-down',
    'digits-exchanged',
    'votes-sum',
    'percentage',
  ],
];

test.each(REVISIONS.map((step, at) => [step.what.what, step, at] as const))(
  'discrepancies that were published are found on pages in Kazakh, Russian and English: %s',
  async (_, { paths, revision }, at) => {
    for (const path of paths) {
      site.set(revision - 1);
      const before = await read(path);
      site.set(revision);
      const { findings, unchecked } = check(gridded(before), gridded(await read(path)), true);
      expect(
        findings.map(({ rule }) => rule),
        path,
      ).toEqual(expected[at]);
      expect(unchecked, path).toEqual([]);
    }
  },
);
