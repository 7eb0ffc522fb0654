import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../language.ts';
import { alignBands, type AlignedBand } from './aligned-bands.ts';
import { AlignedPicture, Slices, type ShownStrip } from './aligned-picture.tsx';
import type { ComparedPictures, Strip } from './compare-strips.ts';
import { PictureBands } from './picture-bands.tsx';
import { PictureMarks } from './picture-marks.tsx';

const views = ['overlay', 'slider', 'blink'] as const;
type View = (typeof views)[number];

/** Slow enough for the eye to see both, and for nobody to be harmed (WCAG 2.3.1 allows three flashes a second). */
const blinkMs = 900;

function useAddresses(strips: readonly Strip[]): readonly ShownStrip[] {
  const [shown, setShown] = useState<readonly ShownStrip[]>([]);
  useEffect(() => {
    const made = strips.map(({ png, width, height }) => ({
      width,
      height,
      address: URL.createObjectURL(png),
    }));
    setShown(made);
    return () => {
      for (const { address } of made) URL.revokeObjectURL(address);
    };
  }, [strips]);
  return shown;
}

interface Sides {
  readonly aligned: readonly AlignedBand[];
  readonly a: readonly ShownStrip[];
  readonly b: readonly ShownStrip[];
  readonly width: number;
  readonly height: number;
}

function Side({ sides, side, style }: { sides: Sides; side: 'a' | 'b'; style?: string }) {
  const { aligned, width, height } = sides;
  const name = say(side === 'a' ? 'pagePictures.before' : 'pagePictures.after');
  return (
    <AlignedPicture name={name} width={width} height={height} {...(style === undefined ? {} : { style })}>
      <Slices aligned={aligned} side={side} strips={sides[side]} />
    </AlignedPicture>
  );
}

function Overlay({ sides }: { readonly sides: Sides }) {
  const { aligned, a, b, width, height } = sides;
  const gone = aligned.filter(({ band }) => band.change === 'removed');
  return (
    <AlignedPicture name={say('pagePictures.marked')} width={width} height={height}>
      <Slices aligned={aligned} side="b" strips={b} />
      <Slices aligned={gone} side="a" strips={a} />
      <PictureMarks aligned={aligned} width={width} />
    </AlignedPicture>
  );
}

function Slider({ sides }: { readonly sides: Sides }) {
  const [percent, setPercent] = useState(50);
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.buttons !== 1) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setPercent(Math.round(Math.min(100, Math.max(0, ((event.clientX - left) / width) * 100))));
  };
  return (
    <>
      <div class="picture-control of-divider">
        <span aria-hidden="true">{say('compare.before')}</span>
        <span aria-hidden="true">{say('compare.after')}</span>
        <input
          type="range"
          min="0"
          max="100"
          value={percent}
          aria-label={say('pagePictures.divider')}
          onInput={(event) => setPercent(event.currentTarget.valueAsNumber)}
        />
      </div>
      <div class="picture-layers slides" onPointerDown={drag} onPointerMove={drag}>
        <Side sides={sides} side="b" />
        <Side sides={sides} side="a" style={`clip-path: inset(0 ${100 - percent}% 0 0)`} />
        <div class="divider" style={`inset-inline-start: ${percent}%`} />
      </div>
    </>
  );
}

const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

function Blink({ sides }: { readonly sides: Sides }) {
  const [before, setBefore] = useState(false);
  const [byItself, setByItself] = useState(() => !wantsStillness());
  useEffect(() => {
    const timer = byItself ? setInterval(() => setBefore((was) => !was), blinkMs) : undefined;
    return () => clearInterval(timer);
  }, [byItself]);
  return (
    <>
      <div class="picture-control">
        <button
          type="button"
          onClick={() => {
            setByItself(false);
            setBefore(!before);
          }}
        >
          {say(before ? 'pagePictures.showAfter' : 'pagePictures.showBefore')}
        </button>
        <button type="button" aria-pressed={byItself} onClick={() => setByItself(!byItself)}>
          {say('pagePictures.byItself')}
        </button>
        <strong>{say(before ? 'compare.before' : 'compare.after')}</strong>
      </div>
      <div class="picture-layers">
        <Side sides={sides} side="b" />
        <Side sides={sides} side="a" style={before ? '' : 'visibility: hidden'} />
      </div>
    </>
  );
}

function viewed(view: View, sides: Sides): ComponentChildren {
  if (view === 'overlay') return <Overlay sides={sides} />;
  return view === 'slider' ? <Slider sides={sides} /> : <Blink sides={sides} />;
}

/** What differs between two pictures: a list, and the pictures with it marked, with a divider to move, or in turn. */
export function PictureViews({ compared }: { readonly compared: ComparedPictures }) {
  const { comparison } = compared;
  const [view, setView] = useState<View>('overlay');
  const box = useRef<HTMLDivElement>(null);
  const aligned = alignBands(comparison.bands);
  const last = aligned.at(-1);
  const sides: Sides = {
    aligned,
    a: useAddresses(compared.a),
    b: useAddresses(compared.b),
    width: Math.max(comparison.a.width, comparison.b.width),
    height: last ? last.top + last.height : 0,
  };
  const bringIntoView = ({ top, height }: AlignedBand): void => {
    const scroller = box.current;
    const drawing = scroller?.querySelector('svg.aligned')?.getBoundingClientRect();
    if (!scroller || !drawing) return;
    const scale = drawing.width / sides.width;
    const above = drawing.top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    const room = Math.max(0, scroller.clientHeight - height * scale) / 2;
    scroller.scrollTop = above + top * scale - room;
    scroller.focus({ preventScroll: true });
    scroller.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <PictureBands aligned={aligned} onShow={bringIntoView} />
      <fieldset class="picture-choice">
        <legend class="heard">{say('pagePictures.view')}</legend>
        {views.map((name) => (
          <label key={name}>
            <input type="radio" name="picture-view" checked={view === name} onChange={() => setView(name)} />{' '}
            {say(`pagePictures.${name}`)}
          </label>
        ))}
      </fieldset>
      <p class="quiet">{say(`pagePictures.${view}.note`)}</p>
      <div class="picture-box" tabIndex={0} ref={box} role="group" aria-label={say('pagePictures.title')}>
        {viewed(view, sides)}
      </div>
    </>
  );
}
