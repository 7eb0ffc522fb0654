import { names, type ToolMeasure } from './capture-tools.ts';
import { columns } from './measure.ts';
import { floor } from './tools/floor.ts';

/** What Kuä is to reach on every page, as parts of the others' times. */
const wanted = { ofLazy: 1 / 10, ofNotLazy: 1 / 2 } as const;
/** By page: how many times the floor's time is allowed, and how long the page may be blocked. */
const wantedOn: Readonly<Record<string, { readonly ofFloor: number | null; readonly blockMs: number }>> = {
  news: { ofFloor: 2, blockMs: 50 },
  '60,000 elements': { ofFloor: null, blockMs: 150 },
};
const wantedElsewhere = { ofFloor: null, blockMs: 50 };

/** A measure beside the others of its page. Ratios are null where the other was not measured. */
export interface Compared extends ToolMeasure {
  readonly ofLazy: number | null;
  readonly ofNotLazy: number | null;
  readonly ofFloor: number | null;
  /** The targets, for Kuä alone. */
  readonly wanted: {
    readonly ofLazy: number;
    readonly ofNotLazy: number;
    readonly ofFloor: number | null;
    readonly blockMs: number;
  } | null;
}

/** Each measure with its ratios to SingleFile, with and without lazy loading, and to the floor. */
export function compared(measures: readonly ToolMeasure[]): Compared[] {
  return measures.map((measure) => {
    const of = (tool: string): number | null => {
      const other = measures.find((one) => one.page === measure.page && one.tool === tool);
      return other && other.rounds > 0 && measure.rounds > 0 ? measure.ms / other.ms : null;
    };
    return {
      ...measure,
      ofLazy: of(names.lazy),
      ofNotLazy: of(names.notLazy),
      ofFloor: of(floor.name),
      wanted:
        measure.tool === names.kua ? { ...wanted, ...(wantedOn[measure.page] ?? wantedElsewhere) } : null,
    };
  });
}

const ratio = (value: number | null): string => (value === null ? '' : value.toFixed(2));
const mega = (bytes: number | null): string => (bytes === null ? '' : `${(bytes / 1e6).toFixed(1)} MB`);

function wantedText(target: Compared['wanted']): string {
  if (!target) return '';
  const onFloor = target.ofFloor === null ? '' : `, floor ≤ ${target.ofFloor.toFixed(2)}`;
  return `SF ≤ ${target.ofLazy.toFixed(2)}, not lazy ≤ ${target.ofNotLazy.toFixed(2)}${onFloor}, block ≤ ${target.blockMs} ms`;
}

/** One table for each page, for a terminal. */
export function captureTables(measures: readonly Compared[]): string {
  const pages = [...new Set(measures.map(({ page }) => page))];
  const head = [
    '',
    'median',
    'worst',
    '/ SF',
    '/ SF not lazy',
    '/ floor',
    'longest block',
    'stored',
    'memory',
    'rounds',
    'wanted',
  ];
  const tables = pages.map((page) => {
    const rows = measures
      .filter((one) => one.page === page)
      .map((one) =>
        one.rounds === 0
          ? [one.tool, 'failed', '', '', '', '', '', '', '', '0', '']
          : [
              one.tool,
              `${one.ms.toFixed(0)} ms`,
              `${one.worstMs.toFixed(0)} ms`,
              ratio(one.ofLazy),
              ratio(one.ofNotLazy),
              ratio(one.ofFloor),
              `${one.blockMs.toFixed(0)} (${one.worstBlockMs.toFixed(0)}) ms`,
              mega(one.storedBytes),
              one.memoryBytes === null ? '' : `+${mega(one.memoryBytes)}`,
              String(one.rounds),
              wantedText(one.wanted),
            ],
      );
    return columns([[page, ...head.slice(1)], ...rows]);
  });
  const failures = measures.flatMap(({ page, tool, failures: said }) =>
    said.map((failure) => `FAILED: ${tool} on ${page}: ${failure.split('\n')[0] ?? ''}`),
  );
  const notes =
    'SF: SingleFile. Block: the middle of the rounds, and the longest of all in brackets; measured in the page by a task of the highest priority every 4 ms. Memory: how far the resident sets of all browser processes rose.';
  return [...tables, ...failures, notes].join('\n\n');
}
