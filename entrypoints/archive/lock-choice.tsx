import { type ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Lock } from '../../lib/bundle/age/index.ts';
import { say } from '../../lib/ui/language.ts';
import { LockMade } from './lock-made.tsx';
import { LockOwn } from './lock-own.tsx';
import { LockRecipients } from './lock-recipients.tsx';

type Kind = 'made' | 'own' | 'recipients';

interface WayProps {
  readonly kind: Kind;
  readonly chosen: Kind;
  readonly onChoose: (kind: Kind) => void;
  /** What it needs, shown while it is chosen. */
  readonly children: ComponentChildren;
}

function Way({ kind, chosen, onChoose, children }: WayProps) {
  const id = useId();
  return (
    <div class="way">
      <input
        type="radio"
        id={id}
        name="lock"
        checked={kind === chosen}
        onChange={() => {
          onChoose(kind);
        }}
      />
      <label for={id}>{say(`lock.${kind}`)}</label>
      {kind === chosen && children}
    </div>
  );
}

/** Asks what an encrypted bundle shall open with, before anything is written. Nothing of the answer is stored. */
export function LockChoice({ onChoose }: { readonly onChoose: (lock: Lock) => void }) {
  const [kind, setKind] = useState<Kind>('made');
  const [lock, setLock] = useState<Lock | null>(null);
  const choose = (chosen: Kind): void => {
    setKind(chosen);
    setLock(null);
  };
  const way = { chosen: kind, onChoose: choose };
  return (
    <form
      class="lock"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (lock) onChoose(lock);
      }}
    >
      <p>{say('lock.lead')}</p>
      <fieldset>
        <legend>{say('lock.with')}</legend>
        <Way kind="made" {...way}>
          <LockMade onLock={setLock} />
        </Way>
        <Way kind="own" {...way}>
          <LockOwn onLock={setLock} />
        </Way>
        <Way kind="recipients" {...way}>
          <LockRecipients onLock={setLock} />
        </Way>
      </fieldset>
      <p class="quiet">{say('lock.hidesNot')}</p>
      <p>
        <button type="submit" class="primary" disabled={lock === null}>
          {say('lock.start')}
        </button>
      </p>
    </form>
  );
}
