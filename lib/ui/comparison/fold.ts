import type { AlignedBlock } from '../../compare/index.ts';

/** A line of the text side by side: a block, or a run of unchanged ones that is folded. */
export type TextLine =
  | { readonly block: AlignedBlock }
  /** `first` is the place of its first block among all. */
  | { readonly folded: number; readonly first: number };

/** This many unchanged blocks beside a change stay, to read it by. */
const context = 1;
/** A shorter run is not worth a line that says it is folded. */
const shortest = 3;

/**
 * The lines to show: changed blocks, what stands beside them, and for each longer run of unchanged ones a line that says
 * how many it folds.
 *
 * @param open  places of the first blocks of the runs that were unfolded
 */
export function foldUnchanged(blocks: readonly AlignedBlock[], open: ReadonlySet<number>): TextLine[] {
  const lines: TextLine[] = [];
  for (let at = 0; at < blocks.length;) {
    let end = at;
    while (blocks[end]?.change === 'same') end += 1;
    const first = at + (at === 0 ? 0 : context);
    const last = end - (end === blocks.length ? 0 : context);
    if (last - first >= shortest && !open.has(first)) {
      for (const block of blocks.slice(at, first)) lines.push({ block });
      lines.push({ folded: last - first, first });
      at = last;
    }
    for (const block of blocks.slice(at, Math.max(end, at + 1))) lines.push({ block });
    at = Math.max(end, at + 1);
  }
  return lines;
}
