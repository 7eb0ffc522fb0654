import { formatBytes, formatDecimal } from '../../lib/i18n/index.ts';
import { tellingWords } from '../../lib/ui/change-words.ts';
import { Instant } from '../../lib/ui/instant.tsx';
import { locale, say } from '../../lib/ui/language.ts';
import { Phrase } from '../../lib/ui/phrase.tsx';
import { pathOf } from '../../lib/ui/route.ts';
import { openOwn } from './open-own.ts';
import { actions, type Expansion, type Result } from './state.ts';

function OpenLink({ path, children }: { readonly path: string; readonly children: string }) {
  return (
    <a
      href={path}
      onClick={(event) => {
        event.preventDefault();
        void openOwn(path);
      }}
    >
      {children}
    </a>
  );
}

function Changed({ row, before }: Pick<Result, 'row' | 'before'>) {
  if (row.previous === null) return <p>{say('result.first')}</p>;
  if (row.change === null || before === null) return <p class="look">{say('result.notCompared')}</p>;
  const time = <Instant at={before.startedAt} />;
  const telling = tellingWords(row.change.counts, row.change.foremost);
  if (telling === '') {
    return (
      <p>
        <Phrase of="result.unchanged" parts={{ time }} />
      </p>
    );
  }
  const path = pathOf({ name: 'compare', a: before.captureId, b: row.captureId });
  const changes = <OpenLink path={path}>{telling}</OpenLink>;
  return (
    <p class="look">
      <Phrase of="result.changed" parts={{ changes, time }} />
    </p>
  );
}

function Missing({ row }: Pick<Result, 'row'>) {
  const { total, origins } = row.missing;
  if (total === 0) return null;
  return (
    <p class="gap">
      <span class="look">
        {say('result.missing', { n: total, total: formatDecimal(locale.value, total) })}
      </span>
      {origins.length > 0 && (
        <>
          <span class="quiet">{say('result.missingPermission')}</span>
          <button type="button" class="small" onClick={() => void actions.value?.allow(origins)}>
            {say('allow')}
          </button>
        </>
      )}
    </p>
  );
}

function sizeWords({ sizeBytes, files }: Result['row']): string {
  const kept = say('files', { n: files, files: formatDecimal(locale.value, files) });
  return `${formatBytes(locale.value, sizeBytes)} · ${kept}`;
}

/** What became of capturing the page once more, scrolled through. */
function Expanded({ job, row }: Expansion) {
  if (row) {
    return (
      <p>
        <OpenLink path={pathOf({ name: 'capture', captureId: row.captureId })}>
          {say('result.expanded')}
        </OpenLink>{' '}
        <Instant at={row.startedAt} /> · {sizeWords(row)}
      </p>
    );
  }
  if (!job.error) return <p class="quiet">{say('result.expanding')}</p>;
  return <p class="look">{say('result.notExpanded', { why: say(`error.${job.error.code}.what`) })}</p>;
}

/** What a capture came to: when and how much, what changed since, and what is missing. */
export function ResultLines({ result }: { readonly result: Result }) {
  const { row, expansion } = result;
  return (
    <>
      <p>
        <OpenLink path={pathOf({ name: 'capture', captureId: row.captureId })}>
          {say('result.captured')}
        </OpenLink>{' '}
        <Instant at={row.startedAt} /> · {sizeWords(row)}
      </p>
      {row.status !== null && row.status >= 400 && (
        <p class="look">{say('result.status', { status: row.status })}</p>
      )}
      {row.scrambled && <p class="look">{say('result.scrambled')}</p>}
      <Changed row={row} before={result.before} />
      <Missing row={row} />
      {expansion && <Expanded {...expansion} />}
    </>
  );
}
