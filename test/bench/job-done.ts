import type { Page } from 'puppeteer-core';

/**
 * Wait until the job of this answer to a wish has ended well.
 * @param own  a page of the extension
 */
export async function jobDone(own: Page, answer: unknown, timeoutMs: number): Promise<void> {
  const jobId = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'jobId') : undefined;
  if (typeof jobId !== 'string') throw new Error(`no job: ${JSON.stringify(answer)}`);
  await own.evaluate(ended, jobId, timeoutMs);
}

/** Runs in a page of the extension. */
async function ended(jobId: string, timeoutMs: number): Promise<void> {
  const opening = indexedDB.open('kua');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
  });
  const untilMs = Date.now() + timeoutMs;
  try {
    for (;;) {
      const request = database.transaction('jobs').objectStore('jobs').get(jobId);
      const job = await new Promise<{ state: string; error: unknown }>((resolve) => {
        request.addEventListener('success', () =>
          resolve(request.result as { state: string; error: unknown }),
        );
      });
      if (job.state === 'done') return;
      if (job.state !== 'running') throw new Error(`the capture ${job.state}: ${JSON.stringify(job.error)}`);
      if (Date.now() > untilMs) throw new Error('the capture does not end');
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
  } finally {
    database.close();
  }
}
