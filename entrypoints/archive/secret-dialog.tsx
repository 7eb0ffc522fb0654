import { useState } from 'preact/hooks';
import type { Secret, SecretQuestion } from '../../lib/bundle/age/index.ts';
import { say } from '../../lib/ui/language.ts';
import { useModal } from '../../lib/ui/modal.ts';

/** Asks for what opens the file of this name; null where the person gives up. */
export type AskSecretOf = (question: SecretQuestion, fileName: string) => Promise<Secret | null>;

interface Asked {
  readonly fileName: string;
  readonly question: SecretQuestion;
  readonly answer: (secret: Secret | null) => void;
}

/** Asks for what opens an encrypted file, and the dialog that does so, to be shown somewhere on the page. */
export function useSecretDialog() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask: AskSecretOf = async (question, fileName) =>
    await new Promise((resolve) => {
      setAsked({
        fileName,
        question,
        answer: (secret) => {
          setAsked(null);
          resolve(secret);
        },
      });
    });
  return { ask, dialog: asked && <SecretDialog {...asked} /> };
}

function PassphraseField() {
  return (
    <p class="field">
      <label for="secret">{say('secret.passphraseLabel')}</label>
      <input id="secret" name="passphrase" type="password" autocomplete="off" spellcheck={false} required />
    </p>
  );
}

function IdentityField() {
  return (
    <p class="field">
      <label for="secret">{say('secret.identityLabel')}</label>
      <input id="secret" name="identity" type="file" required />
    </p>
  );
}

async function secretIn(form: HTMLFormElement): Promise<Secret | null> {
  const data = new FormData(form);
  const passphrase = data.get('passphrase');
  if (typeof passphrase === 'string') return { kind: 'passphrase', passphrase };
  const file = data.get('identity');
  return file instanceof File ? { kind: 'identity', text: await file.text() } : null;
}

function SecretDialog({ fileName, question: { wants, refused }, answer }: Asked) {
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      aria-labelledby="secret-title"
      onCancel={() => {
        answer(null);
      }}
    >
      <h2 id="secret-title">{say(`secret.${wants}`)}</h2>
      <p class="address">{fileName}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void secretIn(event.currentTarget).then(answer);
        }}
      >
        {refused && (
          <p role="alert" class="look">
            {say(`age.${refused}`)}
          </p>
        )}
        {wants === 'passphrase' ? <PassphraseField /> : <IdentityField />}
        <p class="quiet">{say('secret.note')}</p>
        <p class="actions">
          <button
            type="button"
            onClick={() => {
              answer(null);
            }}
          >
            {say('cancel')}
          </button>
          <button type="submit" class="primary">
            {say('secret.open')}
          </button>
        </p>
      </form>
    </dialog>
  );
}
