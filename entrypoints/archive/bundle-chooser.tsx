import { useRef, useState } from 'preact/hooks';
import { say } from '../../lib/ui/language.ts';

/** What the person wants checked, and by which key. */
export interface Chosen {
  readonly bundle: File;
  readonly key: File | null;
}

interface Props {
  readonly busy: boolean;
  /** Another file is chosen: what was said of the one before is not of this one. */
  readonly onChange: () => void;
  readonly onStart: (chosen: Chosen) => void;
}

/** Takes a bundle by a file dialog or dropped, and a key if there is one. */
export function BundleChooser({ busy, onChange, onStart }: Props) {
  const [over, setOver] = useState(false);
  const [bundle, setBundle] = useState<File | null>(null);
  const bundleInput = useRef<HTMLInputElement>(null);
  const keyInput = useRef<HTMLInputElement>(null);
  const take = (file: File | null): void => {
    setBundle(file);
    onChange();
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = event.dataTransfer?.files;
    const [file] = files ?? [];
    if (!files || !file || !bundleInput.current) return;
    bundleInput.current.files = files;
    take(file);
  };
  return (
    <form
      class={over ? 'choose over' : 'choose'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
      onSubmit={(event) => {
        event.preventDefault();
        if (bundle) onStart({ bundle, key: keyInput.current?.files?.[0] ?? null });
      }}
    >
      <p class="field">
        <label for="bundle">{say('verify.file')}</label>
        <input
          id="bundle"
          type="file"
          accept=".zip,application/zip"
          ref={bundleInput}
          onChange={(event) => {
            take(event.currentTarget.files?.[0] ?? null);
          }}
        />
      </p>
      <p class="field">
        <label for="key">{say('verify.key')}</label>
        <input
          id="key"
          type="file"
          accept=".pem,application/x-pem-file"
          aria-describedby="key-note"
          onChange={onChange}
          ref={keyInput}
        />
        <span id="key-note" class="quiet">
          {say('verify.keyNote')}
        </span>
      </p>
      <button type="submit" class="primary" disabled={busy || bundle === null}>
        {say('verify.start')}
      </button>
    </form>
  );
}
