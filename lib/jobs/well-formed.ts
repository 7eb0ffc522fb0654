import { replaceLoneSurrogates } from '../evidence/index.ts';

/** A copy of a JSON value with every lone surrogate made U+FFFD, and how many texts were changed. */
export function wellFormed<T>(value: T): { value: T; changed: number } {
  // Hardly any page has one, and the engine itself writes those as escapes, which takes far less than to look and to copy.
  if (!JSON.stringify(value).includes('\\ud')) return { value, changed: 0 };
  let changed = 0;
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'string' || part.isWellFormed()) return part;
    changed += 1;
    return replaceLoneSurrogates(part);
  });
  // What was written as JSON just now has the shape it had.
  return { value: changed === 0 ? value : (JSON.parse(text) as T), changed };
}
