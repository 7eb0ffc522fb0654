import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlignedBlock } from '../../../lib/compare/index.ts';
import { foldUnchanged } from '../../../lib/ui/comparison/fold.ts';

const block = (change: AlignedBlock['change'], text: string = change): AlignedBlock => {
  return { change, kind: 'paragraph', main: true, old: text, new: text, runs: [] };
};
const told = (changes: readonly AlignedBlock['change'][], open: readonly number[] = []) =>
  foldUnchanged(
    changes.map((change) => block(change)),
    new Set(open),
  ).map((line) => ('block' in line ? line.block.change : `${line.folded} from ${line.first}`));
const same = (n: number) => Array.from({ length: n }, () => 'same' as const);

describe('what did not change is folded', () => {
  test('but for the paragraph beside a change', () => {
    expect(told([...same(40), 'changed', ...same(6), 'added', ...same(10)])).toEqual([
      '39 from 0',
      'same',
      'changed',
      'same',
      '4 from 42',
      'same',
      'added',
      'same',
      '9 from 49',
    ]);
  });

  test('unless there is hardly any of it', () => {
    expect(told(['changed', ...same(4), 'changed'])).toEqual(['changed', ...same(4), 'changed']);
  });

  test('until it is unfolded', () => {
    expect(told([...same(5), 'changed'], [0])).toEqual([...same(5), 'changed']);
  });

  test('all of it, where nothing changed', () => {
    expect(told(same(12))).toEqual(['12 from 0']);
    expect(told([])).toEqual([]);
  });
});

test('every block is shown or counted, in order', () => {
  assert(
    property(array(constantFrom('same', 'same', 'same', 'changed', 'added')), (changes) => {
      const blocks = changes.map((change, at) => block(change, String(at)));
      const lines = foldUnchanged(blocks, new Set());
      let next = 0;
      for (const line of lines) {
        if ('block' in line) expect(line.block).toBe(blocks[next]);
        else expect(line.first).toBe(next);
        next += 'block' in line ? 1 : line.folded;
      }
      expect(next).toBe(blocks.length);
      expect(lines.filter((l) => 'block' in l && l.block.change !== 'same')).toHaveLength(
        changes.filter((change) => change !== 'same').length,
      );
    }),
  );
});
