import { formatDecimal, formatTime } from '../i18n/index.ts';
import { stepPath, timeScale, valueScale, type ChartPoint } from './chart-scale.ts';
import { locale } from './language.ts';

const width = 720;
const height = 260;
const left = 88;
const right = width - 24;
const top = 16;
const bottom = height - 48;
const timeTicks = 4;

const two = (n: number): string => String(n).padStart(2, '0');

/** A day in figures, `2026-11-28`: every language reads it, and it is short. */
const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

interface Props {
  /** Oldest first. */
  readonly points: readonly ChartPoint[];
  /** What the picture shows, for those who do not see it; what it is drawn from should stand beside it as a table. */
  readonly name: string;
  /** What a point says on hover. */
  readonly tell: (index: number) => string;
}

/** A step line of one figure over time. */
export function StepChart({ points, name, tell }: Props) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const y = valueScale(values, bottom, top);
  const x = timeScale(
    points.map(({ atMs }) => atMs),
    left,
    right,
    timeTicks,
  );
  return (
    <svg class="step-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid-line" x1={left} x2={right} y1={y.of(tick)} y2={y.of(tick)} />
          <text class="tick" x={left - 8} y={y.of(tick) + 4} text-anchor="end">
            {formatDecimal(locale.value, tick.toFixed(y.digits))}
          </text>
        </g>
      ))}
      {x.ticks.map((tick, index) => {
        const at = new Date(tick);
        const anchor =
          x.ticks.length === 1
            ? 'middle'
            : index === 0
              ? 'start'
              : index === timeTicks - 1
                ? 'end'
                : 'middle';
        return (
          <g key={tick}>
            <line class="tick-line" x1={x.of(tick)} x2={x.of(tick)} y1={bottom} y2={bottom + 4} />
            <text class="tick" x={x.of(tick)} y={bottom + 18} text-anchor={anchor}>
              {formatTime(at)}
            </text>
            <text class="tick" x={x.of(tick)} y={bottom + 34} text-anchor={anchor}>
              {dayOf(at)}
            </text>
          </g>
        );
      })}
      <path class="step-line" d={stepPath(points, x.of, y.of)} />
      {points.map(({ atMs, value }, index) =>
        value === null ? null : (
          <circle key={index} class="point" cx={x.of(atMs)} cy={y.of(value)} r={4}>
            <title>{tell(index)}</title>
          </circle>
        ),
      )}
    </svg>
  );
}
