import type { Run, SentenceChange } from '../../model/index.ts';
import { say } from '../language.ts';
import { Mark } from './mark.tsx';

function RunText({ run }: { readonly run: Run }) {
  if (run.op === 'added') return <ins>{run.text}</ins>;
  if (run.op === 'removed') return <del>{run.text}</del>;
  return <>{run.text}</>;
}

function Sentence({ sentence }: { readonly sentence: SentenceChange }) {
  const { change, runs } = sentence;
  if (change === 'added') return <ins>{sentence.new}</ins>;
  if (change === 'removed') return <del>{sentence.old}</del>;
  if (runs.length === 0) return <span class="moved">{sentence.new ?? sentence.old}</span>;
  return (
    <span class={change === 'moved' ? 'moved' : ''}>
      {runs.map((run, index) => (
        <RunText key={index} run={run} />
      ))}
    </span>
  );
}

function List({ sentences }: { readonly sentences: readonly SentenceChange[] }) {
  return (
    <ul role="list" class="sentences">
      {sentences.map((sentence, index) => (
        <li key={index}>
          <Mark change={sentence.change} /> <Sentence sentence={sentence} />
        </li>
      ))}
    </ul>
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
