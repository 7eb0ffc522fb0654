import { useId, useState } from 'preact/hooks';
import { type Lock, readRecipients } from '../../lib/bundle/age/index.ts';
import { say } from '../../lib/ui/language.ts';

function Reading({ text }: { readonly text: string }) {
  const read = readRecipients(text);
  if ('fault' in read) return <span class="look">{say(`lock.${read.fault}`, { line: read.line })}</span>;
  const n = read.recipients.length;
  return n > 0 ? <span>{say('lock.right', { n })}</span> : null;
}

/** Public keys of those who shall open the bundle, looked at as they are typed. They are not remembered. */
export function LockRecipients({ onLock }: { readonly onLock: (lock: Lock | null) => void }) {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{say('lock.recipientsLabel')}</label>
      <textarea
        id={id}
        rows={3}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={'fault' in readRecipients(text)}
        aria-describedby={`${id}-reading`}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          const read = readRecipients(typed);
          const isRight = 'recipients' in read && read.recipients.length > 0;
          onLock(isRight ? { kind: 'recipients', recipients: read.recipients } : null);
        }}
      />
      <span id={`${id}-reading`} aria-live="polite">
        <Reading text={text} />
      </span>
      <span class="quiet">{say('lock.recipientsNote')}</span>
    </div>
  );
}
