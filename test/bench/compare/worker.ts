// One comparison in a fresh worker: the code is loaded, nothing has run.
import { parentPort, workerData } from 'node:worker_threads';
import type { CaptureSide } from '../../../lib/compare/index.ts';
import type { Comparison } from '../../../lib/model/index.ts';
import type { Answer, CodeTool } from './tools.ts';

type Compare = (a: never, b: never) => Comparison | null;

const load: Record<CodeTool, () => Promise<Compare>> = {
  kua: async () => {
    const { compare } = await import('../../../lib/compare/index.ts');
    return (a: CaptureSide, b: CaptureSide) => compare(a, b);
  },
  diffWords: async () => {
    const { diffWords } = await import('diff');
    return (a: string, b: string) => {
      diffWords(a, b);
      return null;
    };
  },
  'diff-match-patch': async () => {
    const { default: tool } = await import('diff-match-patch');
    return (a: string, b: string) => {
      const engine = new tool.diff_match_patch();
      engine.diff_cleanupSemantic(engine.diff_main(a, b));
      return null;
    };
  },
};

const tell = (answer: Answer): void => parentPort?.postMessage(answer, []);
const compare = await load[workerData as CodeTool]();
parentPort?.on('message', ([a, b]: [never, never]) => {
  const startedMs = performance.now();
  const comparison = compare(a, b);
  tell({ ms: performance.now() - startedMs, comparison });
});
tell({ ready: true });
