import type { Block, Outline, Run, SentenceChange } from '../model/index.ts';
import { normalText } from './normal-text.ts';
import { pairSimilar } from './pair-similar.ts';
import {
  compareLists,
  inEitherOrder,
  inReadingOrder,
  type Line,
  movedPairs,
  type Pair,
  sortedByA,
} from './pairing.ts';
import { sentenceFigures } from './sentence-figures.ts';
import { sentenceRuns } from './sentence-runs.ts';
import type { SplitSentences } from './sentences.ts';
import { shownBlocks } from './shown-blocks.ts';
import { alignSequences } from './sequence.ts';

interface Sentence {
  readonly block: Block;
  readonly text: string;
  readonly key: string;
  /** What names a figure that stands alone here. */
  readonly named: string;
}

/** Every sentence a reader is shown, captions of tables and figures among them, in reading order. */
function sentencesOf(outline: Outline, split: SplitSentences): readonly Sentence[] {
  return shownBlocks(outline).flatMap(({ block, named }) =>
    split(block.text).map((text): Sentence => ({ block, text, key: normalText(text), named })),
  );
}

/** Equal sentences in order, then equal ones elsewhere (moved), then similar ones. */
function pairTexts(a: readonly string[], b: readonly string[]): readonly Pair[] {
  const inOrder = alignSequences(a, b);
  const doneA = new Set(inOrder.map(([at]) => at));
  const doneB = new Set(inOrder.map(([, at]) => at));
  const waiting = Map.groupBy([...a.keys()].filter((at) => !doneA.has(at)).toReversed(), (at) => a[at] ?? '');
  const equal: Pair[] = [...inOrder];
  b.forEach((key, at) => {
    const from = doneB.has(at) ? undefined : waiting.get(key)?.pop();
    if (from !== undefined) equal.push([from, at]);
  });
  return [...equal, ...pairSimilar(a, b, inOrder, equal)];
}

/**
 * Which text of `a` is which of `b`, in the order of `b`, what is gone after its former neighbour. Swapping the sides
 * mirrors the pairs.
 */
export function alignTexts(a: readonly string[], b: readonly string[]): readonly Line[] {
  const pairs = inEitherOrder(a, b, compareLists(a, b), pairTexts);
  // Only equal texts can be said to have moved: a changed one is told where it now stands.
  const equal = pairs.filter((pair) => a[pair[0]] === b[pair[1]]);
  return inReadingOrder(a.length, b.length, pairs, movedPairs(sortedByA(equal)));
}

const run = (op: Run['op'], text: string): Run[] => [{ op, text }];

function described(old: Sentence | null, now: Sentence | null, moved: boolean): SentenceChange | null {
  const base = {
    a: old?.block.id ?? null,
    b: now?.block.id ?? null,
    old: old?.text ?? null,
    new: now?.text ?? null,
    main: (old?.block.main ?? false) || (now?.block.main ?? false),
  };
  if (old && now) {
    if (old.key !== now.key) {
      return {
        ...base,
        change: 'changed',
        runs: sentenceRuns(old.text, now.text),
        figures: sentenceFigures(old.text, now.text).map((figure) =>
          figure.row === '' ? { ...figure, row: now.named } : figure,
        ),
      };
    }
    return moved ? { ...base, change: 'moved', runs: run('same', now.text), figures: [] } : null;
  }
  if (old) return { ...base, change: 'removed', runs: run('removed', old.text), figures: [] };
  return { ...base, change: 'added', runs: run('added', now?.text ?? ''), figures: [] };
}

/**
 * What changed in the text a reader is shown: sentences added, removed, moved or changed, in the order of side b, what
 * was removed after its former neighbour. `a` and `b` are the ids of the blocks they stand in. A sentence that is now
 * hidden is removed.
 *
 * @param split  `splitSentences`
 */
export function compareText(a: Outline, b: Outline, split: SplitSentences): SentenceChange[] {
  const sentencesA = sentencesOf(a, split);
  const sentencesB = sentencesOf(b, split);
  const keysA = sentencesA.map(({ key }) => key);
  const keysB = sentencesB.map(({ key }) => key);
  if (compareLists(keysA, keysB) === 0) return [];
  return alignTexts(keysA, keysB).flatMap((line) => {
    const old = line.a === null ? null : (sentencesA[line.a] ?? null);
    const now = line.b === null ? null : (sentencesB[line.b] ?? null);
    const change = described(old, now, line.moved);
    return change ? [change] : [];
  });
}
