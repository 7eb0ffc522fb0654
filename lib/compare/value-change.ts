import type { Unit, ValueChange } from '../model/index.ts';
import { percentOf, sameValue, subtract } from './decimal.ts';
import type { Figure } from './figure.ts';
import { lookAlikes } from './look-alike.ts';
import { normalText } from './normal-text.ts';

/** Where a change stands, in words. */
export interface Place {
  readonly row: string;
  readonly column: string;
}

/** New minus old: a minus where it fell, no plus where it rose; as many digits after the point as the longer has. */
function change(
  kind: ValueChange['kind'],
  place: Place,
  old: string,
  now: string,
  difference: string | null,
  unit: Unit,
): ValueChange {
  return { kind, row: place.row, column: place.column, old, new: now, difference, unit };
}

/** Letters of another script, each pair of them told by its code points. */
export function lookAlikeChange(place: Place, old: string, now: string): ValueChange {
  return { ...textChange('look-alike', place, old, now), letters: [...lookAlikes(old, now)] };
}

/** A change without a difference: words, letters, or a number on one side only. */
export function textChange(kind: ValueChange['kind'], place: Place, old: string, now: string): ValueChange {
  return change(kind, place, old, now, null, 'none');
}

/**
 * How one figure became another: `number`, `format` when only the writing differs, `ambiguous` when one of them may be
 * two numbers, null when both read the same.
 *
 * @param unit  what both are counted in
 */
export function figureChange(place: Place, old: Figure, now: Figure, unit: Unit): ValueChange | null {
  if (normalText(old.text) === normalText(now.text)) return null;
  if (old.value === null || now.value === null) return textChange('ambiguous', place, old.text, now.text);
  if (sameValue(old.value, now.value)) return change('format', place, old.text, now.text, '0', unit);
  const found = change('number', place, old.text, now.text, subtract(now.value, old.value), unit);
  const relative = unit === 'percent' ? null : percentOf(subtract(now.value, old.value), old.value);
  return relative === null ? found : { ...found, relative };
}

/** Percentage points where both figures are shares. */
export function commonUnit(old: Figure, now: Figure): Unit {
  return old.unit === 'percent' && now.unit === 'percent' ? 'percent' : 'none';
}
