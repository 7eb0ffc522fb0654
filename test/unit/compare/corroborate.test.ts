import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type Observation, observedTogether, relationOf } from '../../../lib/compare/index.ts';
import { type Page, sideOf } from './pages.ts';

interface Seen extends Observation {
  readonly name: string;
}

const minute = 60 * 1000;
const seen = (name: string, observer: string, minutes: number, more: Partial<Observation> = {}): Seen => ({
  name,
  observer,
  url: 'https://www.election.kz/results',
  startedAt: new Date(Date.UTC(2026, 2, 15, 20, 0) + minutes * minute).toISOString(),
  expanded: false,
  ...more,
});
const named = (pairs: readonly (readonly [Seen, Seen])[]): string[] =>
  pairs.map(([a, b]) => `${a.name} ${b.name}`);

describe('captures that are held against each other', () => {
  test('are of one address, by different observers, within the span', () => {
    const all = [
      seen('mine', 'me', 0),
      seen('hers', 'Asel', 4),
      seen('late', 'Daniyar', 15),
      seen('elsewhere', 'Daniyar', 1, { url: 'https://www.election.kz/turnout' }),
      seen('mine again', 'me', 2),
    ];
    expect(named(observedTogether(all))).toEqual(['mine hers', 'mine again hers']);
    expect(named(observedTogether(all, 11 * minute))).toContain('hers late');
    expect(named(observedTogether(all, minute))).toEqual([]);
  });

  test('begin at most so far apart, and not a moment further', () => {
    const far = (ms: number): Seen[] => [
      seen('a', 'me', 0),
      { ...seen('b', 'Asel', 10), startedAt: new Date(Date.UTC(2026, 2, 15, 20, 10) + ms).toISOString() },
    ];
    expect(named(observedTogether(far(0)))).toEqual(['a b']);
    expect(named(observedTogether(far(1)))).toEqual([]);
  });

  test('are of each other observer the nearest alone', () => {
    const all = [
      seen('mine', 'me', 5),
      seen('far', 'Asel', 0),
      seen('near', 'Asel', 6),
      seen('third', 'Daniyar', 9),
    ];
    // The far one’s nearest is mine, too.
    expect(named(observedTogether(all))).toEqual([
      'far mine',
      'far third',
      'mine near',
      'mine third',
      'near third',
    ]);
    const many = Array.from({ length: 40 }, (_, n) => seen(`h${n}`, 'Asel', n / 10));
    const mine = seen('mine', 'me', 20 / 10 + 0.01);
    const ofMine = named(observedTogether([...many, mine], 0.05 * minute));
    expect(ofMine).toEqual(['h20 mine']);
  });

  test('are none that were scrolled through', () => {
    const all = [seen('mine', 'me', 0), seen('hers', 'Asel', 1, { expanded: true })];
    expect(named(observedTogether(all))).toEqual([]);
  });

  test('are the same pairs in whatever order they are given', () => {
    const observation = fc.record({
      name: fc.uuid(),
      observer: fc.constantFrom('a', 'b', 'c'),
      minutes: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(observation, { selector: ({ minutes }) => minutes, maxLength: 12 }),
        (wishes) => {
          const all = wishes.map(({ name, observer, minutes }) => seen(name, observer, minutes));
          const pairs = observedTogether(all);
          expect(observedTogether(all.toReversed())).toEqual(pairs);
          for (const [a, b] of pairs) {
            expect(a.observer).not.toBe(b.observer);
            expect(a.startedAt < b.startedAt).toBe(true);
          }
        },
      ),
    );
  });
});

describe('what two captures say of each other', () => {
  const turnout = (percent: string, status = 200) => {
    const rows = [
      ['Регион', 'Явка, %'],
      ['Алматы', percent],
    ];
    return { status, tables: [{ rows }] };
  };
  const relation = (a: Page, b: Page): string =>
    relationOf(compare(sideOf(a, 1), sideOf(b, 2), [{ path: 'b1', reason: 'clock' }]));
  const clock = (time: string, main: boolean): Page => ({
    text: [{ id: 'b1', text: `Сейчас ${time}`, main }],
  });

  test('corroborates where they show the same, whatever else of them differs', () => {
    expect(relation(turnout('63,87'), turnout('63,87'))).toBe('corroborates');
  });

  test('differs where a figure or the answer of the site differs', () => {
    expect(relation(turnout('63,87'), turnout('63,66'))).toBe('differs');
    expect(relation(turnout('63,87'), turnout('63,87', 404))).toBe('differs');
  });

  test('corroborates where all that differs was set aside as trivial', () => {
    expect(relation(clock('14:03', false), clock('14:05', false))).toBe('corroborates');
    expect(relation(clock('14:03', true), clock('14:05', true))).toBe('differs');
  });
});
