import { useRef, useState } from 'preact/hooks';
import { deleteAttachment, type Archive, type AttachmentRow } from '../../lib/archive/index.ts';
import { KuaError } from '../../lib/model/index.ts';
import { say } from '../../lib/ui/language.ts';
import { useModal } from '../../lib/ui/modal.ts';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { removeBundleFiles } from './bundle-file.ts';
import { Searching } from './delete-capture.tsx';

interface Props {
  readonly archive: Archive;
  readonly row: AttachmentRow;
  readonly onClose: () => void;
}

/** Asks before an attachment is deleted, and the dialog that does so, to be shown somewhere on the page. */
export function useDeleteAttachment(archive: Archive) {
  const [row, ask] = useState<AttachmentRow | null>(null);
  const close = (): void => {
    ask(null);
  };
  return { ask, dialog: row && <DeleteAttachment archive={archive} row={row} onClose={close} /> };
}

function DeleteAttachment({ archive, row, onClose }: Props) {
  const isErased = useRef(false);
  const dialog = useModal(() => !isErased.current);
  const [searched, setSearched] = useState<readonly [done: number, total: number] | null>(null);
  const [error, setError] = useState<KuaError | null>(null);
  const erase = async (): Promise<void> => {
    setSearched([0, 0]);
    try {
      const { bundles } = await deleteAttachment(archive, row.id, new Date(), (...steps) => {
        setSearched(steps);
      });
      await removeBundleFiles(bundles);
      isErased.current = true;
      onClose();
    } catch (thrown) {
      setError(KuaError.from(thrown));
      setSearched(null);
    }
  };
  return (
    <dialog ref={dialog} aria-labelledby="delete-attachment" onClose={onClose}>
      <h2 id="delete-attachment">{say('attach.deleteTitle')}</h2>
      <p class="address">
        <strong>{row.name}</strong>
      </p>
      <p>{say('attach.deleteGoes')}</p>
      <p>{say('attach.deleteStays')}</p>
      <p class="quiet">{say('delete.disk')}</p>
      {error && <Refusal code={error.code} detail={error.detail} />}
      {searched && <Searching done={searched[0]} total={searched[1]} />}
      <p class="actions">
        <button type="button" disabled={searched !== null} onClick={onClose}>
          {say('cancel')}
        </button>
        <button type="button" class="loss" disabled={searched !== null} onClick={() => void erase()}>
          {say('delete.do')}
        </button>
      </p>
    </dialog>
  );
}
