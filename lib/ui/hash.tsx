import { useState } from 'preact/hooks';
import { say } from './language.ts';

interface Props {
  /** Hex, with or without `sha256:`. */
  readonly value: string;
  /** What it is the digest of, for the copy button's name. */
  readonly of: string;
}

/** A digest shortened to 8 digits, whole on hover, with a button that copies all of it. */
export function Hash({ value, of }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, 2000);
  };
  return (
    <span class="hash">
      <code title={value}>{value.replace(/^sha256:/u, '').slice(0, 8)}…</code>
      <button
        type="button"
        class="small"
        aria-label={say('hash.copy', { of })}
        onClick={() => {
          void copy();
        }}
      >
        {copied ? say('hash.copied') : say('hash.copyShort')}
      </button>
    </span>
  );
}
