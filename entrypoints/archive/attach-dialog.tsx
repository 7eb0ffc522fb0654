import { useEffect, useState } from 'preact/hooks';
import { addAttachment, type Archive, type AttachedTo } from '../../lib/archive/index.ts';
import { prepareAttachment, type PreparedAttachment } from '../../lib/jobs/attachments/index.ts';
import { fitName, KuaError, type KeptForm, mostNameChars } from '../../lib/model/index.ts';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { useModal } from '../../lib/ui/modal.ts';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { KeptChoice } from './kept-choice.tsx';
import { MetadataSaid } from './metadata-said.tsx';

/** Cameras name pictures by the time, or number them. */
const telling = /\d{4,}/u;

interface Props {
  readonly archive: Archive;
  readonly to: AttachedTo;
  readonly file: File;
  /** Told what came of it, in words; '' where nothing did. */
  readonly onClose: (words: string) => void;
}

/** Shows a file that was chosen and what it says of its maker, asks what to keep, and attaches that. */
export function AttachDialog(props: Props) {
  const dialog = useModal();
  const prepared = useOnce(async () => await prepareAttachment(props.file), [props.file]);
  const close = (): void => {
    props.onClose('');
  };
  return (
    <dialog ref={dialog} class="attach" aria-labelledby="attach-title" onClose={close}>
      <h2 id="attach-title">{say('attach.dialog')}</h2>
      {prepared.state === 'waiting' && <p role="status">{say('attach.looking')}</p>}
      {prepared.state === 'failed' && (
        <>
          <p role="alert" class="look">
            {say('attach.unreadable')}
          </p>
          <p class="actions">
            <button type="button" onClick={close}>
              {say('cancel')}
            </button>
          </p>
        </>
      )}
      {prepared.state === 'ready' && <AttachForm {...props} prepared={prepared.value} onCancel={close} />}
    </dialog>
  );
}

interface FormProps extends Props {
  readonly prepared: PreparedAttachment;
  readonly onCancel: () => void;
}

function AttachForm({ archive, to, file, prepared, onClose, onCancel }: FormProps) {
  const { copy, given, mediaType } = prepared;
  const [kept, setKept] = useState<KeptForm>(typeof copy === 'string' ? 'as-given' : 'without-metadata');
  const own = fitName(file.name);
  const isReplaced = typeof copy !== 'string' && telling.test(own);
  const [name, setName] = useState(
    isReplaced ? `${say('attach.neutral')}.${prepared.extension}` : own || `file.${prepared.extension}`,
  );
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<KuaError | null>(null);
  const content = typeof copy !== 'string' && kept === 'without-metadata' ? copy.content : given;
  const attach = async (): Promise<void> => {
    setRunning(true);
    setError(null);
    try {
      const wish = { ...to, mediaType, name: fitName(name), kept, content };
      const isNew = await addAttachment(archive, wish, new Date());
      onClose(isNew ? say('attach.done', { name: wish.name }) : say('attach.there'));
    } catch (thrown) {
      setError(KuaError.from(thrown));
      setRunning(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fitName(name) !== '') void attach();
      }}
    >
      {prepared.isShown && <Preview content={content} />}
      <p class="field">
        <label for="attach-name">{say('attach.name')}</label>
        <input
          id="attach-name"
          type="text"
          value={name}
          maxLength={mostNameChars}
          required
          autocomplete="off"
          spellcheck={false}
          aria-describedby="attach-name-note"
          onInput={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <span id="attach-name-note" class="quiet">
          {say('attach.nameNote')}
        </span>
        {isReplaced && <span>{say('attach.nameReplaced', { name: own })}</span>}
        {telling.test(name) && <span class="look">{say('attach.nameTells')}</span>}
      </p>
      <MetadataSaid prepared={prepared} />
      <KeptChoice prepared={prepared} kept={kept} onChange={setKept} />
      {error && <Refusal code={error.code} detail={error.detail} />}
      <p class="actions">
        <button type="button" disabled={isRunning} onClick={onCancel}>
          {say('cancel')}
        </button>
        <button type="submit" class="primary" disabled={isRunning}>
          {say('attach.do')}
        </button>
      </p>
    </form>
  );
}

/** The picture as it would be kept: a browser that shows the copy shows what others will see. */
function Preview({ content }: { readonly content: Blob }) {
  const [src, setSrc] = useState<string | null>(null);
  useEffect(() => {
    const url = URL.createObjectURL(content);
    setSrc(url);
    return () => {
      URL.revokeObjectURL(url);
    };
  }, [content]);
  return <div class="preview">{src !== null && <img src={src} alt={say('attach.preview')} />}</div>;
}
