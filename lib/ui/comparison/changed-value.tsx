import type { ValueChange } from '../../model/index.ts';
import { Difference } from './difference.tsx';
import { FigureLink } from './figure-link.tsx';

/** A value that differs: the old one struck through, the new one, and what the difference comes to. */
export function ChangedValue({ change }: { readonly change: ValueChange }) {
  const now = <ins>{change.new}</ins>;
  const isFigure =
    change.kind === 'number' || change.kind === 'text-became-number' || change.kind === 'format';
  return (
    <span class={`changed kind-${change.kind}`}>
      <del>{change.old}</del>{' '}
      {isFigure ? (
        <FigureLink side="b" row={change.row} column={change.column} text={change.new}>
          {now}
        </FigureLink>
      ) : (
        now
      )}{' '}
      <Difference change={change} />
    </span>
  );
}
