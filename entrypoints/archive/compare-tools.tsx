import { foremostOf } from '../../lib/compare/index.ts';
import type { Archive } from '../../lib/archive/index.ts';
import { comparisonText } from '../../lib/i18n/comparison-text.ts';
import { isOthers, type Comparison } from '../../lib/model/index.ts';
import type { Layout } from '../../lib/ui/comparison/index.ts';
import { CopyButton } from '../../lib/ui/copy-button.tsx';
import { locale, say } from '../../lib/ui/language.ts';
import { hashOf } from '../../lib/ui/route.ts';
import { steppedPair, type SteppedSide } from '../../lib/ui/version-steps.ts';
import type { ComparedSide } from './compared-sides.ts';
import { startExport } from './start-export.ts';
import { useStepKeys } from './use-step-keys.ts';

interface Props {
  readonly archive: Archive;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  /** Null until it is there. */
  readonly comparison: Comparison | null;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
}

/** Show another comparison. */
export function goToComparison(a: string, b: string): void {
  location.hash = hashOf({ name: 'compare', a, b });
}

const stepOf = ({ row, versions }: ComparedSide): SteppedSide => {
  return { captureId: row.ref, versions: versions.map(({ ref }) => ref) };
};

function Steps({ a, b }: Pick<Props, 'a' | 'b'>) {
  const pairs = { [-1]: steppedPair(stepOf(a), stepOf(b), -1), 1: steppedPair(stepOf(a), stepOf(b), 1) };
  const step = (by: 1 | -1): void => {
    const pair = pairs[by];
    if (pair) goToComparison(...pair);
  };
  useStepKeys(step);
  return (
    <>
      <button
        type="button"
        disabled={pairs[-1] === null}
        aria-label={say('compare.previousVersions')}
        aria-keyshortcuts="["
        onClick={() => {
          step(-1);
        }}
      >
        ‹ {say('compare.previousVersions')} <kbd>[</kbd>
      </button>
      <button
        type="button"
        disabled={pairs[1] === null}
        aria-label={say('compare.nextVersions')}
        aria-keyshortcuts="]"
        onClick={() => {
          step(1);
        }}
      >
        {say('compare.nextVersions')} › <kbd>]</kbd>
      </button>
    </>
  );
}

function LayoutChoice({ layout, onLayout }: Pick<Props, 'layout' | 'onLayout'>) {
  return (
    <span class="layouts" role="radiogroup" aria-label={say('compare.layout')}>
      {(['inline', 'columns'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="layout"
            checked={layout === one}
            onChange={() => {
              onLayout(one);
            }}
          />{' '}
          {say(`compare.${one}`)}
        </label>
      ))}
    </span>
  );
}

/** What can be done with a comparison: go on to others, show it otherwise, take it along. */
export function CompareTools({ archive, a, b, comparison, layout, onLayout }: Props) {
  const pair = [a.row.ref, b.row.ref] as const;
  const isOwn = !pair.some(isOthers);
  const isTwoPages = a.row.url !== b.row.url;
  return (
    <div class="compare-tools" role="group" aria-label={say('compare.tools')}>
      <div class="actions">
        <Steps a={a} b={b} />
        {isTwoPages && (
          <button
            type="button"
            aria-label={say('compare.swap')}
            onClick={() => {
              goToComparison(pair[1], pair[0]);
            }}
          >
            ⇄ {say('compare.swap')}
          </button>
        )}
        <LayoutChoice layout={layout} onLayout={onLayout} />
      </div>
      <div class="actions">
        <CopyButton text={() => location.href} title={say('compare.linkNote')}>
          {say('compare.copyLink')}
        </CopyButton>
        {comparison && (
          <CopyButton
            text={() => comparisonText(comparison, foremostOf(comparison), { locale: locale.peek(), say })}
          >
            {say('compare.copyText')}
          </CopyButton>
        )}
        {isOwn && (
          <button
            type="button"
            title={say('compare.addNote')}
            onClick={() => void startExport(archive, [...new Set(pair)], { compare: pair })}
          >
            {say('compare.addToBundle')}
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            print();
          }}
        >
          {say('compare.print')}
        </button>
      </div>
      {isOwn && a.row.keyId !== b.row.keyId && <p class="look">{say('compare.twoKeys')}</p>}
    </div>
  );
}
