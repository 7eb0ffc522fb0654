import type { Page } from 'puppeteer-core';

interface Heart {
  last: number;
  longest: number;
  beating: boolean;
}

/**
 * Measure the longest time in which the page's main thread did nothing else, from inside the page: a task of the
 * highest priority (`scheduler.postTask`, `user-blocking`) asks to run every 4 ms, and what it is late by is what a
 * person's click would have waited. Beats are counted, not spun, so that they cost the measured work next to nothing.
 */
export async function startHeartbeat(page: Page): Promise<void> {
  await page.evaluate(() => {
    const everyMs = 4;
    const heart: Heart = { last: performance.now(), longest: 0, beating: true };
    const beat = (): void => {
      const now = performance.now();
      heart.longest = Math.max(heart.longest, now - heart.last - everyMs);
      heart.last = now;
      if (heart.beating) void scheduler.postTask(beat, { priority: 'user-blocking', delay: everyMs });
    };
    Reflect.set(globalThis, 'kuaBenchHeart', heart);
    beat();
  });
}

/** End the beats; answers the longest block since they began, in milliseconds. */
export async function stopHeartbeat(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const heart = Reflect.get(globalThis, 'kuaBenchHeart') as Heart;
    heart.beating = false;
    return Math.max(heart.longest, performance.now() - heart.last);
  });
}
