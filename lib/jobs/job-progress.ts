import type { Archive } from '../archive/index.ts';
import type { Stage } from '../model/index.ts';
import { reportProgress } from './job-rows.ts';

/** Progress is written at most this often: each write waits for the disk. */
const progressEveryMs = 200;

/** Tells a job's row how far a stage has come. */
export function progressOf(
  archive: Archive,
  jobId: string,
  stage: Stage,
): (done: number, total: number) => void {
  let reportedMs = 0;
  return (done, total) => {
    if (Date.now() - reportedMs < progressEveryMs) return;
    reportedMs = Date.now();
    report(archive, jobId, stage, done, total);
  };
}

/** Progress that cannot be written is not worth a capture. */
export function report(archive: Archive, jobId: string, stage: Stage, done = 0, total = 0): void {
  reportProgress(archive, jobId, stage, done, total).catch(() => undefined);
}
