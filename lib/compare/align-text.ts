import type { Block, Outline, Run } from '../model/index.ts';
import { alignTexts } from './compare-text.ts';
import { normalText } from './normal-text.ts';
import { sentenceRuns } from './sentence-runs.ts';
import { shownBlocks } from './shown-blocks.ts';

/** A block of text of two captures, each side as its page has it. */
export interface AlignedBlock {
  /** `moved` only where nothing else changed. */
  readonly change: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  readonly kind: Block['kind'];
  readonly main: boolean;
  /** Null where that side has no such block. */
  readonly old: string | null;
  readonly new: string | null;
  /** How the old text became the new one; empty unless it changed. */
  readonly runs: readonly Run[];
}

function textBlocks(outline: Outline): readonly Block[] {
  return shownBlocks(outline).flatMap(({ block }) => (normalText(block.text) === '' ? [] : [block]));
}

function alignedBlock(old: Block | null, now: Block | null, moved: boolean): AlignedBlock {
  const base = {
    kind: (now ?? old)?.kind ?? 'other',
    main: (old?.main ?? false) || (now?.main ?? false),
    old: old?.text ?? null,
    new: now?.text ?? null,
  };
  if (!old) return { ...base, change: 'added', runs: [] };
  if (!now) return { ...base, change: 'removed', runs: [] };
  if (normalText(old.text) === normalText(now.text))
    return { ...base, change: moved ? 'moved' : 'same', runs: [] };
  return { ...base, change: 'changed', runs: sentenceRuns(old.text, now.text) };
}

/**
 * The whole text that readers were shown on both sides, block by block: what is the same, and what is not. In the order
 * of side b, what was removed after its former neighbour. Of tables only captions are text; blocks without words are
 * left out. The same two outlines give the same result everywhere.
 */
export function alignText(a: Outline, b: Outline): readonly AlignedBlock[] {
  const blocksA = textBlocks(a);
  const blocksB = textBlocks(b);
  const keysA = blocksA.map(({ text }) => normalText(text));
  const keysB = blocksB.map(({ text }) => normalText(text));
  return alignTexts(keysA, keysB).map((line) =>
    alignedBlock(
      line.a === null ? null : (blocksA[line.a] ?? null),
      line.b === null ? null : (blocksB[line.b] ?? null),
      line.moved,
    ),
  );
}
