import type { ValueChange } from '../../model/index.ts';
import { differenceWords } from '../change-words.ts';

/** A value that differs: the old one struck through, the new one, and what the difference comes to. */
export function ChangedValue({ change }: { readonly change: ValueChange }) {
  const difference = differenceWords(change);
  return (
    <span class={`changed kind-${change.kind}`}>
      <del>{change.old}</del> <ins>{change.new}</ins>
      {difference !== null && <span class="difference"> {difference}</span>}
    </span>
  );
}
