/** One thing measured: the middle of several rounds and the worst of them. `target` is what it should stay under. */
export interface Measure {
  readonly name: string;
  readonly unit: 'ms';
  readonly value: number;
  readonly worst: number;
  readonly target: number | null;
  readonly rounds: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? Number.NaN;
  return (low + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}

/** The measures as a table for a terminal. */
export function table(measures: readonly Measure[]): string {
  const lines = measures.map(({ name, unit, value, worst, target, rounds }) => [
    name,
    `${value.toFixed(0)} ${unit}`,
    `${worst.toFixed(0)} ${unit}`,
    target === null ? '' : `under ${target} ${unit}`,
    String(rounds),
  ]);
  return columns([['', 'median', 'worst', 'wanted', 'rounds'], ...lines]);
}

/** Rows of cells as columns of a terminal, the first aligned left and all others right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
