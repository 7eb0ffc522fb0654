import { diffArrays } from 'diff';
import type { Run } from '../model/index.ts';
import { alignSequences } from './sequence.ts';
import { tokenise } from './tokens.ts';

/** Above this many edits words are aligned as sentences are. Counted, never timed. */
const mostEdits = 200;
const blank = /^\s*$/u;

function add(runs: Run[], op: Run['op'], text: string): void {
  if (text === '') return;
  const last = runs.at(-1);
  if (last?.op === op) runs[runs.length - 1] = { op, text: last.text + text };
  else runs.push({ op, text });
}

/** Tokens of `a` and `b` between equal ends, as runs. */
function middleRuns(runs: Run[], a: readonly string[], b: readonly string[]): void {
  if (a.length === 0 || b.length === 0) {
    add(runs, 'removed', a.join(''));
    add(runs, 'added', b.join(''));
    return;
  }
  const script = diffArrays([...a], [...b], { maxEditLength: mostEdits });
  if (script) {
    for (const { added, removed, value } of script)
      add(runs, added ? 'added' : removed ? 'removed' : 'same', value.join(''));
    return;
  }
  let [fromA, fromB] = [0, 0];
  for (const [toA, toB] of [...alignSequences(a, b), [a.length, b.length] as const]) {
    add(runs, 'removed', a.slice(fromA, toA).join(''));
    add(runs, 'added', b.slice(fromB, toB).join(''));
    add(runs, 'same', a[toA] ?? '');
    [fromA, fromB] = [toA + 1, toB + 1];
  }
}

/** Words that changed side by side are one change: the white space between them goes with them. */
function joinNeighbours(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    add(joined, 'removed', removed);
    add(joined, 'added', added);
    removed = '';
    added = '';
  };
  runs.forEach((run, at) => {
    const between = at > 0 && at < runs.length - 1 && blank.test(run.text);
    const bothChanged = removed !== '' && added !== '';
    if (run.op === 'removed') removed += run.text;
    else if (run.op === 'added') added += run.text;
    else if (between && bothChanged) {
      removed += run.text;
      added += run.text;
    } else {
      flush();
      add(joined, 'same', run.text);
    }
  });
  flush();
  return joined;
}

/**
 * How `a` became `b`, in runs of whole words and whole numbers. The `same` and `removed` runs joined are exactly `a`,
 * the `same` and `added` ones exactly `b`.
 */
export function sentenceRuns(a: string, b: string): Run[] {
  const tokensA = tokenise(a);
  const tokensB = tokenise(b);
  let head = 0;
  let tail = 0;
  const shorter = Math.min(tokensA.length, tokensB.length);
  while (head < shorter && tokensA[head] === tokensB[head]) head += 1;
  while (tail < shorter - head && tokensA.at(-1 - tail) === tokensB.at(-1 - tail)) tail += 1;
  const runs: Run[] = [];
  add(runs, 'same', tokensA.slice(0, head).join(''));
  middleRuns(runs, tokensA.slice(head, tokensA.length - tail), tokensB.slice(head, tokensB.length - tail));
  add(runs, 'same', tokensA.slice(tokensA.length - tail).join(''));
  return joinNeighbours(runs);
}
