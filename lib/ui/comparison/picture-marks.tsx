import { formatDecimal } from '../../i18n/index.ts';
import { locale } from '../language.ts';
import type { AlignedBand } from './aligned-bands.ts';

/** Free space between what differs and its frame, in pixels of the picture. */
const around = 3;
const letter = 15;
const labelHeight = letter + 4;

interface FrameProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: 'changed' | 'inserted' | 'removed';
  readonly label: string;
}

/** A frame with a label of its own ground, so that it is seen on every page. */
function Frame({ x, y, width, height, kind, label }: FrameProps) {
  const room = 8 + letter * 0.62 * label.length;
  // Above what differs, for beside it stands what it belongs to; inside a band, which has room.
  const labelTop = kind === 'changed' ? Math.max(0, y - labelHeight) : y;
  return (
    <g class={`frame frame-${kind}`}>
      <rect class="tint" x={x} y={y} width={width} height={height} />
      <rect class="under" x={x} y={y} width={width} height={height} />
      <rect class="edge" x={x} y={y} width={width} height={height} />
      <rect class="label" x={x} y={labelTop} width={room} height={labelHeight} />
      <text x={x + 4} y={labelTop + letter} font-size={letter}>
        {label}
      </text>
    </g>
  );
}

const number = (nth: number): string => formatDecimal(locale.value, nth);

interface Props {
  readonly aligned: readonly AlignedBand[];
  /** Of the whole drawing. */
  readonly width: number;
}

/** Frames around all that differs: numbered places, bands that came (+) and went (−). */
export function PictureMarks({ aligned, width }: Props) {
  return (
    <>
      {aligned.flatMap(({ band, top, height, firstPlace }) => {
        if (band.change === 'same') return [];
        if (band.change !== 'changed') {
          const label = `${number(firstPlace)} ${band.change === 'inserted' ? '+' : '−'}`;
          return [
            <Frame key={top} kind={band.change} x={0} y={top} width={width} height={height} label={label} />,
          ];
        }
        const share = band.places / Math.max(1, band.boxes.length);
        return band.boxes.map((box, nth) => {
          const first = firstPlace + Math.round(nth * share);
          const last = firstPlace + Math.round((nth + 1) * share) - 1;
          return (
            <Frame
              key={`${top} ${nth}`}
              kind="changed"
              x={box.x - around}
              y={top + box.y - around}
              width={box.width + 2 * around}
              height={box.height + 2 * around}
              label={last > first ? `${number(first)}–${number(last)}` : number(first)}
            />
          );
        });
      })}
    </>
  );
}
