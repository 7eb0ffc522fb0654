import { useState } from 'preact/hooks';
import {
  anyonesArtifact,
  anyonesCapture,
  knownKeys,
  type AnyonesCapture,
  type Archive,
  type KnownKey,
} from '../../lib/archive/index.ts';
import { expansionOf, isOthers } from '../../lib/model/index.ts';
import { keyWords } from '../../lib/ui/key-words.ts';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { OutsideLink } from '../../lib/ui/outside-link.tsx';
import { Picture } from '../../lib/ui/picture.tsx';
import { hashOf } from '../../lib/ui/route.ts';
import { Attachments } from './attachments.tsx';
import { Awaited } from './awaited.tsx';
import { CaptureFacts } from './capture-facts.tsx';
import { CaptureFiles } from './capture-files.tsx';
import { CaptureGaps } from './capture-gaps.tsx';
import { CaptureNotes } from './capture-notes.tsx';
import { CaptureText } from './capture-text.tsx';
import { CaptureTime } from './capture-time.tsx';
import { DeleteCapture } from './delete-capture.tsx';
import { startExport } from './start-export.ts';

interface Kept extends AnyonesCapture {
  readonly sha256: string | null;
  readonly keys: readonly KnownKey[];
  /** The imported bundles that hold it. */
  readonly folders: readonly string[];
}

async function read(archive: Archive, ref: string): Promise<Kept> {
  const capture = await anyonesCapture(archive, ref);
  const sha256 = isOthers(ref) ? ref : ((await archive.captures.get(ref))?.sha256 ?? null);
  const rows = await archive.importedBundles.bulkGet([...capture.bundles]);
  const folders = rows.flatMap((row) => (row ? [row.topFolder] : []));
  return { ...capture, sha256, keys: await knownKeys(archive), folders };
}

interface CaptureProps {
  readonly archive: Archive;
  readonly kept: Kept;
}

function Screenshot({ kept }: Pick<CaptureProps, 'kept'>) {
  const screenshot = kept.record.artifacts.find((artifact) => artifact.role === 'screenshot');
  if (!screenshot) return <p class="look">{say('capture.noPicture')}</p>;
  return (
    <figure class="screenshot">
      <Picture class="shot" sha256={screenshot.sha256} load={kept.load} alt={say('capture.picture')} />
      <figcaption class="quiet">{say('capture.pictureNote')}</figcaption>
    </figure>
  );
}

/** Loaded only once it is wanted: it can be as large as the page is long. */
function WholePage({ kept }: Pick<CaptureProps, 'kept'>) {
  const [open, setOpen] = useState(false);
  const strips = kept.record.artifacts.filter((artifact) => artifact.role === 'screenshot-page');
  if (strips.length === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('capture.wholePage')}</summary>
      <div class="strips">
        {open &&
          strips.map((strip, index) => (
            <Picture
              key={strip.path}
              class="strip"
              sha256={strip.sha256}
              load={kept.load}
              alt={say('capture.wholePagePart', { n: index + 1, total: strips.length })}
            />
          ))}
      </div>
    </details>
  );
}

/** Whose it is, if not one's own, and in which imported bundles it lies. */
function Origin({ kept: { ref, record, keys, folders } }: Pick<CaptureProps, 'kept'>) {
  if (folders.length === 0) return null;
  const { keyId } = record.collector;
  return (
    <div class="origin">
      {isOthers(ref) && <p>{say('others.sealedBy', { whose: keyWords(keys, keyId) })}</p>}
      <p>{say('others.inBundles')}</p>
      <ul>
        {folders.map((folder) => (
          <li key={folder} class="address">
            {folder}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Capture({ archive, kept }: CaptureProps) {
  const { record, bytes, sha256, ref } = kept;
  const others = isOthers(ref);
  const previous = record.previous?.captureId ?? null;
  const seen = expansionOf(record);
  return (
    <>
      <h1>{record.title === '' ? record.url : record.title}</h1>
      <p class="quiet">
        <OutsideLink url={record.url} /> · {say(`site.${record.site.kind}`)}
      </p>
      {seen !== null && (
        <p class="look">
          {say('capture.expanded')}{' '}
          {!others && <a href={hashOf({ name: 'capture', captureId: seen })}>{say('capture.asSeen')}</a>}
        </p>
      )}
      <Origin kept={kept} />
      <div class="actions">
        <a href={hashOf({ name: 'page', url: record.url })}>{say('capture.allVersions')}</a>
        {!others && previous !== null && (
          <a href={hashOf({ name: 'compare', a: previous, b: record.captureId })}>
            {say('capture.comparePrevious')}
          </a>
        )}
        {!others && (
          <>
            <button type="button" onClick={() => void startExport(archive, [record.captureId])}>
              {say('versions.export')}
            </button>
            <button
              type="button"
              onClick={() => void startExport(archive, [record.captureId], { encrypted: true })}
            >
              {say('lock.export')}
            </button>
          </>
        )}
      </div>
      <div class="capture-columns">
        <Screenshot kept={kept} />
        <CaptureFacts record={record} sha256={sha256} />
      </div>
      <WholePage kept={kept} />
      <CaptureGaps record={record} own={!others} />
      {!others && (
        <>
          <CaptureTime archive={archive} captureId={record.captureId} finishedAt={record.finishedAt} />
          <CaptureNotes archive={archive} captureId={record.captureId} />
          <Attachments archive={archive} to={{ captureId: record.captureId, url: record.url }} />
        </>
      )}
      <CaptureText read={async () => await anyonesArtifact(kept, 'text.txt')} />
      <CaptureFiles record={record} />
      <details>
        <summary>{say('capture.raw')}</summary>
        <pre class="wrap">{new TextDecoder().decode(bytes)}</pre>
      </details>
      {!others && <DeleteCapture archive={archive} captureId={record.captureId} url={record.url} />}
    </>
  );
}

interface Props {
  readonly archive: Archive;
  readonly captureId: string;
}

/** One capture: its picture, facts, text, files, and what is missing. */
export function CaptureView({ archive, captureId }: Props) {
  const kept = useOnce(async () => await read(archive, captureId), [captureId]);
  return <Awaited live={kept}>{(value) => <Capture archive={archive} kept={value} />}</Awaited>;
}
