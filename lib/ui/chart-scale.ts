/** One point of a figure's history; `value` null where the figure was not there. */
export interface ChartPoint {
  readonly atMs: number;
  readonly value: number | null;
}

/** A scale from one quantity to a length in pixels. */
export interface Scale {
  readonly of: (quantity: number) => number;
  readonly ticks: readonly number[];
  /** How many digits after the point its ticks have. */
  readonly digits: number;
}

const mostTicks = 5;
/** A difference below this, or below this share of the values, is none that a line can show. */
const leastSpan = 1e-9;

/** The least of 1, 2, 5 times a power of ten that divides `span` into no more than `mostTicks` parts. */
function roundStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / mostTicks));
  return power * ([1, 2, 5].find((step) => span / (power * step) <= mostTicks) ?? 10);
}

/** A scale over round values that hold all of `values`, which are finite, from `from` to `to` pixels. */
export function valueScale(values: readonly number[], from: number, to: number): Scale {
  const low = values.reduce((least, value) => Math.min(least, value), values[0] ?? 0);
  const high = values.reduce((most, value) => Math.max(most, value), values[0] ?? 0);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const isFlat = high - low < Math.max(leastSpan, largest * leastSpan);
  const step = roundStep(isFlat ? Math.max(largest, 1) : high - low);
  const bottom = Math.floor(low / step) * step;
  const top = Math.max(Math.ceil(high / step) * step, bottom + step);
  const count = Math.round((top - bottom) / step);
  return {
    digits: Math.min(9, Math.max(0, -Math.floor(Math.log10(step)))),
    of: (value) => from + ((value - bottom) / (top - bottom)) * (to - from),
    ticks: Array.from({ length: count + 1 }, (_, at) => Number((bottom + at * step).toPrecision(12))),
  };
}

/** A scale from the first time to the last; a single time stands in the middle. */
export function timeScale(times: readonly number[], from: number, to: number, count: number): Scale {
  const first = times.reduce((least, at) => Math.min(least, at), times[0] ?? 0);
  const last = times.reduce((most, at) => Math.max(most, at), times[0] ?? 0);
  if (first === last) return { of: () => (from + to) / 2, ticks: [first], digits: 0 };
  return {
    digits: 0,
    of: (at) => from + ((at - first) / (last - first)) * (to - from),
    ticks: Array.from({ length: count }, (_, at) => first + ((last - first) * at) / (count - 1)),
  };
}

/**
 * The path of a step line: a value holds until the next capture shows another. It ends where the figure was not there.
 */
export function stepPath(points: readonly ChartPoint[], x: Scale['of'], y: Scale['of']): string {
  let path = '';
  let isDrawing = false;
  for (const { atMs, value } of points) {
    const across = x(atMs).toFixed(1);
    if (value === null) {
      if (isDrawing) path += `H${across}`;
      isDrawing = false;
    } else {
      const down = y(value).toFixed(1);
      path += isDrawing ? `H${across}V${down}` : `M${across} ${down}`;
      isDrawing = true;
    }
  }
  return path;
}
