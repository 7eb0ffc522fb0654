import { useState } from 'preact/hooks';
import { say } from '../../lib/ui/language.ts';

interface Props {
  readonly text: () => string;
  readonly title?: string;
  readonly children: string;
}

/** A button that copies a text, and says so for a moment. */
export function CopyButton({ text, title, children }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, 2000);
  };
  return (
    <button type="button" title={title} onClick={() => void copy()}>
      {copied ? say('compare.copied') : children}
    </button>
  );
}
