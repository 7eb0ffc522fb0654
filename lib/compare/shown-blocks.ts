import type { Block, Outline } from '../model/index.ts';
import { anyLetter } from './letters.ts';

/** Longer text is not the name of what follows it. */
const longestName = 120;

/** A block a reader is shown, and the text that names a figure standing alone in it. */
export interface ShownBlock {
  readonly block: Block;
  /** The block before, where that is a short text: a term and its description, a card of one figure. Else empty. */
  readonly named: string;
}

/** The blocks a reader is shown, in reading order. */
export function shownBlocks(outline: Outline): readonly ShownBlock[] {
  const blocks = outline.blocks.filter((block) => !block.hidden);
  return blocks.map((block, at) => {
    const before = blocks[at - 1];
    const names =
      before && before.kind !== 'table' && before.text.length <= longestName && anyLetter.test(before.text);
    return { block, named: names ? before.text : '' };
  });
}
