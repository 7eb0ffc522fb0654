import { budgets } from './budgets.ts';

const everyMs = 500;

const running = new Set<Deadline>();
let clock: ReturnType<typeof setInterval> | null = null;

/** Stops a request that is over its time, that stalls, or that the end of the capture leaves behind. */
export class Deadline {
  readonly signal: AbortSignal;
  /** Why the request was stopped, null while it may go on. */
  reason: 'cancelled' | 'slow' | 'stalled' | null = null;
  private readonly abort = new AbortController();
  private readonly ended: AbortSignal;
  private readonly got: () => number | null;
  private readonly startedMs = Date.now();
  private lastGot = 0;
  private movedMs = this.startedMs;

  constructor(ended: AbortSignal, got: () => number | null) {
    this.signal = this.abort.signal;
    this.ended = ended;
    this.got = got;
    running.add(this);
    // One timer for all: signals with timeouts of their own cost more than a small file's request.
    clock ??= setInterval(() => running.forEach((one) => one.look()), everyMs);
    if (ended.aborted) this.cancel();
    else ended.addEventListener('abort', this.cancel);
  }

  /** To be called when the request is over. @param isWhole false where more may come that is not wanted */
  over(isWhole: boolean): void {
    running.delete(this);
    this.ended.removeEventListener('abort', this.cancel);
    if (!isWhole) this.abort.abort();
    if (running.size > 0 || clock === null) return;
    clearInterval(clock);
    clock = null;
  }

  private readonly cancel = (): void => this.stop('cancelled');

  private look(): void {
    const got = this.got();
    if (Date.now() - this.startedMs > budgets.resourceMs) this.stop('slow');
    if (got === null || got > this.lastGot) {
      this.lastGot = got ?? 0;
      this.movedMs = Date.now();
    } else if (Date.now() - this.movedMs > budgets.stallMs) this.stop('stalled');
  }

  private stop(reason: 'cancelled' | 'slow' | 'stalled'): void {
    this.reason ??= reason;
    this.abort.abort();
  }
}
