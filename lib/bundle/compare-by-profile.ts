import { compare, type CaptureSide, volatileOf } from '../compare/index.ts';
import type { Comparison } from '../model/index.ts';

/** Without a page's history, which a bundle may have only a part of: everybody who has the two gets the same. */
export function compareByProfile(a: CaptureSide, b: CaptureSide): Comparison {
  return compare(a, b, volatileOf(a.outline, b.outline));
}
