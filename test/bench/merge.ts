// Merging bundles of many observers in a terminal: time by bytes, and memory by captures.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { stat as statOf, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { bagEntries, writeZip } from '../../lib/bundle/index.ts';
import { removeFolder } from '../harness/index.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { madePages, type PageWish } from '../unit/bundle/made-web-page.ts';
import { words } from './pages/words.ts';

const capturesEach = 10;
/** How many captures are merged, one measure each. */
const sizes = [10, 100, 1_000];
const everyMs = 20;
const program = fileURLToPath(new URL('../../lib/cli/main.ts', import.meta.url));

/** One merge, and the plain work on the same bytes. */
export interface MergeMeasure {
  readonly captures: number;
  readonly bundles: number;
  /** Of all bundles, and of all that was written. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly ms: number;
  /** Of all processors together, which others that use this machine do not lengthen; null where it cannot be told. */
  readonly cpuMs: number | null;
  /** Reading all bundles once, hashing them, and writing them out again. */
  readonly floorMs: number;
  /** The most that the process held, Node itself included; null where it cannot be told. */
  readonly peakBytes: number | null;
}

/** Measure merges of more and more bundles, each sealed by a key of its own, of captures of 160 kB that share two files. */
export async function benchMerge(counts: readonly number[] = sizes): Promise<MergeMeasure[]> {
  const folder = await temporaryFolder('bench-merge');
  try {
    const files: string[] = [];
    const most = Math.max(...counts) / capturesEach;
    for (let n = 0; n < most; n += 1) files.push(await writeBundle(folder, n));
    const measures: MergeMeasure[] = [];
    for (const captures of counts)
      measures.push(await measure(folder, files.slice(0, captures / capturesEach), captures));
    return measures;
  } finally {
    await removeFolder(folder);
  }
}

/** Observers take turns: captures of all bundles lie between each other in time. */
async function writeBundle(folder: string, observer: number): Promise<string> {
  const pages = Array.from({ length: capturesEach }, (_, n) => pageOf(observer, n));
  const input = await madePages(pages);
  const { entries } = await bagEntries(input);
  const path = join(folder, `observer-${observer}.zip`);
  await pipeline(writeZip(entries, { at: input.at }), createWriteStream(path));
  return path;
}

function pageOf(observer: number, n: number): PageWish {
  const number = observer * capturesEach + n;
  const url = `https://election.example/station/${n}`;
  const at = new Date(Date.parse('2026-03-15T10:00:00.000Z') + n * 300_000 + observer).toISOString();
  const paragraphs = Array.from({ length: 60 }, (_, line) => `<p>${words(number * 64 + line, 90)}</p>`);
  return {
    id: number.toString(16).padStart(8, '0'),
    at,
    url,
    html: `<!doctype html><link rel="stylesheet" href="../../resources/{0}"><img src="../../resources/{1}"><img src="../../resources/{2}">${paragraphs.join('')}`,
    files: [
      { url: 'https://election.example/main.css', content: 'p { margin: 0 }', extension: 'css' },
      { url: 'https://election.example/emblem.png', content: noise('emblem', 60_000), extension: 'png' },
      { url: `${url}/photo.png`, content: noise(`photo ${number}`, 120_000), extension: 'png' },
    ],
  };
}

/** Bytes that nothing makes smaller, the same for the same seed. */
function noise(seed: string, outputLength: number): Uint8Array {
  return createHash('shake256', { outputLength }).update(seed).digest();
}

async function measure(folder: string, files: readonly string[], captures: number): Promise<MergeMeasure> {
  const floorBegan = performance.now();
  let bytesIn = 0;
  for (const file of files) {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
    await pipeline(createReadStream(file), createWriteStream(join(folder, 'floor')));
    bytesIn += (await statOf(file)).size;
  }
  const floorMs = performance.now() - floorBegan;
  const out = join(folder, `merged-${captures}`);
  const began = performance.now();
  const { text, ...cost } = await runMerge(['merge', ...files, '--out', out, '--json']);
  const ms = performance.now() - began;
  await writeFile(join(folder, 'floor'), '');
  const made = JSON.parse(text) as { captures: number; files: { bytes: number }[] };
  if (made.captures !== captures) throw new Error(`${made.captures} captures came of ${captures}`);
  const bytesOut = made.files.reduce((sum, { bytes }) => sum + bytes, 0);
  await removeFolder(out);
  return { captures, bundles: files.length, bytesIn, bytesOut, ms, floorMs, ...cost };
}

type Cost = Pick<MergeMeasure, 'cpuMs' | 'peakBytes'>;

/** Run the program as `npm run kua` does, and watch what it costs (Linux). */
async function runMerge(args: readonly string[]): Promise<Cost & { text: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let cost: Cost = { cpuMs: null, peakBytes: null };
  const timer = setInterval(() => {
    cost = costOf(child.pid) ?? cost;
  }, everyMs);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`merge ended with ${code}`);
  return { text, ...cost };
}

/** The kernel's own record of the most memory that a process held, and of its time. Linux counts a hundred ticks a second. */
function costOf(pid: number | undefined): Cost | null {
  try {
    const kB = /^VmHWM:\s*(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    if (kB === undefined) return null;
    return { cpuMs: (Number(user) + Number(system)) * 10, peakBytes: Number(kB) * 1024 };
  } catch {
    return null;
  }
}

/** The measures in sentences, for a terminal, and whether memory stayed as it was. */
export function mergeText(measures: readonly MergeMeasure[]): string {
  const mega = (bytes: number | null): string => (bytes === null ? '?' : `${(bytes / 1e6).toFixed(0)} MB`);
  const lines = measures.map(({ captures, bundles, bytesIn, bytesOut, ms, cpuMs, floorMs, peakBytes }) => {
    const cpu = cpuMs === null ? '?' : `${(cpuMs / 1000).toFixed(1)} s`;
    const speed = cpuMs === null ? '?' : (bytesIn / 1e3 / cpuMs).toFixed(1);
    return `merge of ${captures} captures in ${bundles} bundles, ${mega(bytesIn)} to ${mega(bytesOut)}: ${(ms / 1000).toFixed(1)} s, ${cpu} of processors, ${speed} MB per second of them; reading, hashing and writing the same bytes: ${(floorMs / 1000).toFixed(1)} s; memory ${mega(peakBytes)}`;
  });
  return [...lines, `memory grew by ${mega(growthOf(measures))} (wanted: under ${mega(mostGrowth)})`].join(
    '\n',
  );
}

/** Node's heap and SQLite's cache are filled within the first hundred captures; what grows beyond that is kept. */
const mostGrowth = 200e6;

/** From the smallest merge to the largest; null where it cannot be told. */
function growthOf(measures: readonly MergeMeasure[]): number | null {
  const [first, last] = [measures[0]?.peakBytes ?? null, measures.at(-1)?.peakBytes ?? null];
  return first === null || last === null ? null : last - first;
}

/** What is not as it was wanted, in a sentence. */
export function mergeFailure(measures: readonly MergeMeasure[]): string | null {
  const growth = growthOf(measures);
  return growth !== null && growth > mostGrowth ? 'memory grows with the number of captures' : null;
}
