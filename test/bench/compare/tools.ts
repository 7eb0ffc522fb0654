import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Comparison } from '../../../lib/model/index.ts';
import type { Scene } from './scenes.ts';

/** Tools that compare in a worker of this project. */
export type CodeTool = 'kua' | 'diffWords' | 'diff-match-patch';

export type Answer =
  | { readonly ready: true }
  | { readonly ms: number; readonly comparison: Comparison | null };

/** After this long a tool is given up: nobody waits for it. */
const patienceMs = 20_000;

/** One comparison; `ms` is null where it took longer than anybody waits. */
export interface Once {
  readonly ms: number | null;
  readonly comparison: Comparison | null;
}

/** A first comparison in a fresh worker that has loaded the tool's code and nothing else. */
export async function coldRun(tool: CodeTool, { sides, texts }: Scene): Promise<Once> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: tool });
  try {
    return await new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      worker.on('error', reject);
      worker.on('message', (answer: Answer) => {
        if ('ready' in answer) {
          timer = setTimeout(() => resolve({ ms: null, comparison: null }), patienceMs);
          worker.postMessage(tool === 'kua' ? sides : texts, []);
          return;
        }
        clearTimeout(timer);
        resolve(answer);
      });
    });
  } finally {
    await worker.terminate();
  }
}

/** `git diff --word-diff` of two files, its process from beginning to end. */
export function gitRun({ texts }: Scene): Once {
  const folder = mkdtempSync(path.join(tmpdir(), 'kua-bench-'));
  try {
    const files = texts.map((text, at) => {
      const file = path.join(folder, `${at}.txt`);
      writeFileSync(file, text);
      return file;
    });
    const startedMs = performance.now();
    const { status } = spawnSync('git', ['diff', '--no-index', '--word-diff', ...files], {
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: patienceMs,
    });
    const ms = performance.now() - startedMs;
    return { ms: status === null ? null : ms, comparison: null };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
