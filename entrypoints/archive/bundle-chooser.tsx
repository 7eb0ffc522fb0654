import { useRef, useState } from 'preact/hooks';
import { say } from '../../lib/ui/language.ts';

/** What the person wants checked, by which key and by which authorities. */
export interface Chosen {
  readonly bundle: File;
  readonly key: File | null;
  /** Certificates of time-stamping authorities to believe. */
  readonly roots: readonly File[];
}

interface Props {
  readonly busy: boolean;
  /** Another file is chosen: what was said of the one before is not of this one. */
  readonly onChange: () => void;
  readonly onStart: (chosen: Chosen) => void;
}

/** Takes a bundle by a file dialog or dropped, and a key and certificates of authorities if there are any. */
export function BundleChooser({ busy, onChange, onStart }: Props) {
  const [over, setOver] = useState(false);
  const [bundle, setBundle] = useState<File | null>(null);
  const bundleInput = useRef<HTMLInputElement>(null);
  const keyInput = useRef<HTMLInputElement>(null);
  const rootsInput = useRef<HTMLInputElement>(null);
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
        if (!bundle) return;
        const roots = [...(rootsInput.current?.files ?? [])];
        onStart({ bundle, key: keyInput.current?.files?.[0] ?? null, roots });
      }}
    >
      <p class="field">
        <label for="bundle">{say('verify.file')}</label>
        <input
          id="bundle"
          type="file"
          accept=".zip,.age,application/zip"
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
      <p class="field">
        <label for="roots">{say('verify.roots')}</label>
        <input
          id="roots"
          type="file"
          multiple
          accept=".pem,.crt,application/x-pem-file"
          aria-describedby="roots-note"
          onChange={onChange}
          ref={rootsInput}
        />
        <span id="roots-note" class="quiet">
          {say('verify.rootsNote')}
        </span>
      </p>
      <button type="submit" class="primary" disabled={busy || bundle === null}>
        {say('verify.start')}
      </button>
    </form>
  );
}
