import { formatDecimal } from '../../i18n/index.ts';
import type { PictureBand } from '../../model/index.ts';
import { locale, say } from '../language.ts';
import type { AlignedBand } from './aligned-bands.ts';
import { Mark, type MarkedChange } from './mark.tsx';

const marks: Readonly<Record<PictureBand['change'], MarkedChange>> = {
  same: 'same',
  changed: 'changed',
  inserted: 'added',
  removed: 'removed',
};

const pixels = (n: number): string => formatDecimal(locale.value, n);

function words({ change, a, b, places }: PictureBand): string {
  const { from, to } = change === 'removed' ? a : b;
  return say(`pagePictures.${change === 'same' ? 'changed' : change}`, {
    y: pixels(from),
    height: pixels(to - from),
    places: pixels(places),
    n: places,
  });
}

interface Props {
  readonly aligned: readonly AlignedBand[];
  readonly onShow: (band: AlignedBand) => void;
}

/** Every band that differs, from the top; each brings its place into view. */
export function PictureBands({ aligned, onShow }: Props) {
  const differing = aligned.filter(({ band }) => band.change !== 'same');
  if (differing.length === 0) return null;
  return (
    <ul role="list" class="picture-bands" aria-label={say('pagePictures.bands')}>
      {differing.map((one) => (
        <li key={one.top}>
          <Mark change={marks[one.band.change]} />{' '}
          <button type="button" class="link" onClick={() => onShow(one)}>
            {words(one.band)}
          </button>
        </li>
      ))}
    </ul>
  );
}
