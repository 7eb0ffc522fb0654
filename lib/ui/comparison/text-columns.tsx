import { useState } from 'preact/hooks';
import type { AlignedBlock } from '../../compare/index.ts';
import { formatDecimal } from '../../i18n/index.ts';
import { locale, say } from '../language.ts';
import { useOnce } from '../live.ts';
import { LongBody, wholeBodyCells } from '../long-body.tsx';
import { Refusal } from '../refusal.tsx';
import { foldUnchanged, type TextLine } from './fold.ts';
import { Mark } from './mark.tsx';

const columns = 3;
/** Paragraphs are longer than cells: one line of them is as much work as so many cells. */
const cellsPerLine = 12;

function Side({ block, side }: { readonly block: AlignedBlock; readonly side: 'a' | 'b' }) {
  const { change, runs } = block;
  const text = side === 'a' ? block.old : block.new;
  if (text === null) return null;
  if (change === 'added') return <ins>{text}</ins>;
  if (change === 'removed') return <del>{text}</del>;
  if (change !== 'changed') return <span class={change === 'moved' ? 'moved' : ''}>{text}</span>;
  const own = side === 'a' ? 'removed' : 'added';
  return (
    <>
      {runs.map(({ op, text: run }, index) => {
        if (op === 'same') return run;
        if (op !== own) return null;
        return side === 'a' ? <del key={index}>{run}</del> : <ins key={index}>{run}</ins>;
      })}
    </>
  );
}

interface LineProps {
  readonly line: TextLine;
  readonly onOpen: (first: number) => void;
}

function Line({ line, onOpen }: LineProps) {
  if (!('block' in line)) {
    const n = line.folded;
    return (
      <tr class="folded">
        <td class="mark-cell" />
        <td colSpan={2}>
          <button
            type="button"
            class="link"
            aria-expanded={false}
            onClick={() => {
              onOpen(line.first);
            }}
          >
            {say('compare.unchanged', { n }).replace(String(n), formatDecimal(locale.value, n))}
          </button>
        </td>
      </tr>
    );
  }
  const { block } = line;
  return (
    <tr class={`row-${block.change} block-${block.kind}`}>
      <td class="mark-cell">
        <Mark change={block.change} />
      </td>
      <td>
        <Side block={block} side="a" />
      </td>
      <td>
        <Side block={block} side="b" />
      </td>
    </tr>
  );
}

function Blocks({ blocks }: { readonly blocks: readonly AlignedBlock[] }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const lines = foldUnchanged(blocks, open);
  return (
    <>
      <table class={lines.length * cellsPerLine > wholeBodyCells ? 'aligned long' : 'aligned'}>
        <thead>
          <tr>
            <td class="mark-cell" />
            <th scope="col">{say('compare.before')}</th>
            <th scope="col">{say('compare.after')}</th>
          </tr>
        </thead>
        <LongBody
          total={lines.length}
          columns={columns}
          cellsPerRow={cellsPerLine}
          rows={(from, to) => lines.slice(from, to)}
          draw={(line, index) => (
            <Line
              key={index}
              line={line}
              onOpen={(first) => {
                setOpen(new Set([...open, first]));
              }}
            />
          )}
        />
      </table>
      {open.size > 0 && (
        <button
          type="button"
          class="link"
          onClick={() => {
            setOpen(new Set());
          }}
        >
          {say('compare.fold')}
        </button>
      )}
    </>
  );
}

/** The whole text of both sides, a column each, paragraphs beside each other; what is the same is folded. */
export function TextColumns({ load }: { readonly load: () => Promise<readonly AlignedBlock[]> }) {
  const blocks = useOnce(load, []);
  return (
    <section>
      <h2>{say('compare.text')}</h2>
      {blocks.state === 'waiting' && <p class="quiet">{say('reading')}</p>}
      {blocks.state === 'failed' && <Refusal code={blocks.error.code} detail={blocks.error.detail} />}
      {blocks.state === 'ready' && <Blocks blocks={blocks.value} />}
    </section>
  );
}
