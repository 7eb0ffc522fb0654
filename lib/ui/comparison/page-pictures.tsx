import { useEffect, useRef, useState } from 'preact/hooks';
import { whichPictures, type PicturePair } from '../../compare/pictures/index.ts';
import { formatDecimal } from '../../i18n/index.ts';
import { KuaError, type CaptureRecord, type PictureComparison } from '../../model/index.ts';
import { locale, say } from '../language.ts';
import type { LoadBytes } from '../picture.tsx';
import { Progress } from '../progress.tsx';
import { Refusal } from '../refusal.tsx';
import { compareStrips, type ComparedPictures } from './compare-strips.ts';
import { PictureViews } from './picture-views.tsx';

type Work =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'failed'; readonly error: KuaError }
  | { readonly state: 'ready'; readonly compared: ComparedPictures };

const decimal = (n: number): string => formatDecimal(locale.value, n);

/** What is to be known of the two pictures before they are believed. */
function Cautions({ pair, comparison }: { readonly pair: PicturePair; comparison: PictureComparison }) {
  const { a, b, width, faintRows } = comparison;
  const cautions = [
    ...(pair.of === 'visible' ? [say('pagePictures.visible')] : []),
    ...(pair.isCut ? [say('pagePictures.cut')] : []),
    ...(a.width === b.width
      ? []
      : [say('pagePictures.widths', { a: decimal(a.width), b: decimal(b.width), width: decimal(width) })]),
  ];
  return (
    <>
      {cautions.map((caution) => (
        <p key={caution} class="look">
          {caution}
        </p>
      ))}
      {faintRows > 0 && (
        <p class="quiet">{say('pagePictures.faint', { n: faintRows, rows: decimal(faintRows) })}</p>
      )}
    </>
  );
}

function Result({ pair, compared }: { readonly pair: PicturePair; compared: ComparedPictures }) {
  const { places } = compared.comparison;
  return (
    <>
      <p role="status">
        <strong>
          {places === 0
            ? say('pagePictures.none')
            : say('pagePictures.places', { n: places, places: decimal(places) })}
        </strong>{' '}
        {places > 0 && <span class="quiet">{say('pagePictures.meaning')}</span>}
      </p>
      <Cautions pair={pair} comparison={compared.comparison} />
      <PictureViews compared={compared} />
    </>
  );
}

interface ComparisonProps {
  readonly pair: PicturePair;
  readonly load: LoadBytes;
}

function OnDemand({ pair, load }: ComparisonProps) {
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);
  const begin = async (): Promise<void> => {
    const control = new AbortController();
    going.current = control;
    const tell = (now: Work): void => {
      if (!control.signal.aborted) setWork(now);
    };
    tell({ state: 'running', done: 0, total: 0 });
    try {
      const progress = (done: number, total: number): void => tell({ state: 'running', done, total });
      tell({ state: 'ready', compared: await compareStrips(pair, load, progress, control.signal) });
    } catch (thrown) {
      tell({ state: 'failed', error: KuaError.from(thrown) });
    }
  };
  if (work.state === 'ready') return <Result pair={pair} compared={work.compared} />;
  if (work.state === 'running') {
    const cancel = (): void => {
      going.current?.abort();
      setWork({ state: 'idle' });
    };
    const { done, total } = work;
    return <Progress words={say('pagePictures.running')} done={done} total={total} onCancel={cancel} />;
  }
  return (
    <>
      {work.state === 'failed' && <Refusal code={work.error.code} detail={work.error.detail} />}
      <button type="button" onClick={() => void begin()}>
        {say('pagePictures.compare')}
      </button>
    </>
  );
}

interface Props {
  /** The captures, the older first. */
  readonly records: readonly [CaptureRecord, CaptureRecord];
  readonly load: LoadBytes;
}

/** The pictures of the page in two captures held against each other, once somebody asks for it. */
export function PagePictures({ records: [a, b], load }: Props) {
  const pair = whichPictures(a, b);
  return (
    <section class="page-pictures">
      <h2>{say('pagePictures.title')}</h2>
      {typeof pair === 'string' ? (
        <p class="quiet">
          {say(`pagePictures.${pair}`, {
            a: decimal(a.browser.viewport.dpr),
            b: decimal(b.browser.viewport.dpr),
          })}
        </p>
      ) : (
        <OnDemand key={`${a.captureId} ${b.captureId}`} pair={pair} load={load} />
      )}
    </section>
  );
}
