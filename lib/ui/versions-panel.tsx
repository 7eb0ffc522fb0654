import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { KnownKey, VersionRow } from '../archive/index.ts';
import { formatDecimal } from '../i18n/index.ts';
import { isOthers } from '../model/capture-ref.ts';
import { exportState } from './export-state.ts';
import { locale, say } from './language.ts';
import { pairToCompare, withTick } from './version-choice.ts';
import { type LoadThumb, Versions } from './versions.tsx';

interface Props {
  /** Newest first; the newest of `total` of one's own, and those of others. */
  readonly rows: readonly VersionRow[];
  /** The keys that the person can tell. */
  readonly keys: readonly KnownKey[];
  readonly total: number;
  readonly unexported: number;
  readonly load: LoadThumb;
  readonly onOpen?: (ref: string) => void;
  readonly onCompare: (a: string, b: string) => void;
  readonly onExport: (encrypted: boolean) => void;
  /** Shows those beyond `rows`. */
  readonly onAll: () => void;
  /** What else is to be said of a version. */
  readonly said?: (row: VersionRow) => ComponentChildren;
}

/** The versions of a page with what can be done with them: compare two, export all. */
export function VersionsPanel(props: Props) {
  const { rows, keys, total, unexported, load, onOpen, onCompare, onExport, onAll, said } = props;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const pair = pairToCompare(rows, ticked);
  const others = rows.filter(({ ref }) => isOthers(ref)).length;
  const more = total - (rows.length - others);
  return (
    <section class="versions-panel">
      <div class="heading">
        <h2>{say('versions.heading', { total: formatDecimal(locale.value, total + others) })}</h2>
        {total > 0 && <span class="quiet">{exportState(total, unexported)}</span>}
      </div>
      {rows.length === 0 && <p class="quiet">{say('versions.none')}</p>}
      <Versions
        rows={rows}
        keys={keys}
        ticked={ticked}
        load={load}
        {...(onOpen ? { onOpen } : {})}
        {...(said ? { more: said } : {})}
        onTick={(ref, on) => {
          setTicked(withTick(ticked, ref, on));
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
