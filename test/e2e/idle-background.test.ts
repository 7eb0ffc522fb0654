import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Capturer } from '../harness/capturer.ts';
import { builtExtension, launchFirefox, type Firefox } from '../harness/index.ts';
import { startLongSite, type LongSite } from './long-site.ts';

describe('Firefox, which ends a background that is idle,', () => {
  let site: LongSite;
  let kua: Firefox;
  beforeAll(async () => {
    site = await startLongSite();
    // Less than a stalled file or a long picture takes.
    kua = await launchFirefox({ extensionDir: builtExtension('firefox'), idleMs: 7_000 });
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close()]);
  });

  test.each([
    ['a file that does not come', '/slow'],
    ['a long picture', '/tall'],
  ])('leaves Kuä alone while it waits for %s', async (_, path) => {
    const capturer = await Capturer.in(kua);
    const page = await capturer.open(site.origin + path, 'domcontentloaded');
    const { job, record } = await capturer.capture();
    await page.close();
    expect(job).toMatchObject({ state: 'done', error: null });
    if (path === '/slow') expect(job.updatedAtMs - job.startedAtMs).toBeGreaterThan(14_000);
    else expect(record.artifacts.filter(({ role }) => role === 'screenshot-page')).toHaveLength(8);
  });
});
