import { replaceLoneSurrogates } from '../evidence/index.ts';

/** A copy of a JSON value with every lone surrogate made U+FFFD, and how many texts were changed. */
export function wellFormed<T>(value: T): { value: T; changed: number } {
  // Hardly any page has one, and to look takes far less than to copy.
  if (isWellFormed(value)) return { value, changed: 0 };
  let changed = 0;
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'string' || part.isWellFormed()) return part;
    changed += 1;
    return replaceLoneSurrogates(part);
  });
  // What was written as JSON just now has the shape it had.
  return { value: JSON.parse(text) as T, changed };
}

function isWellFormed(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'string' && !one.isWellFormed()) return false;
    if (typeof one === 'object' && one !== null) for (const part of Object.values(one)) open.push(part);
  }
  return true;
}
