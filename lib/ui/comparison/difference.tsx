import type { ValueChange } from '../../model/index.ts';
import { differenceWords, relativeWords } from '../change-words.ts';

/** What a change comes to, in per cent of the old number too where that says something; nothing where it comes to none. */
export function Difference({ change }: { readonly change: ValueChange }) {
  const difference = differenceWords(change);
  const relative = relativeWords(change);
  return (
    <>
      {difference !== null && <span class="difference">{difference}</span>}
      {relative !== null && <span class="quiet"> ({relative})</span>}
    </>
  );
}
