import type { Run, SentenceChange, ValueChange } from '../../model/index.ts';
import { say } from '../language.ts';
import { LongList } from '../long-list.tsx';
import { FigureLink } from './figure-link.tsx';
import { Mark } from './mark.tsx';

const bare = (figure: string): string => figure.replaceAll(/[\s%]/gu, '');

/** The figure that a run of new text is, if it is one. */
function figureOfRun(run: Run, figures: readonly ValueChange[]): ValueChange | undefined {
  return figures.find((figure) => bare(run.text).includes(bare(figure.new)));
}

function RunText({ run, figures }: { readonly run: Run; readonly figures: readonly ValueChange[] }) {
  if (run.op === 'removed') return <del>{run.text}</del>;
  if (run.op === 'same') return <>{run.text}</>;
  const figure = figureOfRun(run, figures);
  const added = <ins>{run.text}</ins>;
  if (!figure) return added;
  return (
    <FigureLink side="b" row={figure.row} column="" text={figure.new}>
      {added}
    </FigureLink>
  );
}

function Sentence({ sentence }: { readonly sentence: SentenceChange }) {
  const { change, runs, figures } = sentence;
  if (change === 'added') return <ins>{sentence.new}</ins>;
  if (change === 'removed') return <del>{sentence.old}</del>;
  if (runs.length === 0) return <span class="moved">{sentence.new ?? sentence.old}</span>;
  return (
    <span class={change === 'moved' ? 'moved' : ''}>
      {runs.map((run, index) => (
        <RunText key={index} run={run} figures={figures} />
      ))}
    </span>
  );
}

function List({ sentences }: { readonly sentences: readonly SentenceChange[] }) {
  return (
    <LongList
      class="sentences"
      items={sentences}
      draw={(sentence, index) => (
        <li key={index}>
          <Mark change={sentence.change} /> <Sentence sentence={sentence} />
        </li>
      )}
    />
  );
}

/** The sentences that differ: the main content's first, those of menus and edges on demand. */
export function TextChanges({ text }: { readonly text: readonly SentenceChange[] }) {
  const main = text.filter((sentence) => sentence.main);
  const edges = text.filter((sentence) => !sentence.main);
  return (
    <section>
      <h2>{say('compare.text')}</h2>
      {main.length > 0 && <List sentences={main} />}
      {edges.length > 0 && (
        <details open={main.length === 0}>
          <summary>{say('compare.edges', { n: edges.length })}</summary>
          <List sentences={edges} />
        </details>
      )}
    </section>
  );
}
