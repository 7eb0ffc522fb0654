import { anyonesCapture, knownKeys, type Archive, type KnownKey } from '../../lib/archive/index.ts';
import { compareStored, inOrderOfTime } from '../../lib/jobs/compare-stored.ts';
import { expansionOf, type Comparison } from '../../lib/model/index.ts';
import { ComparisonView } from '../../lib/ui/comparison/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { Instant } from '../../lib/ui/instant.tsx';
import { keyWords } from '../../lib/ui/key-words.ts';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { OutsideLink } from '../../lib/ui/outside-link.tsx';
import { Phrase } from '../../lib/ui/phrase.tsx';
import { hashOf } from '../../lib/ui/route.ts';
import { Awaited } from './awaited.tsx';

interface Answer {
  readonly comparison: Comparison;
  readonly title: string;
  /** Both, the older first. */
  readonly sides: readonly [AnyonesSide, AnyonesSide];
  readonly keys: readonly KnownKey[];
}

/** A capture, one's own or somebody else's, as a comparison names it. */
interface AnyonesSide {
  readonly ref: string;
  readonly keyId: string;
  readonly title: string;
  /** It is of the page scrolled through. */
  readonly expanded: boolean;
  readonly load: (sha256: string) => Promise<Blob | null>;
}

async function sideOf(archive: Archive, ref: string): Promise<AnyonesSide> {
  const { record, load } = await anyonesCapture(archive, ref);
  const { title, collector } = record;
  return { ref, title, keyId: collector.keyId, expanded: expansionOf(record) !== null, load };
}

async function ask(archive: Archive, one: string, other: string): Promise<Answer> {
  const comparison = await compareStored(archive, one, other);
  const [a, b] = await inOrderOfTime(archive, one, other);
  const sides = [await sideOf(archive, a), await sideOf(archive, b)] as const;
  return { comparison, title: sides[1].title || comparison.url, sides, keys: await knownKeys(archive) };
}

/** A picture of either side by its SHA-256. */
async function pictureOf(sides: Answer['sides'], sha256: string): Promise<Blob | null> {
  return (await sides[0].load(sha256)) ?? (await sides[1].load(sha256));
}

interface SideProps {
  readonly name: string;
  readonly side: Comparison['a'];
  readonly of: AnyonesSide;
  readonly keys: readonly KnownKey[];
}

function Side({ name, side, of: { ref, keyId, expanded }, keys }: SideProps) {
  return (
    <div class="side">
      <dt>{name}</dt>
      <dd>
        <a href={hashOf({ name: 'capture', captureId: ref })}>
          <Instant at={side.startedAt} as="full" />
        </a>
        {expanded && (
          <>
            {' '}
            <span class="expanded">{say('versions.expanded')}</span>
          </>
        )}
        <div class="quiet">
          <Hash value={side.sha256} of="capture.json" />{' '}
          <Phrase of="capture.sealedBy" parts={{ key: <Hash value={keyId} of={say('capture.key')} /> }} /> (
          {keyWords(keys, keyId)})
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
      {({ comparison, title, sides, keys }) => (
        <>
          <h1>{title}</h1>
          <p class="quiet">
            <OutsideLink url={comparison.url} /> ·{' '}
            <a href={hashOf({ name: 'page', url: comparison.url })}>{say('capture.allVersions')}</a>
          </p>
          <dl class="sides">
            <Side name={say('compare.before')} side={comparison.a} of={sides[0]} keys={keys} />
            <Side name={say('compare.after')} side={comparison.b} of={sides[1]} keys={keys} />
          </dl>
          {sides[0].keyId !== sides[1].keyId && <p class="quiet">{say('others.perVisitor')}</p>}
          {sides[0].expanded !== sides[1].expanded && <p class="look">{say('compare.expanded')}</p>}
          <ComparisonView comparison={comparison} load={async (sha256) => await pictureOf(sides, sha256)} />
        </>
      )}
    </Awaited>
  );
}
