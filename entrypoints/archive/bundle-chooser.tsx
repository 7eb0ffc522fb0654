import { useRef, useState } from 'preact/hooks';
import { say } from '../../lib/ui/language.ts';
import { useDrop } from './use-drop.ts';

/** The bundles that the person wants checked, by which key and by which authorities. */
export interface Chosen {
  readonly bundles: readonly File[];
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

/** Takes bundles by a file dialog or dropped, and a key and certificates of authorities if there are any. */
export function BundleChooser({ busy, onChange, onStart }: Props) {
  const [bundles, setBundles] = useState<readonly File[]>([]);
  const bundleInput = useRef<HTMLInputElement>(null);
  const keyInput = useRef<HTMLInputElement>(null);
  const rootsInput = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    setBundles([...(files ?? [])]);
    onChange();
  };
  const { over, listeners } = useDrop((files) => {
    if (bundleInput.current) bundleInput.current.files = files;
    take(files);
  });
  return (
    <form
      class={over ? 'choose over' : 'choose'}
      {...listeners}
      onSubmit={(event) => {
        event.preventDefault();
        if (bundles.length === 0) return;
        const roots = [...(rootsInput.current?.files ?? [])];
        onStart({ bundles, key: keyInput.current?.files?.[0] ?? null, roots });
      }}
    >
      <p class="field">
        <label for="bundle">{say('verify.file')}</label>
        <input
          id="bundle"
          type="file"
          multiple
          accept=".zip,.age,application/zip"
          ref={bundleInput}
          onChange={(event) => {
            take(event.currentTarget.files);
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
      <button type="submit" class="primary" disabled={busy || bundles.length === 0}>
        {say('verify.start')}
      </button>
    </form>
  );
}
