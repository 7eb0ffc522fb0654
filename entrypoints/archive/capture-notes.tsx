import { useId } from 'preact/hooks';
import { addNote, mostNoteChars, notesOf, type Archive } from '../../lib/archive/index.ts';
import { Instant } from '../../lib/ui/instant.tsx';
import { say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { Awaited } from './awaited.tsx';

interface Props {
  readonly archive: Archive;
  readonly captureId: string;
}

function NewNote({ archive, captureId }: Props) {
  const [label, meaning] = [useId(), useId()];
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const text = new FormData(form).get('note');
        if (typeof text !== 'string') return;
        void addNote(archive, captureId, text, new Date()).then(() => {
          form.reset();
        });
      }}
    >
      <label for={label}>{say('notes.label')}</label>
      <textarea
        id={label}
        name="note"
        rows={3}
        maxLength={mostNoteChars}
        required
        aria-describedby={meaning}
      />
      <span id={meaning} class="quiet">
        {say('notes.meaning')}
      </span>
      <button type="submit">{say('notes.add')}</button>
    </form>
  );
}

/** What the person noted to a capture, and the place for more. */
export function CaptureNotes({ archive, captureId }: Props) {
  const live = useLive(() => notesOf(archive, [captureId]), [captureId]);
  return (
    <section>
      <h2>{say('notes.title')}</h2>
      <Awaited live={live}>
        {(notes) => (
          <ul role="list" class="notes">
            {notes.map(({ sha256, at, text }) => (
              <li key={sha256}>
                <span class="quiet">
                  <Instant at={at} as="full" />
                </span>
                <p class="note">{text}</p>
              </li>
            ))}
          </ul>
        )}
      </Awaited>
      <NewNote archive={archive} captureId={captureId} />
    </section>
  );
}
