import { useEffect, useState } from 'preact/hooks';
import type { Archive } from '../../lib/archive/index.ts';
import type { PointedFigure } from '../../lib/compare/index.ts';
import { formatDecimal } from '../../lib/i18n/index.ts';
import type { FigureHistory } from '../../lib/jobs/figure-history.ts';
import { type CaptureRef, KuaError } from '../../lib/model/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { formatMoment } from '../../lib/ui/moment.ts';
import { OutsideLink } from '../../lib/ui/outside-link.tsx';
import { Progress } from '../../lib/ui/progress.tsx';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { hashOf } from '../../lib/ui/route.ts';
import { StepChart } from '../../lib/ui/step-chart.tsx';
import { FigureOthers, FigureVersions } from './figure-tables.tsx';
import { useReader } from './reader/use-reader.ts';
import { useKnownKeys } from './use-known-keys.ts';

interface Props {
  readonly archive: Archive;
  /** The capture in which the figure was pointed at. */
  readonly pointedIn: CaptureRef;
  readonly pointed: PointedFigure;
}

/** Not redrawn for each capture that is read. */
const drawnEveryMs = 150;

interface Reading {
  readonly history: FigureHistory | null;
  readonly state: 'reading' | 'stopped' | 'read';
  readonly error: KuaError | null;
}

function Chart({ versions, name }: Pick<FigureHistory, 'versions' | 'name'>) {
  const points = versions.flatMap(({ startedAt, figure }) => {
    if (figure === 'unread') return [];
    const value = figure === 'gone' || figure.value === '' ? Number.NaN : Number(figure.value);
    return [{ atMs: Date.parse(startedAt), value: Number.isFinite(value) ? value : null }];
  });
  if (points.every(({ value }) => value === null)) return null;
  const read = versions.filter(({ figure }) => figure !== 'unread');
  const tell = (index: number): string => {
    const version = read[index];
    if (!version || typeof version.figure === 'string') return '';
    return `${formatMoment(locale.value, new Date(version.startedAt), new Date())}: ${version.figure.text}`;
  };
  return (
    <figure>
      <StepChart
        points={points}
        name={`${say('figure.chart')}: ${[name.row, name.column].filter(Boolean).join(' · ')}`}
        tell={tell}
      />
    </figure>
  );
}

function State({ history, state, onStop }: Reading & { readonly onStop: () => void }) {
  const { done = 0, total = 0 } = history ?? {};
  const places = {
    n: total,
    done: formatDecimal(locale.value, done),
    total: formatDecimal(locale.value, total),
  };
  if (state === 'reading')
    return <Progress words={say('figure.reading', places)} done={done} total={total} onCancel={onStop} />;
  return (
    <p role="status" class="quiet">
      {say(state === 'read' ? 'figure.read' : 'figure.stopped', places)}
    </p>
  );
}

/** Every value a figure ever had in the captures of its page, and what other pages say under the same name. */
export function FigureView({ archive, pointedIn, pointed }: Props) {
  const reader = useReader();
  const keys = useKnownKeys(archive);
  const [reading, setReading] = useState<Reading>({ history: null, state: 'reading', error: null });
  useEffect(() => {
    let drawnMs = 0;
    reader
      .ask('figure', { ref: pointedIn, pointed }, (history) => {
        if (Date.now() - drawnMs < drawnEveryMs) return;
        drawnMs = Date.now();
        setReading((known) => ({ ...known, history }));
      })
      .then(
        (history) => {
          setReading({ history, state: 'read', error: null });
        },
        (thrown: unknown) => {
          setReading({ history: null, state: 'stopped', error: KuaError.from(thrown) });
        },
      );
  }, []);
  const { history, error } = reading;
  const name = [pointed.row, pointed.column].filter(Boolean).join(' · ');
  return (
    <>
      <h1>
        {say('figure.heading')}: {name}
      </h1>
      {error?.code === 'not-found' && <p class="look">{say('figure.notThere')}</p>}
      {error && error.code !== 'not-found' && <Refusal code={error.code} detail={error.detail} />}
      {!error && (
        <State
          {...reading}
          onStop={() => {
            reader.close();
            setReading((known) => ({ ...known, state: 'stopped' }));
          }}
        />
      )}
      {history && (
        <>
          <p>
            {say('figure.page')}{' '}
            <a href={hashOf({ name: 'page', url: history.url })}>
              {history.title === '' ? history.url : history.title}
            </a>
            , <OutsideLink url={history.url} />
            {history.name.caption !== '' && <span class="quiet"> · {history.name.caption}</span>}
          </p>
          <section class="history">
            <h2>{say('figure.values')}</h2>
            <Chart versions={history.versions} name={history.name} />
            <FigureVersions
              versions={history.versions}
              name={history.name}
              pointedIn={pointedIn}
              keys={keys}
            />
          </section>
          <section class="history">
            <h2>{say('figure.others')}</h2>
            <p class="quiet">
              {history.others.length === 0 && reading.state === 'read'
                ? say('figure.othersNone')
                : say('figure.othersNote')}
            </p>
            {history.others.length > 0 && <FigureOthers others={history.others} pointedIn={pointedIn} />}
          </section>
        </>
      )}
    </>
  );
}
