import { readBytes, readCapture, type Archive } from '../../lib/archive/index.ts';
import { compareStored } from '../../lib/jobs/compare-stored.ts';
import type { CaptureRecord, Comparison } from '../../lib/model/index.ts';
import { ComparisonView } from '../../lib/ui/comparison/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { Instant } from '../../lib/ui/instant.tsx';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { OutsideLink } from '../../lib/ui/outside-link.tsx';
import { Phrase } from '../../lib/ui/phrase.tsx';
import { hashOf } from '../../lib/ui/route.ts';
import { Awaited } from './awaited.tsx';

interface Answer {
  readonly comparison: Comparison;
  readonly records: readonly [CaptureRecord, CaptureRecord];
  readonly title: string;
  readonly keyIds: readonly (string | null)[];
  /** Which of them are of the page scrolled through. */
  readonly expanded: readonly boolean[];
}

async function ask(archive: Archive, one: string, other: string): Promise<Answer> {
  const comparison = await compareStored(archive, one, other);
  const rows = await archive.captures.bulkGet([comparison.a.captureId, comparison.b.captureId]);
  const [older, newer] = await Promise.all([
    readCapture(archive, comparison.a.captureId),
    readCapture(archive, comparison.b.captureId),
  ]);
  return {
    comparison,
    records: [older.record, newer.record],
    title: rows[1]?.title ?? comparison.url,
    keyIds: rows.map((row) => row?.keyId ?? null),
    expanded: rows.map((row) => row?.expands !== undefined),
  };
}

interface SideProps {
  readonly name: string;
  readonly side: Comparison['a'];
  readonly keyId: string | null;
  readonly expanded: boolean;
}

function Side({ name, side, keyId, expanded }: SideProps) {
  return (
    <div class="side">
      <dt>{name}</dt>
      <dd>
        <a href={hashOf({ name: 'capture', captureId: side.captureId })}>
          <Instant at={side.startedAt} as="full" />
        </a>
        {expanded && (
          <>
            {' '}
            <span class="expanded">{say('versions.expanded')}</span>
          </>
        )}
        <div class="quiet">
          <Hash value={side.sha256} of="capture.json" />
          {keyId !== null && (
            <>
              {' '}
              <Phrase of="capture.sealedBy" parts={{ key: <Hash value={keyId} of={say('capture.key')} /> }} />
            </>
          )}
        </div>
      </dd>
    </div>
  );
}

interface Props {
  readonly archive: Archive;
  readonly a: string;
  readonly b: string;
}

/** What changed between two captures. */
export function CompareView({ archive, a, b }: Props) {
  const answer = useOnce(async () => await ask(archive, a, b), [a, b]);
  return (
    <Awaited live={answer}>
      {({ comparison, records, title, keyIds, expanded: [older = false, newer = false] }) => (
        <>
          <h1>{title}</h1>
          <p class="quiet">
            <OutsideLink url={comparison.url} /> ·{' '}
            <a href={hashOf({ name: 'page', url: comparison.url })}>{say('capture.allVersions')}</a>
          </p>
          <dl class="sides">
            <Side
              name={say('compare.before')}
              side={comparison.a}
              keyId={keyIds[0] ?? null}
              expanded={older}
            />
            <Side
              name={say('compare.after')}
              side={comparison.b}
              keyId={keyIds[1] ?? null}
              expanded={newer}
            />
          </dl>
          {older !== newer && <p class="look">{say('compare.expanded')}</p>}
          <ComparisonView
            comparison={comparison}
            records={records}
            load={async (sha256) => await readBytes(archive, sha256)}
          />
        </>
      )}
    </Awaited>
  );
}
