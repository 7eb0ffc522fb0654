import { say } from '../language.ts';

export type MarkedChange = 'added' | 'removed' | 'moved' | 'changed' | 'same';

const signs: Readonly<Record<MarkedChange, string>> = {
  added: '+',
  removed: '−',
  moved: '↕',
  changed: '≠',
  same: '',
};

/** The sign of a change; its word is there for those who hear the page and on hover. */
export function Mark({ change }: { readonly change: MarkedChange }) {
  if (change === 'same') return null;
  const word = say(`mark.${change}`);
  return (
    <span class={`mark mark-${change}`} title={word}>
      <span aria-hidden="true">{signs[change]}</span>
      <span class="heard">{word}</span>
    </span>
  );
}
