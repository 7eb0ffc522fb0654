import type { Comparison } from '../model/index.ts';
import { changed } from './changed.ts';

/** How far apart two captures may begin to be held against each other, unless the person chooses otherwise. */
export const corroborationSpanMs = 10 * 60 * 1000;

/** Two captures of one address by different observers: they show the same (`corroborates`) or not (`differs`). */
export type Relation = 'corroborates' | 'differs';

/** Who captured what, and when. */
export interface Observation {
  readonly url: string;
  /** Whoever holds the key; two keys of one person are one observer. */
  readonly observer: string;
  /** UTC, as `toISOString` prints it. */
  readonly startedAt: string;
  /** The page had been scrolled through, which can load more than others saw. */
  readonly expanded: boolean;
}

/**
 * Which captures are held against which: those of one address by different observers that began no more than `spanMs`
 * apart. Of each other observer it is the capture nearest in time, so that many captures make few pairs. Pages that were
 * scrolled through are held against none.
 *
 * @returns each pair once, the earlier capture first, by the time of the earlier and then of the later
 */
export function observedTogether<T extends Observation>(
  observations: readonly T[],
  spanMs: number = corroborationSpanMs,
): (readonly [earlier: T, later: T])[] {
  const pairs = new Map<string, readonly [T, T]>();
  const asSeen = observations.filter(({ expanded }) => !expanded);
  for (const captures of Map.groupBy(asSeen, ({ url }) => url).values()) {
    const inOrder = captures.toSorted(byTime);
    for (const [place, one] of inOrder.entries()) {
      for (const nearest of nearestOthers(inOrder, place, spanMs).values()) {
        const [first = place, second = nearest] = [place, nearest].toSorted((x, y) => x - y);
        pairs.set(`${first} ${second} ${one.url}`, [inOrder[first] ?? one, inOrder[second] ?? one]);
      }
    }
  }
  return [...pairs.values()].toSorted((a, b) => byTime(a[0], b[0]) || byTime(a[1], b[1]));
}

/** Of each other observer the place of the capture nearest in time; of two as near, the earlier. */
function nearestOthers(
  inOrder: readonly Observation[],
  place: number,
  spanMs: number,
): ReadonlyMap<string, number> {
  const nearest = new Map<string, { readonly at: number; readonly ms: number }>();
  const own = inOrder[place];
  if (!own) return new Map();
  const msFrom = (other: Observation): number =>
    Math.abs(Date.parse(other.startedAt) - Date.parse(own.startedAt));
  const look = (at: number): boolean => {
    const other = inOrder[at];
    const ms = other ? msFrom(other) : Infinity;
    if (!other || ms > spanMs) return false;
    const before = nearest.get(other.observer)?.ms ?? Infinity;
    if (other.observer !== own.observer && ms < before) nearest.set(other.observer, { at, ms });
    return true;
  };
  for (let at = place - 1; look(at); at -= 1);
  for (let at = place + 1; look(at); at += 1);
  return new Map(Array.from(nearest, ([observer, { at }]) => [observer, at]));
}

function byTime(a: Observation, b: Observation): number {
  if (a.startedAt === b.startedAt) return 0;
  return a.startedAt < b.startedAt ? -1 : 1;
}

/** What two captures that were compared say of each other: the same, unless more differs than what was set aside. */
export function relationOf(comparison: Comparison): Relation {
  return changed(comparison) ? 'differs' : 'corroborates';
}
