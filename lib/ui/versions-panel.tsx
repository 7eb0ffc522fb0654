import { useState } from 'preact/hooks';
import type { CaptureRow } from '../archive/index.ts';
import { formatDecimal } from '../i18n/index.ts';
import { exportState } from './export-state.ts';
import { locale, say } from './language.ts';
import type { LoadBytes } from './picture.tsx';
import { pairToCompare, withTick } from './version-choice.ts';
import { Versions } from './versions.tsx';

interface Props {
  /** Newest first; the newest of `total`. */
  readonly rows: readonly CaptureRow[];
  readonly total: number;
  readonly unexported: number;
  readonly load: LoadBytes;
  readonly onOpen?: (captureId: string) => void;
  readonly onCompare: (a: string, b: string) => void;
  readonly onExport: (encrypted: boolean) => void;
  /** Shows those beyond `rows`. */
  readonly onAll: () => void;
}

/** The versions of a page with what can be done with them: compare two, export all. */
export function VersionsPanel({ rows, total, unexported, load, onOpen, onCompare, onExport, onAll }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const pair = pairToCompare(rows, ticked);
  const more = total - rows.length;
  return (
    <section class="versions-panel">
      <div class="heading">
        <h2>{say('versions.heading', { total: formatDecimal(locale.value, total) })}</h2>
        {total > 0 && <span class="quiet">{exportState(total, unexported)}</span>}
      </div>
      {total === 0 && <p class="quiet">{say('versions.none')}</p>}
      <Versions
        rows={rows}
        ticked={ticked}
        load={load}
        {...(onOpen ? { onOpen } : {})}
        onTick={(captureId, on) => {
          setTicked(withTick(ticked, captureId, on));
        }}
      />
      {more > 0 && (
        <button type="button" class="link" onClick={onAll}>
          {say('versions.more', { n: more, more: formatDecimal(locale.value, more) })}
        </button>
      )}
      <div class="actions">
        <button
          type="button"
          disabled={pair === null}
          title={say('versions.compareHint')}
          onClick={() => {
            if (pair) onCompare(...pair);
          }}
        >
          {say('versions.compare')}
        </button>
        <button
          type="button"
          disabled={total === 0}
          onClick={() => {
            onExport(false);
          }}
        >
          {say('versions.export')}
        </button>
        <button
          type="button"
          disabled={total === 0}
          onClick={() => {
            onExport(true);
          }}
        >
          {say('lock.export')}
        </button>
      </div>
    </section>
  );
}
