import { useRef, useState } from 'preact/hooks';
import { type OpenedFile, type Verdict, verdictAnswer } from '../../lib/bundle/index.ts';
import { formatBytes, formatDecimal } from '../../lib/i18n/index.ts';
import { importBundle, type Imported } from '../../lib/jobs/import-bundle.ts';
import { KuaError } from '../../lib/model/index.ts';
import { witnessStore } from '../../lib/platform/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { openArchive } from '../../lib/ui/open-archive.ts';
import { Progress } from '../../lib/ui/progress.tsx';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { hashOf } from '../../lib/ui/route.ts';

/** A bundle's file, opened, and what checking it came to. */
export interface Checked {
  readonly name: string;
  readonly bundle: OpenedFile;
  readonly verdict: Verdict;
}

interface Outcome {
  readonly name: string;
  readonly came: Imported | KuaError;
}

type Work =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly name: string; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly outcomes: readonly Outcome[] };

const redrawMs = 100;

/** Keep the bundles one after another; one that cannot be kept stops no other. */
async function keepAll(
  checked: readonly Checked[],
  signal: AbortSignal,
  tell: (work: Work) => void,
): Promise<Work> {
  const outcomes: Outcome[] = [];
  let toldMs = 0;
  for (const { name, bundle, verdict } of checked) {
    tell({ state: 'running', name, done: 0, total: 0 });
    const progress = (done: number, total: number): void => {
      if (Date.now() - toldMs < redrawMs) return;
      toldMs = Date.now();
      tell({ state: 'running', name, done, total });
    };
    try {
      const archive = await openArchive(witnessStore);
      const came = await importBundle(
        archive,
        { name, zip: bundle.zip },
        { now: new Date(), signal, progress },
        verdict,
      );
      outcomes.push({ name, came });
    } catch (error) {
      const failure = signal.aborted ? new KuaError('cancelled') : KuaError.from(error);
      outcomes.push({ name, came: failure });
      if (signal.aborted) break;
    }
  }
  return { state: 'done', outcomes };
}

function outcomeWords(came: Imported): string {
  switch (came.state) {
    case 'kept':
      return say('import.kept', { n: came.captures, captures: formatDecimal(locale.value, came.captures) });
    case 'same':
      return say('import.same');
    case 'number-taken':
      return say('import.numberTaken');
    default:
      return verdictAnswer(came.verdict, locale.value);
  }
}

function Outcomes({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  return (
    <>
      <ul role="list" class="outcomes">
        {outcomes.map(({ name, came }, index) => (
          <li key={index} data-outcome={came instanceof KuaError ? came.code : came.state}>
            <span class="address">{name}</span>
            {came instanceof KuaError ? (
              <Refusal code={came.code} detail={came.detail} />
            ) : (
              <div role="status" class={came.state === 'kept' || came.state === 'same' ? '' : 'look'}>
                {outcomeWords(came)}
              </div>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={hashOf({ name: 'pages' })}>{say('import.see')}</a>
      </p>
    </>
  );
}

/** Offers to keep those bundles that hold, whole as they came. */
export function KeepBundles({ checked }: { readonly checked: readonly Checked[] }) {
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const abort = useRef(new AbortController()).current;
  const holding = checked.filter(({ verdict }) => verdict.holds);
  if (holding.length === 0) return null;
  switch (work.state) {
    case 'running':
      return (
        <Progress
          words={say('import.progress', {
            name: work.name,
            done: formatBytes(locale.value, work.done),
            total: formatBytes(locale.value, work.total),
          })}
          done={work.done}
          total={work.total}
          onCancel={() => {
            abort.abort();
          }}
        />
      );
    case 'done':
      return <Outcomes outcomes={work.outcomes} />;
    default:
      return (
        <div class="keep">
          <button type="button" onClick={() => void keepAll(holding, abort.signal, setWork).then(setWork)}>
            {say('import.keep', { n: holding.length, bundles: formatDecimal(locale.value, holding.length) })}
          </button>
          <span class="quiet">{say('import.keepNote')}</span>
        </div>
      );
  }
}
