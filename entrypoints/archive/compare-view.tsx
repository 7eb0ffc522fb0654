import { useEffect, useState } from 'preact/hooks';
import type { Archive, KnownKey } from '../../lib/archive/index.ts';
import { isOthers } from '../../lib/model/index.ts';
import { changeSettings, readSettings } from '../../lib/platform/index.ts';
import { ComparisonView, type Layout } from '../../lib/ui/comparison/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { type Live, useKept, useOnce } from '../../lib/ui/live.ts';
import { formatMoment } from '../../lib/ui/moment.ts';
import type { ShownComparison } from '../../lib/jobs/shown-comparison.ts';
import { Awaited } from './awaited.tsx';
import { CompareSide } from './compare-side.tsx';
import { CompareTools, goToComparison } from './compare-tools.tsx';
import { comparedSides, type ComparedSide } from './compared-sides.ts';
import type { Reader } from './reader/reader.ts';
import { useReader } from './reader/use-reader.ts';
import { useKnownKeys } from './use-known-keys.ts';

interface ComparedProps {
  readonly archive: Archive;
  readonly reader: Reader;
  readonly sides: readonly [ComparedSide, ComparedSide];
  readonly keys: readonly KnownKey[];
  readonly shown: Live<ShownComparison>;
}

const momentOf = ({ row }: ComparedSide): string =>
  formatMoment(locale.value, new Date(row.startedAt), new Date());

const nameOf = ({ row }: ComparedSide): string => (row.title === '' ? row.url : row.title);

function titleOf([a, b]: ComparedProps['sides']): string {
  const moments = { before: momentOf(a), after: momentOf(b) };
  if (a.row.url !== b.row.url)
    return say('compare.titleOfTwo', { one: nameOf(a), other: nameOf(b), ...moments });
  return say('compare.title', { title: nameOf(b), ...moments });
}

function Compared({ archive, reader, sides, keys, shown }: ComparedProps) {
  const [a, b] = sides;
  const refs = { a: a.row.ref, b: b.row.ref };
  const [layout, setLayout] = useState<Layout | null>(null);
  useEffect(() => {
    readSettings().then(
      ({ comparison }) => {
        setLayout((chosen) => chosen ?? comparison);
      },
      () => {
        setLayout('inline');
      },
    );
  }, []);
  // The window's own title is set again with every drawing of the whole.
  useEffect(() => {
    document.title = `${titleOf(sides)} — ${say('app.name')}`;
  });
  return (
    <>
      <h1>{titleOf(sides)}</h1>
      <div class="sides">
        <CompareSide
          archive={archive}
          name={say('compare.before')}
          side={a}
          keys={keys}
          onChoose={(ref) => {
            goToComparison(ref, refs.b);
          }}
        />
        <CompareSide
          archive={archive}
          name={say('compare.after')}
          side={b}
          keys={keys}
          onChoose={(ref) => {
            goToComparison(refs.a, ref);
          }}
        />
      </div>
      <CompareTools
        archive={archive}
        a={a}
        b={b}
        comparison={shown.state === 'ready' ? shown.value.comparison : null}
        layout={layout ?? 'inline'}
        onLayout={(chosen) => {
          setLayout(chosen);
          void changeSettings({ comparison: chosen });
        }}
      />
      {isOthers(refs.a) !== isOthers(refs.b) && <p class="quiet">{say('others.perVisitor')}</p>}
      {(a.row.expands === undefined) !== (b.row.expands === undefined) && (
        <p class="look">{say('compare.expanded')}</p>
      )}
      <Awaited live={shown}>
        {({ comparison, rowCounts }) =>
          layout && (
            <ComparisonView
              key={`${refs.a} ${refs.b}`}
              comparison={comparison}
              captures={[a.row.ref, b.row.ref]}
              records={[a.record, b.record]}
              rowCounts={rowCounts}
              layout={layout}
              load={async (sha256) => (await a.load(sha256)) ?? (await b.load(sha256))}
              loadRows={async (table, from, to) => await reader.ask('rows', { table, from, to })}
              loadText={async () => await reader.ask('text', refs)}
            />
          )
        }
      </Awaited>
    </>
  );
}

interface Props {
  readonly archive: Archive;
  readonly a: string;
  readonly b: string;
}

/** Two of one page are compared in the order of time, whatever the order asked for. */
function areOf([{ row: one }, { row: other }]: ComparedProps['sides'], a: string, b: string): boolean {
  if (one.ref === a && other.ref === b) return true;
  return one.url === other.url && one.ref === b && other.ref === a;
}

/** What changed between two captures: of one page, or of two. */
export function CompareView({ archive, a, b }: Props) {
  const reader = useReader();
  const sides = useKept(useOnce(async () => await comparedSides(archive, [a, b]), [a, b]));
  const keys = useKnownKeys(archive);
  const shown = useOnce(async () => await reader.ask('comparison', { a, b }), [a, b]);
  return (
    <Awaited live={sides}>
      {(both) => (
        <Compared
          archive={archive}
          reader={reader}
          sides={both}
          keys={keys}
          // What is told is of the captures named above it, also while others are read.
          shown={areOf(both, a, b) ? shown : { state: 'waiting' }}
        />
      )}
    </Awaited>
  );
}
