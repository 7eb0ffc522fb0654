import { readdirSync, readFileSync } from 'node:fs';

const pageBytes = 4096;
const everyMs = 40;

/** The process and all that it started, directly or not (Linux). */
function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), pid]);
    } catch {
      // It ended while it was being looked at.
    }
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function residentBytes(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids) {
    try {
      sum += Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
    } catch {
      // It ended since the list was made.
    }
  }
  return sum;
}

/**
 * Watch the memory of a browser's processes (the sum of their resident sets, sampled).
 *
 * @returns ends it and answers how far the peak rose above the beginning, in bytes; null where there is no /proc
 */
export function watchMemory(pid: number | undefined): () => number | null {
  if (process.platform !== 'linux' || pid === undefined) return () => null;
  let pids = treeOf(pid);
  const before = residentBytes(pids);
  let peak = before;
  let samples = 0;
  const look = (): void => {
    samples += 1;
    if (samples % 25 === 0) pids = treeOf(pid);
    peak = Math.max(peak, residentBytes(pids));
  };
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    pids = treeOf(pid);
    look();
    return peak - before;
  };
}
