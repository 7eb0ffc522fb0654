import type { ComponentChildren } from 'preact';
import type { KnownKey, VersionRow } from '../archive/index.ts';
import { formatDay } from '../i18n/index.ts';
import { isOthers } from '../model/capture-ref.ts';
import { summaryLine } from './change-words.ts';
import { Instant } from './instant.tsx';
import { keyWords } from './key-words.ts';
import { walkList } from './keys.ts';
import { locale, say } from './language.ts';
import { formatMoment, needSeconds } from './moment.ts';
import { Picture } from './picture.tsx';
import { pathOf } from './route.ts';

/** Brings the small picture of a version, or null if there is none. */
export type LoadThumb = (row: VersionRow) => Promise<Blob | null>;

interface Props {
  /** Newest first. */
  readonly rows: readonly VersionRow[];
  readonly keys: readonly KnownKey[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ref: string, on: boolean) => void;
  readonly load: LoadThumb;
  /** Opens a capture; without it the link is followed. */
  readonly onOpen?: (ref: string) => void;
  /** What else is to be said of a version. */
  readonly more?: (row: VersionRow) => ComponentChildren;
}

/** Whose key sealed a capture, and in which imported bundles it lies; null for one's own that lies in none. */
function originOf({ ref, keyId, bundles }: VersionRow, keys: readonly KnownKey[]): string | null {
  const numbers = bundles.map((bundleId) => bundleId.slice(0, 8)).join(', ');
  const lies = numbers === '' ? [] : [say('versions.inBundles', { n: bundles.length, numbers })];
  const whose = isOthers(ref) ? [keyWords(keys, keyId)] : [];
  return [...whose, ...lies].join(' · ') || null;
}

/** The versions of one page, each with its picture, time, the change in figures or whose it is, and a box to tick. */
export function Versions({ rows, keys, ticked, onTick, load, onOpen, more }: Props) {
  const seconds = needSeconds(rows.map((row) => new Date(row.startedAt)));
  return (
    <ul role="list" class="versions" aria-label={say('versions.name')} onKeyDown={walkList}>
      {rows.map((row) => {
        const change = isOthers(row.ref) ? null : summaryLine(row);
        const origin = originOf(row, keys);
        const moment = formatMoment(locale.value, new Date(row.startedAt), new Date(), seconds);
        const expanded = row.expands === undefined ? null : say('versions.expanded');
        const gone = row.status !== null && row.status >= 400;
        const name = [moment, expanded, change, origin].filter((part) => part !== null).join(' ');
        return (
          <li key={row.ref}>
            <label>
              <input
                type="checkbox"
                data-walk
                aria-label={name}
                checked={ticked.has(row.ref)}
                onChange={(event) => {
                  onTick(row.ref, event.currentTarget.checked);
                }}
              />
              <Picture class="thumb" sha256={row.thumb} load={async () => await load(row)} alt="" />
            </label>
            <div class="version">
              <a
                href={pathOf({ name: 'capture', captureId: row.ref })}
                title={formatDay(locale.value, new Date(row.startedAt))}
                onClick={(event) => {
                  if (!onOpen) return;
                  event.preventDefault();
                  onOpen(row.ref);
                }}
              >
                <Instant at={row.startedAt} seconds={seconds} />
              </a>{' '}
              {expanded !== null && <span class="expanded">{expanded}</span>}{' '}
              {change !== null && (
                <span class={row.change?.headline && expanded === null ? 'figure' : 'quiet'}>{change}</span>
              )}
              {gone && <span class="look"> {say('versions.status', { status: row.status ?? 0 })}</span>}
              {origin !== null && <div class="origin">{origin}</div>}
              {more?.(row)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
