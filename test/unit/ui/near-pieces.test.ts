import { expect, test } from 'vitest';
import { stretchesOf } from '../../../lib/ui/near-pieces.ts';

const told = (count: number, ...drawn: number[]): string[] =>
  stretchesOf(count, new Set(drawn)).map(
    ({ from, to, isDrawn }) => `${isDrawn ? 'drawn' : 'not'} ${from}–${to - 1}`,
  );

test('what is not drawn stands in as few parts as there are gaps', () => {
  expect(told(9)).toEqual(['not 0–8']);
  expect(told(9, 4, 3)).toEqual(['not 0–2', 'drawn 3–3', 'drawn 4–4', 'not 5–8']);
  expect(told(9, 0, 8, 4)).toEqual(['drawn 0–0', 'not 1–3', 'drawn 4–4', 'not 5–7', 'drawn 8–8']);
  expect(told(2, 0, 1)).toEqual(['drawn 0–0', 'drawn 1–1']);
});

test('pieces of a list that became shorter are left out', () => {
  expect(told(3, 1, 7)).toEqual(['not 0–0', 'drawn 1–1', 'not 2–2']);
});
