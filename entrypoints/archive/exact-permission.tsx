import { useState } from 'preact/hooks';
import { askForExact, givesExact, holdsExact } from '../../lib/platform/index.ts';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';

/** What it is good for to have pictures from the browser itself, and the button that asks for it. */
export function ExactPermission() {
  const [asked, setAsked] = useState(0);
  const live = useOnce(holdsExact, [asked]);
  if (!givesExact()) return null;
  const held = live.state === 'ready' && live.value;
  const ask = (): void => {
    void askForExact().then(() => {
      setAsked((times) => times + 1);
    });
  };
  return (
    <>
      <h2>{say('exact.title')}</h2>
      <p>{say('exact.why')}</p>
      <p role="status">{held ? say('exact.allowed') : null}</p>
      <div class="actions">
        <button type="button" disabled={live.state !== 'ready' || held} onClick={ask}>
          {say('exact.ask')}
        </button>
      </div>
    </>
  );
}
