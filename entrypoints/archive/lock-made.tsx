import { useId, useState } from 'preact/hooks';
import { type Lock, madeBits, makePassphrase } from '../../lib/bundle/age/index.ts';
import { say } from '../../lib/ui/language.ts';
import { guessesIn } from './lock-strength.ts';

const make = (): string => makePassphrase((length) => crypto.getRandomValues(new Uint8Array(length)));

/** A passphrase made here: to be written down before anything is locked with it. */
export function LockMade({ onLock }: { readonly onLock: (lock: Lock | null) => void }) {
  const [passphrase, setPassphrase] = useState(make);
  const [copied, setCopied] = useState(false);
  const [kept, setKept] = useState(false);
  const id = useId();
  const keep = (isKept: boolean): void => {
    setKept(isKept);
    onLock(isKept ? { kind: 'passphrase', passphrase } : null);
  };
  return (
    <div class="field">
      <span class="actions">
        <output class="made">{passphrase}</output>
        <button
          type="button"
          class="small"
          onClick={() => {
            void navigator.clipboard.writeText(passphrase).then(() => {
              setCopied(true);
            });
          }}
        >
          {say(copied ? 'lock.copied' : 'lock.copy')}
        </button>
        <button
          type="button"
          class="small"
          onClick={() => {
            setPassphrase(make());
            setCopied(false);
            keep(false);
          }}
        >
          {say('lock.another')}
        </button>
      </span>
      <span class="quiet">{say('lock.madeNote', { guesses: guessesIn(madeBits) })}</span>
      <span class="choice">
        <input
          id={id}
          type="checkbox"
          checked={kept}
          onChange={(event) => {
            keep(event.currentTarget.checked);
          }}
        />
        <label for={id}>{say('lock.kept')}</label>
      </span>
    </div>
  );
}
