import { useState } from 'preact/hooks';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { Awaited } from './awaited.tsx';

/** Text shown before the rest is asked for: a browser lays out far more than a person reads. */
const shownCharacters = 100_000;

function Text({ text }: { readonly text: string }) {
  const [all, setAll] = useState(false);
  const cut = !all && text.length > shownCharacters;
  return (
    <>
      <pre class="wrap text" tabIndex={0}>
        {cut ? text.slice(0, shownCharacters) : text}
      </pre>
      {cut && (
        <button
          type="button"
          onClick={() => {
            setAll(true);
          }}
        >
          {say('capture.wholeText')}
        </button>
      )}
    </>
  );
}

/** The text of the captured page, as a reader could read it. */
export function CaptureText({ read }: { readonly read: () => Promise<Blob | null> }) {
  const text = useOnce(async () => (await (await read())?.text()) ?? null, []);
  return (
    <section>
      <h2>{say('capture.text')}</h2>
      <Awaited live={text}>
        {(value) => (value === null ? <p class="quiet">{say('capture.noText')}</p> : <Text text={value} />)}
      </Awaited>
    </section>
  );
}
