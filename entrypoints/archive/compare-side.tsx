import { useState } from 'preact/hooks';
import type { Archive } from '../../lib/archive/index.ts';
import { formatUtc } from '../../lib/i18n/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { Instant } from '../../lib/ui/instant.tsx';
import { locale, say } from '../../lib/ui/language.ts';
import { formatMoment } from '../../lib/ui/moment.ts';
import { OutsideLink } from '../../lib/ui/outside-link.tsx';
import { Phrase } from '../../lib/ui/phrase.tsx';
import { hashOf } from '../../lib/ui/route.ts';
import type { ComparedSide } from './compared-sides.ts';
import { PageChooser } from './page-chooser.tsx';

interface Props {
  readonly archive: Archive;
  readonly name: string;
  readonly side: ComparedSide;
  readonly onChoose: (captureId: string) => void;
}

function VersionChoice({ name, side: { row, versions }, onChoose }: Omit<Props, 'archive'>) {
  return (
    <select
      aria-label={say('compare.versionOf', { side: name })}
      value={row.captureId}
      onChange={(event) => {
        onChoose(event.currentTarget.value);
      }}
    >
      {versions.toReversed().map(({ captureId, startedAt, expands }) => {
        const moment = formatMoment(locale.value, new Date(startedAt), new Date());
        return (
          <option key={captureId} value={captureId} selected={captureId === row.captureId}>
            {expands === undefined ? moment : `${moment}, ${say('versions.expanded')}`}
          </option>
        );
      })}
    </select>
  );
}

/** One side of a comparison: which page, which version, sealed by whom; both can be chosen anew. */
export function CompareSide({ archive, name, side, onChoose }: Props) {
  const [choosing, setChoosing] = useState(false);
  const { row } = side;
  return (
    <section class="side" aria-label={name}>
      <h2>
        {name}:{' '}
        <a href={hashOf({ name: 'capture', captureId: row.captureId })}>
          <Instant at={row.startedAt} as="full" />
        </a>{' '}
        {row.expands !== undefined && <span class="expanded">{say('versions.expanded')}</span>}
      </h2>
      <p>
        <a href={hashOf({ name: 'page', url: row.url })}>{row.title === '' ? row.url : row.title}</a>
        <br />
        <OutsideLink url={row.url} />
      </p>
      <p class="quiet">
        <Hash value={row.sha256} of="capture.json" />{' '}
        <Phrase of="capture.sealedBy" parts={{ key: <Hash value={row.keyId} of={say('capture.key')} /> }} />
      </p>
      <p class="printed">
        {formatUtc(new Date(row.startedAt))}
        <br />
        SHA-256 (capture.json) {row.sha256}
        <br />
        {say('capture.key')} {row.keyId}
      </p>
      <div class="actions">
        <VersionChoice name={name} side={side} onChoose={onChoose} />
        <button
          type="button"
          aria-label={say('compare.otherPageOf', { side: name })}
          onClick={() => {
            setChoosing(true);
          }}
        >
          {say('compare.otherPage')}
        </button>
      </div>
      {choosing && (
        <PageChooser
          archive={archive}
          onChoose={(page) => {
            setChoosing(false);
            onChoose(page.latestId);
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </section>
  );
}
