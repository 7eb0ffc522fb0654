import type { CaptureRow } from '../archive/index.ts';
import { formatDay } from '../i18n/index.ts';
import { summaryLine } from './change-words.ts';
import { Instant } from './instant.tsx';
import { walkList } from './keys.ts';
import { locale, say } from './language.ts';
import { formatMoment, needSeconds } from './moment.ts';
import { Picture, type LoadBytes } from './picture.tsx';
import { pathOf } from './route.ts';

interface Props {
  /** Newest first. */
  readonly rows: readonly CaptureRow[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (captureId: string, on: boolean) => void;
  readonly load: LoadBytes;
  /** Opens a capture; without it the link is followed. */
  readonly onOpen?: (captureId: string) => void;
}

/** The versions of one page, each with its picture, time, the change in figures, and a box to tick. */
export function Versions({ rows, ticked, onTick, load, onOpen }: Props) {
  const seconds = needSeconds(rows.map((row) => new Date(row.startedAt)));
  return (
    <ul role="list" class="versions" aria-label={say('versions.name')} onKeyDown={walkList}>
      {rows.map((row) => {
        const change = summaryLine(row);
        const moment = formatMoment(locale.value, new Date(row.startedAt), new Date(), seconds);
        const expanded = row.expands === undefined ? null : say('versions.expanded');
        const gone = row.status !== null && row.status >= 400;
        return (
          <li key={row.captureId}>
            <label>
              <input
                type="checkbox"
                data-walk
                aria-label={[moment, expanded, change].filter((part) => part !== null).join(' ')}
                checked={ticked.has(row.captureId)}
                onChange={(event) => {
                  onTick(row.captureId, event.currentTarget.checked);
                }}
              />
              <Picture class="thumb" sha256={row.thumb} load={load} alt="" />
            </label>
            <div class="version">
              <a
                href={pathOf({ name: 'capture', captureId: row.captureId })}
                title={formatDay(locale.value, new Date(row.startedAt))}
                onClick={(event) => {
                  if (!onOpen) return;
                  event.preventDefault();
                  onOpen(row.captureId);
                }}
              >
                <Instant at={row.startedAt} seconds={seconds} />
              </a>{' '}
              {expanded !== null && <span class="expanded">{expanded}</span>}{' '}
              <span class={row.change?.headline && expanded === null ? 'figure' : 'quiet'}>{change}</span>
              {gone && <span class="look"> {say('versions.status', { status: row.status ?? 0 })}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
