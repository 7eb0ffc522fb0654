import { describe, expect, test } from 'vitest';
import { needSeconds, formatMoment } from '../../../lib/ui/moment.ts';
import { pairToCompare, withTick } from '../../../lib/ui/version-choice.ts';

const rows = [
  { ref: 'c3', previous: 'c2' },
  { ref: 'c2', previous: 'c1' },
  { ref: 'c1', previous: null },
];

describe('choosing versions to compare', () => {
  test('two ticked are compared, the older first', () => {
    expect(pairToCompare(rows, new Set(['c3', 'c1']))).toEqual(['c1', 'c3']);
    expect(pairToCompare(rows, new Set(['c1', 'c3']))).toEqual(['c1', 'c3']);
  });

  test('one ticked is compared with the one before it', () => {
    expect(pairToCompare(rows, new Set(['c3']))).toEqual(['c2', 'c3']);
  });

  test('the first alone, none and three are no pair', () => {
    expect(pairToCompare(rows, new Set(['c1']))).toBeNull();
    expect(pairToCompare(rows, new Set())).toBeNull();
    expect(pairToCompare(rows, new Set(['c1', 'c2', 'c3']))).toBeNull();
  });

  test('a tick is set and cleared without touching the others', () => {
    const before: ReadonlySet<string> = new Set(['c1']);
    expect([...withTick(before, 'c2', true)]).toEqual(['c1', 'c2']);
    expect([...withTick(before, 'c1', false)]).toEqual([]);
    expect([...before]).toEqual(['c1']);
  });
});

const at = (time: string): Date => new Date(`2026-11-21T${time}`);

describe('times in a list', () => {
  test('have seconds when some fall in one minute', () => {
    expect(needSeconds([at('14:03:10'), at('14:03:50')])).toBe(true);
    expect(needSeconds([at('14:03:10'), at('14:04:10')])).toBe(false);
  });

  test('have their day unless it is today', () => {
    expect(formatMoment('en', at('14:03:10'), at('20:00:00'), false)).toBe('14:03');
    expect(formatMoment('kk', at('14:03:10'), new Date('2026-11-22T01:00:00'))).toBe(
      '2026 ж. 21 қараша, 14:03:10',
    );
  });
});
