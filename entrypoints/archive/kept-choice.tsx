import type { PreparedAttachment } from '../../lib/jobs/attachments/index.ts';
import type { KeptForm } from '../../lib/model/index.ts';
import { say } from '../../lib/ui/language.ts';

interface Props {
  readonly prepared: PreparedAttachment;
  readonly kept: KeptForm;
  readonly onChange: (kept: KeptForm) => void;
}

const choices = [
  ['without-metadata', 'attach.without', ['attach.withoutNote', 'attach.original']],
  ['as-given', 'attach.asGiven', ['attach.asGivenNote']],
] as const;

/** Which of the two is kept: a copy that says nothing of its maker, or the file as it is; why there is no choice, if so. */
export function KeptChoice({ prepared: { copy, extension }, kept, onChange }: Props) {
  if (typeof copy === 'string') {
    const kind = extension === 'bin' ? say('attach.kindUnknown') : extension.toUpperCase();
    return (
      <div>
        <p class="look">{say(`attach.no.${copy}`, { kind })}</p>
        <p>{say('attach.goesAlong')}</p>
      </div>
    );
  }
  return (
    <fieldset>
      <legend>{say('attach.keep')}</legend>
      {choices.map(([form, words, notes]) => (
        <div class="way" key={form}>
          <input
            type="radio"
            name="kept"
            id={`kept-${form}`}
            checked={kept === form}
            aria-describedby={`kept-${form}-note`}
            onChange={() => {
              onChange(form);
            }}
          />
          <label for={`kept-${form}`}>{say(words)}</label>
          <div class="field quiet" id={`kept-${form}-note`}>
            {notes.map((note) => (
              <p key={note}>{say(note)}</p>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
