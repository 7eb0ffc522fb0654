import { useState } from 'preact/hooks';
import {
  readArtifact,
  readBytes,
  readCapture,
  type Archive,
  type SealedCapture,
} from '../../lib/archive/index.ts';
import { expansionOf } from '../../lib/model/index.ts';
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

interface Kept extends SealedCapture {
  readonly sha256: string | null;
}

async function read(archive: Archive, captureId: string): Promise<Kept> {
  const sealed = await readCapture(archive, captureId);
  const row = await archive.captures.get(captureId);
  return { ...sealed, sha256: row?.sha256 ?? null };
}

interface CaptureProps {
  readonly archive: Archive;
  readonly kept: Kept;
}

function Screenshot({ archive, kept }: CaptureProps) {
  const screenshot = kept.record.artifacts.find((artifact) => artifact.role === 'screenshot');
  if (!screenshot) return <p class="look">{say('capture.noPicture')}</p>;
  return (
    <figure class="screenshot">
      <Picture
        class="shot"
        sha256={screenshot.sha256}
        load={async (digest) => await readBytes(archive, digest)}
        alt={say('capture.picture')}
      />
      <figcaption class="quiet">{say('capture.pictureNote')}</figcaption>
    </figure>
  );
}

/** Loaded only once it is wanted: it can be as large as the page is long. */
function WholePage({ archive, kept }: CaptureProps) {
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
              load={async (digest) => await readBytes(archive, digest)}
              alt={say('capture.wholePagePart', { n: index + 1, total: strips.length })}
            />
          ))}
      </div>
    </details>
  );
}

function Capture({ archive, kept }: CaptureProps) {
  const { record, bytes, sha256 } = kept;
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
          <a href={hashOf({ name: 'capture', captureId: seen })}>{say('capture.asSeen')}</a>
        </p>
      )}
      <div class="actions">
        <a href={hashOf({ name: 'page', url: record.url })}>{say('capture.allVersions')}</a>
        {previous !== null && (
          <a href={hashOf({ name: 'compare', a: previous, b: record.captureId })}>
            {say('capture.comparePrevious')}
          </a>
        )}
        <button type="button" onClick={() => void startExport(archive, [record.captureId])}>
          {say('versions.export')}
        </button>
        <button
          type="button"
          onClick={() => void startExport(archive, [record.captureId], { encrypted: true })}
        >
          {say('lock.export')}
        </button>
      </div>
      <div class="capture-columns">
        <Screenshot archive={archive} kept={kept} />
        <CaptureFacts record={record} sha256={sha256} />
      </div>
      <WholePage archive={archive} kept={kept} />
      <CaptureGaps record={record} />
      <CaptureTime archive={archive} captureId={record.captureId} finishedAt={record.finishedAt} />
      <CaptureNotes archive={archive} captureId={record.captureId} />
      <Attachments archive={archive} to={{ captureId: record.captureId, url: record.url }} />
      <CaptureText read={async () => await readArtifact(archive, record, 'text.txt')} />
      <CaptureFiles record={record} />
      <details>
        <summary>{say('capture.raw')}</summary>
        <pre class="wrap">{new TextDecoder().decode(bytes)}</pre>
      </details>
      <DeleteCapture archive={archive} captureId={record.captureId} url={record.url} />
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
