import { useState } from 'preact/hooks';
import { say } from './language.ts';

interface Props {
  readonly text: () => string;
  /** Its name, where its words alone do not say what is copied. */
  readonly label?: string;
  readonly title?: string;
  readonly class?: string;
  readonly children: string;
}

/** A button that copies a text, and says so for a moment. */
export function CopyButton({ text, label, title, class: name, children }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, 2000);
  };
  return (
    <button type="button" class={name} aria-label={label} title={title} onClick={() => void copy()}>
      {copied ? say('hash.copied') : children}
    </button>
  );
}
