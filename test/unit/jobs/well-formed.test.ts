import { expect, test } from 'vitest';
import { wellFormed } from '../../../lib/jobs/well-formed.ts';

test('broken characters are replaced and counted, all else stays', () => {
  const value = { title: 'a\ud800b', list: ['ok 😀', '\udfff'], n: 1, none: null };
  expect(wellFormed(value)).toEqual({
    value: { title: 'a\u{fffd}b', list: ['ok 😀', '\u{fffd}'], n: 1, none: null },
    changed: 2,
  });
});

test('what is well formed comes back as it is', () => {
  for (const value of [{ a: ['ә'] }, { a: String.raw`C:\udata \ud83d` }])
    expect(wellFormed(value)).toEqual({ value, changed: 0 });
  const value = { a: ['ә'] };
  expect(wellFormed(value).value).toBe(value);
});
