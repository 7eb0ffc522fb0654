import { nextTask } from './next-task.ts';

/** A work in pieces, each short enough that nobody notices it on the page's main thread. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Nodes that are visited in one piece. */
export const nodesInARow = 32;

/** How long pieces are done in a row, in milliseconds: a page that draws 60 pictures a second leaves about as much. */
const sliceMs = 12;

/** Do a work a few pieces at a time; the page's own work comes before, between and after. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    await nextTask();
    const endMs = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < endMs);
  }
}

/** Do a work at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
