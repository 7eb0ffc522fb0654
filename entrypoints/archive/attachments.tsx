import { useId, useRef, useState } from 'preact/hooks';
import {
  attachmentsTo,
  mostAttachmentBytes,
  readBytes,
  type Archive,
  type AttachedTo,
  type AttachmentRow,
} from '../../lib/archive/index.ts';
import { extensionOf } from '../../lib/evidence/index.ts';
import { formatBytes } from '../../lib/i18n/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { Instant } from '../../lib/ui/instant.tsx';
import { locale, say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { Awaited } from './awaited.tsx';
import { useDeleteAttachment } from './delete-attachment.tsx';
import { useDrop } from './use-drop.ts';

interface Props {
  readonly archive: Archive;
  /** A capture; or a page, where `captureId` is null. */
  readonly to: AttachedTo;
}

/** Takes a file by a file dialog or dropped. */
function FileChooser({ onFile }: { readonly onFile: (file: File) => void }) {
  const label = useId();
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined): void => {
    // The same file may be chosen again.
    if (input.current) input.current.value = '';
    if (file) onFile(file);
  };
  const { over, listeners } = useDrop((files) => {
    take(files[0]);
  });
  return (
    <div class={over ? 'choose over' : 'choose'} {...listeners}>
      <p class="field">
        <label for={label}>{say('attach.choose')}</label>
        <input
          id={label}
          type="file"
          ref={input}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
          }}
        />
        <span class="quiet">{say('attach.drop')}</span>
      </p>
    </div>
  );
}

async function save(archive: Archive, { sha256, name, mediaType }: AttachmentRow): Promise<void> {
  const bytes = await readBytes(archive, sha256);
  if (!bytes) return;
  const href = URL.createObjectURL(bytes);
  const download = name.includes('.') ? name : `${name}.${extensionOf(mediaType)}`;
  Object.assign(document.createElement('a'), { href, download }).click();
}

interface ListProps {
  readonly archive: Archive;
  readonly rows: readonly AttachmentRow[];
  readonly onDelete: (row: AttachmentRow) => void;
}

function AttachmentList({ archive, rows, onDelete }: ListProps) {
  return (
    <ul role="list" class="notes">
      {rows.map((row) => {
        const { id, at, name, bytes, sha256, kept } = row;
        return (
          <li key={id}>
            <p class="address">
              <strong>{name}</strong>
            </p>
            <p class="quiet">
              {formatBytes(locale.value, bytes)} · <Instant at={at} as="full" /> ·{' '}
              {say(`attach.kept.${kept}`)} · SHA-256 <Hash value={sha256} of={name} />
            </p>
            <p class="actions">
              <button
                type="button"
                class="small"
                aria-label={say('attach.saveNamed', { name })}
                onClick={() => void save(archive, row)}
              >
                {say('attach.save')}
              </button>
              <button
                type="button"
                class="small"
                aria-label={say('attach.deleteNamed', { name })}
                onClick={() => {
                  onDelete(row);
                }}
              >
                {say('attach.delete')}
              </button>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** What the person attached to a capture or to a page, and the place for more. */
export function Attachments({ archive, to }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [told, setTold] = useState('');
  const { ask, dialog } = useDeleteAttachment(archive);
  const live = useLive(() => attachmentsTo(archive, to), [to.captureId, to.url]);
  const isPage = to.captureId === null;
  const take = (chosen: File): void => {
    const isTooLarge = chosen.size > mostAttachmentBytes;
    setTold(
      isTooLarge ? say('attach.tooLarge', { most: formatBytes(locale.value, mostAttachmentBytes) }) : '',
    );
    setFile(isTooLarge ? null : chosen);
  };
  return (
    <section class="attachments">
      <h2>{say(isPage ? 'attach.titlePage' : 'attach.title')}</h2>
      <p>{say('attach.lead', { of: say(isPage ? 'attach.ofPage' : 'attach.ofVersion') })}</p>
      <Awaited live={live}>
        {(rows) => <AttachmentList archive={archive} rows={rows} onDelete={ask} />}
      </Awaited>
      <FileChooser onFile={take} />
      <p role="status">{told}</p>
      {file && (
        <AttachDialog
          archive={archive}
          to={to}
          file={file}
          onClose={(words) => {
            setFile(null);
            setTold(words);
          }}
        />
      )}
      {dialog}
    </section>
  );
}
