import { beforeAll, describe, expect, test } from 'vitest';
import { bagEntries, type BagInput, type BagPlan, writeZip } from '../../../lib/bundle/index.ts';
import { canonicalJson, createDeviceKey, sha256, sign } from '../../../lib/evidence/index.ts';
import type { CaptureRecord, LogEvent } from '../../../lib/model/index.ts';
import { madeInput, madeLog } from './made-captures.ts';
import { readAll } from './read-stream.ts';

let input: Awaited<ReturnType<typeof madeInput>>;
let plan: BagPlan;
beforeAll(async () => {
  input = await madeInput();
  plan = await bagEntries(input);
});

/** The first two captures, changed, signed anew and entered into a log. */
async function resealed(
  change: (records: readonly [CaptureRecord, CaptureRecord]) => readonly CaptureRecord[],
): Promise<Pick<BagInput, 'captures' | 'log' | 'notes'>> {
  const [first, second] = input.made;
  if (!first || !second) throw new Error('no captures were made');
  const captures: BagInput['captures'][number][] = [];
  const events: LogEvent[] = [];
  for (const [index, record] of change([first.record, second.record]).entries()) {
    const bytes = canonicalJson(record);
    const signature = await input.key.sign(bytes);
    const { captureId, url } = record;
    captures.push({
      ...(index === 0 ? first : second).files,
      record: () => Promise.resolve({ bytes, signature }),
    });
    events.push({ type: 'capture', captureId, sha256: await sha256(bytes), url });
  }
  return { notes: [], captures, log: await madeLog(input.key, events) };
}

const sums = async (): Promise<string[]> =>
  (await bagEntries(input)).entries.map(({ path, sha256: digest }) => `${digest} ${path}`);

const reportDigest = (of: BagPlan): string | undefined =>
  of.entries.find(({ path }) => path.endsWith('data/index.html'))?.sha256;

describe('the plan of a bundle', () => {
  test('is the same for the same input, but for the two signatures and the sums of what holds them', async () => {
    const [one, two] = [await sums(), await sums()];
    const changed = one.filter((line, index) => line !== two[index]);
    expect(changed.map((line) => line.replace(/^[0-9a-f]{64} [^/]+\//u, ''))).toEqual([
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      'anchors/tagmanifest-sha256.txt.sig',
      'data/archive.wacz',
    ]);
  });

  test('reads the same whatever the order of captures', async () => {
    const turned = await bagEntries({ ...input, captures: input.captures.toReversed() });
    expect(reportDigest(turned)).toBe(reportDigest(plan));
  });

  test('says so where a version has no text, or the one before is not in it', async () => {
    const withoutText = await resealed(([first, second]) => [
      { ...first, artifacts: first.artifacts.filter(({ role }) => role !== 'outline' && role !== 'thumb') },
      { ...second, previous: null },
    ]);
    const made = await bagEntries({ ...input, ...withoutText });
    const index = made.entries.find(({ path }) => path.endsWith('/index.html'));
    const report = await new Response((await index?.open()) as Blob).text();
    expect(report).toContain('Not compared: there is no text of one of the versions.');
    expect(report).toContain('no picture');
    const alone = await bagEntries({ ...input, captures: input.captures.slice(0, 1), notes: [] });
    const entry = alone.entries.find(({ path }) => path.endsWith('/index.html'));
    expect(await new Response((await entry?.open()) as Blob).text()).toContain(
      `An earlier version (${input.made[0]?.record.captureId}) is not in this bundle.`,
    );
  });
});

const bad = async (change: Partial<BagInput>): Promise<BagPlan> => bagEntries({ ...input, ...change });

describe('an export that cannot be right is refused', () => {
  test('nothing to export', async () => {
    await expect(bad({ captures: [] })).rejects.toMatchObject({ code: 'nothing-to-export' });
  });

  test('more than a ZIP can hold', async () => {
    const huge = await resealed(([first]) => [
      { ...first, artifacts: first.artifacts.map((artifact) => ({ ...artifact, bytes: 2 ** 30 })) },
    ]);
    await expect(bad(huge)).rejects.toMatchObject({ code: 'too-large-to-export' });
  });

  test('a capture of another key', async () => {
    const key = await createDeviceKey();
    await expect(bad({ key: { ...key, sign: (data) => sign(key, data) } })).rejects.toThrow(/another key/u);
  });

  test('a record that was changed', async () => {
    const captures = input.captures.map((capture) => ({
      ...capture,
      record: async () => {
        const { bytes, signature } = await capture.record();
        return {
          bytes: Buffer.from(Buffer.from(bytes).toString().replace('"200"', '"201"').replace('8817', '8818')),
          signature,
        };
      },
    }));
    await expect(bad({ captures })).rejects.toThrow(/damaged record/u);
  });

  test('a log that lacks this export, a capture, or a line', async () => {
    await expect(bad({ bundleId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'log-broken' });
    const entries = new Map(input.log.entries);
    entries.delete(4);
    await expect(bad({ log: { ...input.log, entries } })).rejects.toMatchObject({ code: 'log-broken' });
    const lines = input.log.lines.toSpliced(2, 1);
    await expect(bad({ log: { ...input.log, lines } })).rejects.toMatchObject({ code: 'log-broken' });
  });

  test('a resource under a name that runs when opened', async () => {
    for (const extension of ['html', 'js', 'xhtml', 'svgz', 'css.html', '../x']) {
      const resourceName = (digest: string): Promise<string> => Promise.resolve(`${digest}.${extension}`);
      await expect(bad({ resourceName })).rejects.toThrow(/name of a resource/u);
    }
  });

  test('bytes that are not those of the record: it ends with the name of the file', async () => {
    const wrong = bad({ resource: () => Promise.resolve(new Uint8Array(31)) });
    await expect(wrong).rejects.toThrow(/damaged file: data\/resources\//u);
  });

  test('bytes that changed since: packing ends with the name of the file', async () => {
    let isChanged = false;
    const { resource } = input;
    const wrong = await bad({
      resource: async (digest) => (isChanged ? new Uint8Array(31) : await resource(digest)),
    });
    isChanged = true;
    await expect(readAll(writeZip(wrong.entries, { at: input.at }))).rejects.toThrow(
      /damaged file: .*data\/resources\//u,
    );
  });
});
