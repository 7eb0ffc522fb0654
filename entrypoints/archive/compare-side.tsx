import { useState } from 'preact/hooks';
import type { Archive, KnownKey } from '../../lib/archive/index.ts';
import { formatUtc } from '../../lib/i18n/index.ts';
import { type CaptureRef, isOthers } from '../../lib/model/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { Instant } from '../../lib/ui/instant.tsx';
import { keyWords } from '../../lib/ui/key-words.ts';
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
  readonly keys: readonly KnownKey[];
  readonly onChoose: (ref: CaptureRef) => void;
}

function VersionChoice({ name, side: { row, versions }, keys, onChoose }: Omit<Props, 'archive'>) {
  return (
    <select
      aria-label={say('compare.versionOf', { side: name })}
      value={row.ref}
      onChange={(event) => {
        onChoose(event.currentTarget.value);
      }}
    >
      {versions.toReversed().map(({ ref, keyId, startedAt, expands }) => {
        const moment = formatMoment(locale.value, new Date(startedAt), new Date());
        const marks = [
          ...(isOthers(ref) ? [keyWords(keys, keyId)] : []),
          ...(expands === undefined ? [] : [say('versions.expanded')]),
        ];
        return (
          <option key={ref} value={ref} selected={ref === row.ref}>
            {[moment, ...marks].join(', ')}
          </option>
        );
      })}
    </select>
  );
}

/** One side of a comparison: which page, which version, sealed by whom; both can be chosen anew. */
export function CompareSide({ archive, name, side, keys, onChoose }: Props) {
  const [choosing, setChoosing] = useState(false);
  const { row } = side;
  return (
    <section class="side" aria-label={name}>
      <h2>
        {name}:{' '}
        <a href={hashOf({ name: 'capture', captureId: row.ref })}>
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
        <Phrase of="capture.sealedBy" parts={{ key: <Hash value={row.keyId} of={say('capture.key')} /> }} /> (
        {keyWords(keys, row.keyId)})
      </p>
      <p class="printed">
        {formatUtc(new Date(row.startedAt))}
        <br />
        SHA-256 (capture.json) {row.sha256}
        <br />
        {say('capture.key')} {row.keyId}
      </p>
      <div class="actions">
        <VersionChoice name={name} side={side} keys={keys} onChoose={onChoose} />
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
