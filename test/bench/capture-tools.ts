import { launchChromium, builtExtension, type Chromium } from '../harness/index.ts';
import { median } from './measure.ts';
import { watchMemory } from './memory.ts';
import { startHeartbeat, stopHeartbeat } from './page-block.ts';
import { benchPages, type BenchSite } from './pages/serve.ts';
import type { BenchPage } from './pages/site.ts';
import { floor } from './tools/floor.ts';
import { kuaTool } from './tools/kua.ts';
import { mhtml } from './tools/mhtml.ts';
import { singleFile, singleFileScripts } from './tools/single-file.ts';
import type { CaptureTool } from './tools/tool.ts';

const rounds = 5;
/** What is not measured by then is left out, and the rounds that were say how many they are. */
const budgetMs = 600_000;
/** One capture of one tool. */
const captureMs = 60_000;

export const names = {
  kua: 'Kuä',
  lazy: 'SingleFile',
  notLazy: 'SingleFile, lazy loading off',
} as const;

/** What one tool did on one page. */
export interface ToolMeasure {
  readonly page: string;
  readonly tool: string;
  readonly rounds: number;
  /** The middle of the rounds and the worst of them. */
  readonly ms: number;
  readonly worstMs: number;
  /** The longest block of the page's main thread: the middle of the rounds' longest, and the longest of all. */
  readonly blockMs: number;
  readonly worstBlockMs: number;
  readonly storedBytes: number;
  /** How far the memory of the browser's processes rose above what it was before; null where it cannot be read. */
  readonly memoryBytes: number | null;
  /** What went wrong in the rounds that came to nothing. */
  readonly failures: readonly string[];
}

interface Round {
  readonly ms: number;
  readonly blockMs: number;
  readonly bytes: number;
  readonly memory: number | null;
}

/** Kuä, SingleFile's engine, Chrome's MHTML and the floor on each page, one after another within each round. */
export async function benchTools(site: BenchSite): Promise<ToolMeasure[]> {
  const startedMs = Date.now();
  const kua = await launchChromium({ extensionDir: builtExtension('chrome') });
  const done = new Map<string, Round[]>();
  const failures = new Map<string, string[]>();
  const note = <T>(where: Map<string, T[]>, key: string, what: T): void => {
    where.set(key, [...(where.get(key) ?? []), what]);
  };
  try {
    const tools = [kuaTool(kua), ...(await singleFileTools(failures)), mhtml, floor];
    for (const page of benchPages) await warm(kua, site, page);
    for (let round = 0; round < rounds; round += 1) {
      for (const page of benchPages) {
        for (const tool of tools) {
          if (Date.now() - startedMs > budgetMs) continue;
          const key = `${page.name}\n${tool.name}`;
          try {
            note(done, key, await once(kua, site, page, tool));
          } catch (error) {
            note(failures, key, error instanceof Error ? error.message : String(error));
          }
        }
      }
    }
  } finally {
    await kua.close();
  }
  const all = [names.kua, names.lazy, names.notLazy, mhtml.name, floor.name];
  return benchPages.flatMap((page) =>
    all.map((tool) => {
      const key = `${page.name}\n${tool}`;
      const failed = [...(failures.get(tool) ?? []), ...(failures.get(key) ?? [])];
      return measured(page.name, tool, done.get(key) ?? [], failed);
    }),
  );
}

async function singleFileTools(failures: Map<string, string[]>): Promise<CaptureTool[]> {
  try {
    const scripts = await singleFileScripts();
    return [singleFile(names.lazy, scripts, true), singleFile(names.notLazy, scripts, false)];
  } catch (error) {
    for (const name of [names.lazy, names.notLazy]) failures.set(name, [String(error)]);
    return [];
  }
}

/** The page's files come into the browser's cache. */
async function warm(kua: Chromium, site: BenchSite, benchPage: BenchPage): Promise<void> {
  const page = await kua.browser.newPage();
  await page.goto(site.addressOf(benchPage), { waitUntil: 'networkidle0' });
  await page.close();
}

async function once(kua: Chromium, site: BenchSite, benchPage: BenchPage, tool: CaptureTool): Promise<Round> {
  const page = await kua.browser.newPage();
  try {
    await tool.install?.(page);
    await page.goto(site.addressOf(benchPage), { waitUntil: 'load' });
    // The page of features says when all of them are there.
    await page.evaluate(async () => {
      await Reflect.get(globalThis, 'labReady');
    });
    await page.waitForNetworkIdle({ idleTime: 250 });
    const capture = await tool.ready(page);
    await startHeartbeat(page);
    const memoryRisen = watchMemory(kua.browser.process()?.pid);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`took over ${captureMs} ms`)), captureMs);
    try {
      const { ms, weigh } = await Promise.race([capture(), late.promise]);
      const memory = memoryRisen();
      const blockMs = await stopHeartbeat(page);
      return { ms, blockMs, memory, bytes: await weigh() };
    } finally {
      clearTimeout(timer);
      memoryRisen();
    }
  } finally {
    await page.close();
  }
}

function measured(
  page: string,
  tool: string,
  done: readonly Round[],
  failures: readonly string[],
): ToolMeasure {
  const memories = done.flatMap(({ memory }) => memory ?? []);
  return {
    page,
    tool,
    rounds: done.length,
    ms: median(done.map(({ ms }) => ms)),
    worstMs: Math.max(...done.map(({ ms }) => ms)),
    blockMs: median(done.map(({ blockMs }) => blockMs)),
    worstBlockMs: Math.max(...done.map(({ blockMs }) => blockMs)),
    storedBytes: median(done.map(({ bytes }) => bytes)),
    memoryBytes: memories.length === 0 ? null : median(memories),
    failures,
  };
}
