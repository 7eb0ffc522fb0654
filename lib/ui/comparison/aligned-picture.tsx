import type { ComponentChildren } from 'preact';
import type { PictureSize } from '../../jobs/strip-rows.ts';
import { piecesOf, slicesOf, type AlignedBand } from './aligned-bands.ts';

/** A strip that an `<image>` can show. */
export interface ShownStrip extends PictureSize {
  readonly address: string;
}

interface SlicesProps {
  readonly aligned: readonly AlignedBand[];
  readonly side: 'a' | 'b';
  readonly strips: readonly ShownStrip[];
}

/** What one side has of these bands, each at its place. */
export function Slices({ aligned, side, strips }: SlicesProps) {
  const heights = strips.map(({ height }) => height);
  return (
    <>
      {slicesOf(piecesOf(aligned, side), heights).map(({ strip: nth, top, from, height }) => {
        const strip = strips[nth];
        if (!strip) return null;
        return (
          <svg
            key={`${nth} ${top}`}
            y={top}
            width={strip.width}
            height={height}
            viewBox={`0 ${from} ${strip.width} ${height}`}
          >
            <image href={strip.address} width={strip.width} height={strip.height} />
          </svg>
        );
      })}
    </>
  );
}

const hatching = 'rows-not-there';

interface Props extends PictureSize {
  readonly name: string;
  readonly style?: string;
  readonly children: ComponentChildren;
}

/** A drawing in pixels of the pictures, as wide as there is room; hatched where it shows nothing. */
export function AlignedPicture({ name, width, height, style, children }: Props) {
  return (
    <svg class="aligned" style={style} role="img" aria-label={name} viewBox={`0 0 ${width} ${height}`}>
      <pattern id={hatching} width="12" height="12" patternUnits="userSpaceOnUse">
        <rect class="nothing" width="12" height="12" />
        <path d="M0 12L12 0" />
      </pattern>
      <rect fill={`url(#${hatching})`} width={width} height={height} />
      {children}
    </svg>
  );
}
