import { columns, median } from './measure.ts';
import { scenes } from './compare/scenes.ts';
import { type CodeTool, coldRun, gitRun, type Once } from './compare/tools.ts';

const rounds = 5;

/** How long one tool took for one pair of pages, each time anew. */
export interface CompareMeasure {
  readonly scene: string;
  readonly tool: string;
  /** The middle of the rounds, and the worst; null where a round was given up after 20 s. */
  readonly ms: number | null;
  readonly worstMs: number | null;
  readonly rounds: number;
  /** For Kuä alone. */
  readonly targetMs: number | null;
  /** What is wrong with the answer, for Kuä alone. */
  readonly fault: string | null;
}

const codeTools: readonly CodeTool[] = ['kua', 'diffWords', 'diff-match-patch'];

/** Every pair of pages compared by Kuä and by what people compare text with, in turn, so that no one has the quiet hour. */
export async function benchCompare(): Promise<CompareMeasure[]> {
  const measures: CompareMeasure[] = [];
  for (const scene of scenes()) {
    const runs = new Map<string, Once[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const tool of [...codeTools, 'git'] as const) {
        const done = runs.get(tool) ?? [];
        runs.set(tool, done);
        // What was given up once is not waited for again.
        if (done.at(-1)?.ms === null) continue;
        done.push(tool === 'git' ? gitRun(scene) : await coldRun(tool, scene));
      }
    }
    for (const [tool, done] of runs) {
      const times = done.map(({ ms }) => ms ?? Number.POSITIVE_INFINITY);
      const comparison = done.at(-1)?.comparison ?? null;
      const finite = (ms: number): number | null => (Number.isFinite(ms) ? ms : null);
      measures.push({
        scene: scene.name,
        tool,
        ms: finite(median(times)),
        worstMs: finite(Math.max(...times)),
        rounds: done.length,
        targetMs: tool === 'kua' ? scene.targetMs : null,
        fault: comparison && scene.fault(comparison),
      });
    }
  }
  return measures;
}

const shown = (ms: number | null): string =>
  ms === null ? 'given up' : `${ms < 100 ? ms.toFixed(1) : ms.toFixed(0)} ms`;

/** One row a pair of pages, one column a tool; the middle of the rounds, the worst in brackets. */
export function compareText(measures: readonly CompareMeasure[]): string {
  const tools = [...new Set(measures.map(({ tool }) => tool))];
  const names: Readonly<Record<string, string>> = {
    kua: 'Kuä',
    diffWords: 'jsdiff diffWords',
    git: 'git diff --word-diff',
  };
  const rows = [...Map.groupBy(measures, ({ scene }) => scene)].map(([scene, of]) => [
    scene,
    ...tools.map((tool) => {
      const one = of.find((measure) => measure.tool === tool);
      return one ? `${shown(one.ms)} (${shown(one.worstMs)})` : '';
    }),
    of.flatMap(({ targetMs }) => (targetMs === null ? [] : [`under ${targetMs} ms`])).join(),
    of.flatMap(({ fault, tool }) => (tool === 'kua' ? [fault ?? 'right'] : [])).join(),
  ]);
  const head = ['', ...tools.map((tool) => names[tool] ?? tool), 'wanted of Kuä', 'its answer'];
  return [
    columns([head, ...rows]),
    'Median of 5 rounds, the worst in brackets; each round the first call in a fresh worker that has loaded the code (git: its process). diff-match-patch stops searching after its second and answers coarsely.',
  ].join('\n\n');
}
