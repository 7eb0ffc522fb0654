import { beforeAll, expect, test } from 'vitest';
import {
  bagEntries,
  type BagInput,
  type BagPlan,
  verifyBundle,
  writeZip,
} from '../../../lib/bundle/index.ts';
import { createDeviceKey, sign } from '../../../lib/evidence/index.ts';
import { ToldComparison } from '../../../lib/model/index.ts';
import { firstWish, madeCapture, madeInput, madeLog, secondWish, type MadeCapture } from './made-captures.ts';

const outletUrl = 'https://outlet.example/turnout';
let commission: MadeCapture;
let later: MadeCapture;
let outlet: MadeCapture;
let input: BagInput;

beforeAll(async () => {
  const key = await createDeviceKey();
  commission = await madeCapture(key, firstWish);
  const previous = { captureId: commission.record.captureId, sha256: commission.sha256 };
  later = await madeCapture(key, { ...secondWish, previous });
  outlet = await madeCapture(key, {
    ...firstWish,
    id: '99999999',
    at: '2026-03-15T13:00:00.000Z',
    url: outletUrl,
    title: 'Outlet',
  });
  const made = [commission, later, outlet];
  const events = made.map(({ record, sha256 }) => {
    return { type: 'capture', captureId: record.captureId, sha256, url: record.url } as const;
  });
  input = {
    ...(await madeInput()),
    key: { ...key, sign: (data) => sign(key, data) },
    captures: made.map(({ files }) => files),
    log: await madeLog(key, events),
    notes: [],
  };
});

const idOf = ({ record }: MadeCapture): string => record.captureId;
const pairsIn = ({ entries }: BagPlan): string[] =>
  entries.flatMap(({ path }) => /comparisons\/(\S+)\.json$/u.exec(path)?.[1] ?? []).toSorted();

async function textOf({ entries }: BagPlan, ending: string): Promise<string> {
  const entry = entries.find(({ path }) => path.endsWith(ending));
  return await new Response((await entry?.open()) as Blob).text();
}

test('two captures of different addresses are compared in the order asked for, and the report says what came of it', async () => {
  const plan = await bagEntries({ ...input, compare: [idOf(later), idOf(outlet)] });
  const asked = `${idOf(later)}..${idOf(outlet)}`;
  expect(pairsIn(plan)).toEqual([`${idOf(commission)}..${idOf(later)}`, asked].toSorted());
  const comparison = ToldComparison.parse(JSON.parse(await textOf(plan, `${asked}.json`)));
  expect([comparison.otherUrl, comparison.url]).toEqual([later.record.url, outletUrl]);
  expect(comparison.figures.length).toBeGreaterThan(0);
  const page = await textOf(plan, `${asked}.html`);
  expect(page).toContain(later.record.url);
  expect(page).toContain(outletUrl);
  expect(await textOf(plan, 'data/index.html')).toContain(`comparisons/${asked}.html#en`);

  const zip = await new Response(writeZip(plan.entries, { at: input.at })).blob();
  const verdict = await verifyBundle(zip, { now: input.at });
  expect(verdict.checks.filter(({ state }) => state === 'fails')).toEqual([]);
});

test('a pair that is compared anyway is compared once', async () => {
  const plan = await bagEntries({ ...input, compare: [idOf(commission), idOf(later)] });
  expect(pairsIn(plan)).toEqual([`${idOf(commission)}..${idOf(later)}`]);
  expect(await textOf(plan, 'data/index.html')).toContain('<h2>What changed</h2>');
});

test('a pair that is not in the bundle is refused', async () => {
  const [, ...rest] = input.captures;
  await expect(
    bagEntries({ ...input, captures: rest, compare: [idOf(commission), idOf(outlet)] }),
  ).rejects.toThrow('not-found');
});
