import { diffArrays } from 'diff';
import type { Run } from '../model/index.ts';
import { tokenise } from './tokens.ts';

/** Above this many edits the middle of a sentence is shown as replaced whole. */
const mostEdits = 800;
const blank = /^\s*$/u;

function add(runs: Run[], op: Run['op'], text: string): void {
  if (text === '') return;
  const last = runs.at(-1);
  if (last?.op === op) runs[runs.length - 1] = { op, text: last.text + text };
  else runs.push({ op, text });
}

/** What is between equal ends, replaced whole. */
function replaced(a: readonly string[], b: readonly string[]): Run[] {
  let head = 0;
  let tail = 0;
  const shorter = Math.min(a.length, b.length);
  while (head < shorter && a[head] === b[head]) head += 1;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const runs: Run[] = [];
  add(runs, 'same', a.slice(0, head).join(''));
  add(runs, 'removed', a.slice(head, a.length - tail).join(''));
  add(runs, 'added', b.slice(head, b.length - tail).join(''));
  add(runs, 'same', a.slice(a.length - tail).join(''));
  return runs;
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
  const tokensA = [...tokenise(a)];
  const tokensB = [...tokenise(b)];
  const script = diffArrays(tokensA, tokensB, { maxEditLength: mostEdits });
  if (!script) return replaced(tokensA, tokensB);
  const runs: Run[] = [];
  for (const { added, removed, value } of script)
    add(runs, added ? 'added' : removed ? 'removed' : 'same', value.join(''));
  return joinNeighbours(runs);
}
