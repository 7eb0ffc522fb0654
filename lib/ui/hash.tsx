import { CopyButton } from './copy-button.tsx';
import { say } from './language.ts';

interface Props {
  /** Hex, with or without `sha256:`. */
  readonly value: string;
  /** What it is the digest of, for the copy button's name. */
  readonly of: string;
}

/** A digest shortened to 8 digits, whole on hover, with a button that copies all of it. */
export function Hash({ value, of }: Props) {
  return (
    <span class="hash">
      <code title={value}>{value.replace(/^sha256:/u, '').slice(0, 8)}…</code>
      <CopyButton text={() => value} label={say('hash.copy', { of })} class="small">
        {say('hash.copyShort')}
      </CopyButton>
    </span>
  );
}
