import { useId, useState } from 'preact/hooks';
import { guessBits, type Lock } from '../../lib/bundle/age/index.ts';
import { say } from '../../lib/ui/language.ts';
import { guessesIn, isWeak, timeToGuess } from './lock-strength.ts';

function Strength({ passphrase }: { readonly passphrase: string }) {
  const bits = guessBits(passphrase);
  return (
    <span class={isWeak(bits) ? 'look' : 'quiet'} aria-live="polite">
      {say('lock.guesses', { guesses: guessesIn(bits), time: timeToGuess(bits) })}
    </span>
  );
}

/** A passphrase that the person thought of, typed twice, and what it withstands. */
export function LockOwn({ onLock }: { readonly onLock: (lock: Lock | null) => void }) {
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const [isShown, setShown] = useState(false);
  const id = useId();
  const as = isShown ? ({ type: 'text' } as const) : ({ type: 'password' } as const);
  const { passphrase, again } = typed;
  const take = (next: typeof typed): void => {
    setTyped(next);
    const isSure = next.passphrase !== '' && next.again === next.passphrase;
    onLock(isSure ? { kind: 'passphrase', passphrase: next.passphrase } : null);
  };
  return (
    <div class="field">
      <label for={`${id}-one`}>{say('lock.passphrase')}</label>
      <input
        id={`${id}-one`}
        {...as}
        autocomplete="off"
        spellcheck={false}
        value={passphrase}
        onInput={(event) => {
          take({ ...typed, passphrase: event.currentTarget.value });
        }}
      />
      {passphrase !== '' && <Strength passphrase={passphrase} />}
      <label for={`${id}-two`}>{say('lock.again')}</label>
      <input
        id={`${id}-two`}
        {...as}
        autocomplete="off"
        spellcheck={false}
        value={again}
        aria-invalid={again !== '' && again !== passphrase}
        onInput={(event) => {
          take({ ...typed, again: event.currentTarget.value });
        }}
      />
      {again !== '' && again !== passphrase && <span class="look">{say('lock.differ')}</span>}
      <span class="choice">
        <input
          id={`${id}-show`}
          type="checkbox"
          checked={isShown}
          onChange={(event) => {
            setShown(event.currentTarget.checked);
          }}
        />
        <label for={`${id}-show`}>{say('lock.show')}</label>
      </span>
    </div>
  );
}
