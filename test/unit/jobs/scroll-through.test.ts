import { describe, expect, test } from 'vitest';
import { budgets, type FromPage, type PageConnection, type ScrollPlace } from '../../../lib/capture/index.ts';
import { scrollThrough } from '../../../lib/jobs/scroll-through.ts';

const height = 800;
const loadedAtMs = 1_000;

interface Behaviour {
  /** How high the page is once it stands at `y`. */
  readonly heightAt?: (y: number) => number;
  /** Where it comes to stand when it is sent to `y`. */
  readonly standsAt?: (y: number) => number;
  readonly said?: Partial<ScrollPlace>;
  /** Told with each wish; true for one that is not answered. */
  readonly silent?: (y: number, leave: () => void) => boolean;
}

/** A page's side of the conversation, and the places it was sent to. */
function pageThat({ heightAt, standsAt, said, silent }: Behaviour): {
  readonly connection: PageConnection;
  readonly sentTo: number[];
} {
  const sentTo: number[] = [];
  let hear: (message: FromPage) => void = () => undefined;
  let leave: () => void = () => undefined;
  let y = 300;
  const connection: PageConnection = {
    tabId: 1,
    frameId: 0,
    ask: (message) => {
      if (message.type !== 'settle') return;
      if (message.y !== null) {
        sentTo.push(message.y);
        y = standsAt?.(message.y) ?? message.y;
      }
      const pageHeight = heightAt?.(y) ?? 4_000;
      y = Math.min(y, pageHeight - height);
      if (silent?.(y, leave) === true) return;
      const place = { late: 0, restless: false, hidden: false, responseAtMs: loadedAtMs, ...said };
      hear({ type: 'settled', place: { y, height, pageHeight, ...place } });
    },
    onMessage: (listener) => {
      hear = listener;
    },
    onGone: (listener) => {
      leave = listener;
    },
    close: () => undefined,
  };
  return { connection, sentTo };
}

const quiet = (): undefined => undefined;
const never = new AbortController().signal;

describe('a page is scrolled through from where it stands', () => {
  test('to its end, a window at a time', async () => {
    const { connection, sentTo } = pageThat({});
    expect(await scrollThrough(connection, loadedAtMs, quiet, never)).toEqual([]);
    expect(sentTo).toEqual([1_100, 1_900, 2_700, 3_500]);
  });

  test('to the end that it has once it has grown', async () => {
    const { connection, sentTo } = pageThat({ heightAt: (y) => (y < 3_000 ? 4_000 : 6_000) });
    expect(await scrollThrough(connection, loadedAtMs, quiet, never)).toEqual([]);
    expect(sentTo.at(-1)).toBeGreaterThanOrEqual(6_000 - height);
  });

  test('no further than the budget where it has no end, and that is said', async () => {
    const { connection, sentTo } = pageThat({ heightAt: (y) => y + 5_000 });
    expect(await scrollThrough(connection, loadedAtMs, quiet, never)).toEqual([
      { code: 'budget-scroll-height', subject: null, detail: String(budgets.scrollHeight) },
    ]);
    expect(sentTo.at(-1)).toBeLessThan(budgets.scrollHeight + 300);
  });

  test('as far as it lets itself be scrolled, and that is said', async () => {
    const { connection, sentTo } = pageThat({ standsAt: (y) => Math.min(y, 1_100) });
    expect(await scrollThrough(connection, loadedAtMs, quiet, never)).toEqual([
      { code: 'scrolling-refused', subject: null, detail: null },
    ]);
    expect(sentTo).toEqual([1_100, 1_900]);
  });

  test('not at all where it stands at its end, and that is said', async () => {
    const { connection, sentTo } = pageThat({ heightAt: () => height });
    expect(await scrollThrough(connection, loadedAtMs, quiet, never)).toEqual([
      { code: 'nothing-scrolled', subject: null, detail: null },
    ]);
    expect(sentTo).toEqual([]);
  });

  test('until the time is over, and that is said', async () => {
    const over = new AbortController();
    const silent = (y: number): boolean => {
      if (y > 2_000) over.abort();
      return y > 2_000;
    };
    const { connection } = pageThat({ silent });
    expect(await scrollThrough(connection, loadedAtMs, quiet, over.signal)).toEqual([
      { code: 'budget-scroll-time', subject: null, detail: '45' },
    ]);
  });
});

test('what had not come, and what would not rest, is said', async () => {
  const { connection } = pageThat({ said: { late: 2, restless: true, hidden: true } });
  const said = await scrollThrough(connection, loadedAtMs, quiet, never);
  expect(said.map(({ code, detail }) => [code, detail])).toEqual([
    ['budget-scroll-pictures', '2'],
    ['budget-scroll-rest', null],
    ['scrolled-unseen', null],
  ]);
});

describe('a page that is not the one that was captured any more', () => {
  test('is not scrolled', async () => {
    const { connection, sentTo } = pageThat({ said: { responseAtMs: loadedAtMs + 1 } });
    const scrolled = scrollThrough(connection, loadedAtMs, quiet, never);
    await expect(scrolled).rejects.toMatchObject({ code: 'page-left' });
    expect(sentTo).toEqual([]);
  });

  test('is a page that was left, wherever it had come to', async () => {
    const silent = (y: number, leave: () => void): boolean => {
      if (y > 2_000) leave();
      return y > 2_000;
    };
    const { connection } = pageThat({ silent });
    const scrolled = scrollThrough(connection, loadedAtMs, quiet, never);
    await expect(scrolled).rejects.toMatchObject({ code: 'page-left' });
  });
});
