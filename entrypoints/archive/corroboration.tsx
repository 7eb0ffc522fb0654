import { useEffect, useState } from 'preact/hooks';
import type { Archive, KnownKey, VersionRow } from '../../lib/archive/index.ts';
import { corroborations, type Corroboration } from '../../lib/jobs/corroborate-stored.ts';
import { changeSettings } from '../../lib/platform/index.ts';
import { Instant } from '../../lib/ui/instant.tsx';
import { keyWords } from '../../lib/ui/key-words.ts';
import { say } from '../../lib/ui/language.ts';
import { Phrase } from '../../lib/ui/phrase.tsx';
import { hashOf } from '../../lib/ui/route.ts';

const minuteMs = 60_000;
const offered = [1, 5, 10, 30, 60, 24 * 60] as const;

/** What captures of these versions by different keys say of each other, as it becomes known. */
export function useCorroborations(
  archive: Archive,
  rows: readonly VersionRow[],
  minutes: number,
): readonly Corroboration[] {
  const [found, setFound] = useState<readonly Corroboration[]>([]);
  // What a version is called says what it is of, and names of keys change who is one observer.
  const key = rows.map(({ ref }) => ref).join(' ');
  useEffect(() => {
    let wanted = true;
    const all: Corroboration[] = [];
    const ask = async (): Promise<void> => {
      for await (const one of corroborations(archive, rows, minutes * minuteMs)) {
        if (!wanted) return;
        all.push(one);
        setFound([...all]);
      }
    };
    setFound([]);
    ask().catch(reportError);
    return () => {
      wanted = false;
    };
  }, [key, minutes]);
  return found;
}

interface SaysProps {
  readonly row: VersionRow;
  readonly found: readonly Corroboration[];
  readonly keys: readonly KnownKey[];
}

/** What captures by other keys say of a version, neutrally: that they show the same, or differ, with the comparison. */
export function Says({ row, found, keys }: SaysProps) {
  const about = found.filter(({ earlier, later }) => earlier.ref === row.ref || later.ref === row.ref);
  if (about.length === 0) return null;
  return (
    <ul class="says">
      {about.map(({ earlier, later, relation }) => {
        const other = earlier.ref === row.ref ? later : earlier;
        const parts = {
          whose: <>{keyWords(keys, other.keyId)}</>,
          time: <Instant at={other.startedAt} />,
        };
        return (
          <li key={other.ref} data-relation={relation ?? 'unknown'}>
            {relation === null ? (
              <Phrase of="others.notCompared" parts={parts} />
            ) : (
              <>
                <Phrase
                  of={relation === 'differs' ? 'others.differs' : 'others.corroborates'}
                  parts={parts}
                />{' '}
                {relation === 'differs' && (
                  <a href={hashOf({ name: 'compare', a: earlier.ref, b: later.ref })}>{say('others.see')}</a>
                )}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface SpanProps {
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}

/** How far apart captures may be to be held against each other, and what a difference may come from. */
export function SpanChoice({ minutes, onChange }: SpanProps) {
  const all = [...new Set<number>([...offered, minutes])].toSorted((a, b) => a - b);
  return (
    <div class="field">
      <label for="span">{say('others.span')}</label>
      <select
        id="span"
        aria-describedby="span-note"
        onChange={(event) => {
          const chosen = Number(event.currentTarget.value);
          void changeSettings({ corroborationMinutes: chosen });
          onChange(chosen);
        }}
      >
        {all.map((one) => (
          <option key={one} value={one} selected={one === minutes}>
            {say('others.minutes', { n: one })}
          </option>
        ))}
      </select>
      <span id="span-note" class="quiet">
        {say('others.spanNote')}
      </span>
    </div>
  );
}
