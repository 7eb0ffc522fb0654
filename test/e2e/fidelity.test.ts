import { afterAll, describe, expect, test } from 'vitest';
import { launchBoth } from '../harness/index.ts';
import { FidelityLab } from '../harness/fidelity-lab.ts';
import { brokenPromise } from '../harness/kept-promises.ts';
import { knownLosses } from '../site/features/known-losses.ts';
import { featurePages } from '../site/features/pages.ts';

const features = featurePages.flatMap((page) => page.features.map((feature) => ({ ...feature, page })));

describe.each(launchBoth)('what the page showed is kept, in $name', ({ name: browser, launch }) => {
  const lab = new FidelityLab(launch);
  afterAll(() => lab.close());

  test.each(featurePages)('the lab draws the same twice: $path', async (page) => {
    const losses = [...(await lab.twice(page))].filter(([, lost]) => lost.length > 0);
    expect(Object.fromEntries(losses)).toEqual({});
  });

  test.for(features)('keeps $name ($slug)', async ({ slug, page, also = [] }, context) => {
    const known = knownLosses[browser][slug];
    const { prepared, losses, bundle, sent } = await lab.outcomeOf(page);
    const unavailable = prepared.unavailable[slug];
    if (unavailable !== undefined) context.skip(unavailable);
    const broken = await Promise.all(also.map((promised) => brokenPromise(promised, bundle, sent)));
    const failed = prepared.failures.filter((failure) => failure.startsWith(`${slug}:`));
    const lost = [...failed, ...(losses.get(slug) ?? []), ...broken.filter((one) => one !== null)];
    if (known === undefined) expect(lost).toEqual([]);
    else expect(lost, `it is kept now; what was known of it: ${known}`).not.toEqual([]);
  });

  test.each(featurePages)('the stored page asks nobody for anything: $path', async (page) => {
    const { requests, knocks } = await lab.outcomeOf(page);
    expect({ requests, knocks }).toEqual({ requests: [], knocks: 0 });
  });
});
