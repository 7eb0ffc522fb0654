import { beforeAll, expect, test } from 'vitest';
import { bagEntries, type BagInput } from '../../../lib/bundle/index.ts';
import { createDeviceKey, sign } from '../../../lib/evidence/index.ts';
import { firstWish, madeCapture, madeInput, madeLog, secondWish, type MadeCapture } from './made-captures.ts';

let seen: MadeCapture;
let expanded: MadeCapture;
let later: MadeCapture;
let report: string;
let paths: readonly string[];
let comparison: string;

beforeAll(async () => {
  const key = await createDeviceKey();
  seen = await madeCapture(key, firstWish);
  const { captureId } = seen.record;
  const previous = { captureId, sha256: seen.sha256 };
  expanded = await madeCapture(key, {
    ...firstWish,
    id: '77777777',
    at: '2026-03-15T13:40:09.000Z',
    rows: [...firstWish.rows, ['Астана', '48,02']],
    previous,
    expands: captureId,
  });
  later = await madeCapture(key, { ...secondWish, previous });
  const made = [seen, expanded, later];
  const events = made.map(({ record, sha256 }) => {
    return { type: 'capture', captureId: record.captureId, sha256, url: record.url } as const;
  });
  const input: BagInput = {
    ...(await madeInput()),
    key: { ...key, sign: (data) => sign(key, data) },
    captures: made.map(({ files }) => files),
    log: await madeLog(key, events),
    notes: [],
  };
  const { entries } = await bagEntries(input);
  paths = entries.map(({ path }) => path);
  const textOf = async (ending: string): Promise<string> => {
    const entry = entries.find(({ path }) => path.endsWith(ending));
    return await new Response((await entry?.open()) as Blob).text();
  };
  report = await textOf('data/index.html');
  comparison = await textOf(`${captureId}..${expanded.record.captureId}.html`);
});

test('a page scrolled through is compared with what was seen, and so is what came later', () => {
  const pairs = paths.flatMap((path) => /comparisons\/(\S+)\.json$/u.exec(path)?.[1] ?? []);
  const from = seen.record.captureId;
  expect(pairs).toEqual([`${from}..${expanded.record.captureId}`, `${from}..${later.record.captureId}`]);
});

test('the report says which one it is, of which capture, and what that means', () => {
  expect(report).toContain('(scrolled through)');
  expect(report).toContain('(после прокрутки)');
  expect(report).toContain('(айналдырғаннан кейін)');
  expect(report).toContain('The page as it was seen before it was scrolled through, 2026-03-15 13:40:00 UTC');
  expect(report).toContain(`The capture of the page as it was seen: ${seen.record.captureId}`);
  expect(report.match(/<h3>[^<]*\(scrolled through\)/gu)).toHaveLength(1);
});

test('the comparison says that what one of the two has more may have been there before', () => {
  expect(comparison).toContain('what it has more may have been there before');
  expect(comparison).toContain('(scrolled through)');
});
