import { useId, useState } from 'preact/hooks';
import { knownKeys, mostNameChars, nameKey } from '../../lib/archive/index.ts';
import type { Verdict } from '../../lib/bundle/index.ts';
import { witnessStore } from '../../lib/platform/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { openArchive } from '../../lib/ui/open-archive.ts';

async function nameIn(keyId: string): Promise<string | null> {
  const known = (await knownKeys(await openArchive(witnessStore))).find((key) => key.keyId === keyId);
  return known ? (known.name ?? say('keys.own')) : null;
}

async function keepName(keyId: string, name: string): Promise<void> {
  await nameKey(await openArchive(witnessStore), keyId, name, new Date());
}

function Naming({ keyId, onNamed }: { readonly keyId: string; readonly onNamed: () => void }) {
  const [label, meaning] = [useId(), useId()];
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get('name');
        if (typeof name === 'string') void keepName(keyId, name).then(onNamed);
      }}
    >
      <label for={label}>{say('keys.name')}</label>
      <span class="actions">
        <input
          id={label}
          name="name"
          type="text"
          maxLength={mostNameChars}
          required
          aria-describedby={meaning}
        />
        <button type="submit">{say('keys.keep')}</button>
      </span>
      <span id={meaning} class="quiet">
        {say('keys.nameNote')}
      </span>
    </form>
  );
}

interface Props {
  readonly verdict: Pick<Verdict, 'holds' | 'key'>;
  readonly keyId: string;
}

/** Whose key sealed a bundle, as far as the person knows, and the place to say it where nobody does. */
export function WhoseKey({ verdict: { holds, key }, keyId }: Props) {
  const [named, setNamed] = useState(0);
  // Where nothing can be kept, no key has a name.
  const name = useOnce(() => nameIn(keyId).catch(() => null), [keyId, named]);
  const isKnown = name.state === 'ready' && name.value !== null;
  return (
    <>
      <p>
        {say('capture.key')}: {isKnown && <strong>{name.value}</strong>}{' '}
        {name.state === 'ready' && !isKnown && key === 'unknown' && <span>{say('keys.unknown')}</span>}{' '}
        <Hash value={keyId} of={say('capture.key')} />
      </p>
      {holds && name.state === 'ready' && !isKnown && (
        <Naming
          keyId={keyId}
          onNamed={() => {
            setNamed((times) => times + 1);
          }}
        />
      )}
    </>
  );
}
