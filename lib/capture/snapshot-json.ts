import type { Snapshot } from './snapshot.ts';
import type { Steps } from './slices.ts';

/** Members of a list that are written in one piece. */
const inARow = 500;

/** A snapshot as JSON, in pieces that belong one after another. */
export function* jsonOf(snapshot: Snapshot): Steps<string[]> {
  const pieces: string[] = [];
  yield* write(snapshot, pieces);
  return pieces;
}

/** Long lists, and what such may stand in, are written piece by piece; all else at once. */
function* write(value: object, pieces: string[]): Steps<void> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    pieces.push(`${before}${JSON.stringify(name)}:`);
    before = ',';
    if (Array.isArray(member) && member.length > inARow) yield* writeList(member, pieces);
    else if (name === 'outline') yield* write(member, pieces);
    else pieces.push(JSON.stringify(member));
    yield;
  }
  pieces.push('}');
}

function* writeList(list: readonly unknown[], pieces: string[]): Steps<void> {
  for (let at = 0; at < list.length; at += inARow) {
    const json = JSON.stringify(list.slice(at, at + inARow));
    pieces.push(at === 0 ? '[' : ',', json.slice(1, -1));
    yield;
  }
  pieces.push(']');
}
