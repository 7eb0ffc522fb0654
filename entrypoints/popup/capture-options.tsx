import { say } from '../../lib/ui/language.ts';
import { actions, choices, type Choices } from './state.ts';

type Name = keyof Choices['wanted'];

const words = {
  wholePage: 'popup.wholePage',
  documents: 'popup.documents',
  expanded: 'popup.expanded',
} as const;

function Choice({ name, note }: { readonly name: Name; readonly note: string | null }) {
  const shown = choices.value;
  return (
    <div class="option">
      <input
        id={name}
        type="checkbox"
        checked={shown?.wanted[name] === true}
        disabled={shown === null}
        aria-describedby={note === null ? undefined : `${name}-note`}
        onChange={(event) => actions.value?.choose({ [name]: event.currentTarget.checked })}
      />
      <label for={name}>{say(words[name])}</label>
      {note !== null && (
        <p id={`${name}-note`} class="quiet">
          {note}
        </p>
      )}
    </div>
  );
}

/** What to keep besides the page itself; what was chosen stays chosen, and is told while this is shut. */
export function CaptureOptions() {
  const shown = choices.value;
  const names: readonly Name[] = ['wholePage', 'documents', 'expanded'];
  const chosen = names.filter((name) => shown?.wanted[name]).map((name) => say(`popup.chosen.${name}`));
  return (
    <details class="options">
      <summary>
        {say('popup.options')}
        {chosen.length > 0 && <span class="quiet chosen">: {chosen.join(', ')}</span>}
      </summary>
      <Choice name="wholePage" note={shown?.scrolls ? say('popup.wholePageNote') : null} />
      <Choice name="documents" note={say('popup.documentsNote')} />
      <Choice name="expanded" note={say('popup.expandedNote')} />
    </details>
  );
}
