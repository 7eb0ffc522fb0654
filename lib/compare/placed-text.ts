import type { Block, Outline } from '../model/index.ts';

/** A text with what a reader is shown right before and after it. */
export interface PlacedText {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** Longer text is not the name of what stands next to it. */
const longestName = 120;

/** By block, the texts a reader is shown right before and after it, where they are short. */
export type Surroundings = ReadonlyMap<string, { readonly before: string; readonly after: string }>;

const nameOf = (block: Block | undefined): string =>
  block === undefined || block.text.length > longestName ? '' : block.text;

/** The short texts around each block that a reader is shown. */
export function surroundingsOf({ blocks }: Outline): Surroundings {
  const shown = blocks.filter((block) => !block.hidden);
  return new Map(
    shown.map(({ id }, at) => [id, { before: nameOf(shown[at - 1]), after: nameOf(shown[at + 1]) }]),
  );
}

/** A text of a block with what stands around that. */
export function placedText(around: Surroundings, id: string, text: string): PlacedText {
  return { text, ...(around.get(id) ?? { before: '', after: '' }) };
}
