import { useRef, useState } from 'preact/hooks';
import { deleteCapture, type Archive } from '../../lib/archive/index.ts';
import { formatDecimal } from '../../lib/i18n/index.ts';
import { KuaError } from '../../lib/model/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { Progress } from '../../lib/ui/progress.tsx';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { hashOf } from '../../lib/ui/route.ts';
import { removeBundleFiles } from './bundle-file.ts';

type Work =
  | { readonly state: 'asking' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'failed'; readonly error: KuaError };

interface Props {
  readonly archive: Archive;
  readonly captureId: string;
  readonly url: string;
}

async function erase({ archive, captureId, url }: Props, tell: (work: Work) => void): Promise<void> {
  try {
    const { bundles } = await deleteCapture(archive, captureId, new Date(), (done, total) => {
      tell({ state: 'running', done, total });
    });
    await removeBundleFiles(bundles);
    const isLast = (await archive.pages.get(url)) === undefined;
    location.hash = hashOf(isLast ? { name: 'pages' } : { name: 'page', url });
  } catch (error) {
    tell({ state: 'failed', error: KuaError.from(error) });
  }
}

/** How many captures have been searched for the same files. */
export function Searching({ done, total }: { readonly done: number; readonly total: number }) {
  const places = { done: formatDecimal(locale.value, done), total: formatDecimal(locale.value, total) };
  return <Progress words={say('delete.searching', places)} done={done} total={Math.max(total, 1)} />;
}

/** Asks before a capture is deleted, saying what goes and what stays, and deletes it. */
export function DeleteCapture(props: Props) {
  const { archive, captureId } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [work, setWork] = useState<Work>({ state: 'asking' });
  const row = useLive(() => archive.captures.get(captureId), [captureId]);
  const isUnexported = row.state === 'ready' && row.value?.exportedAt === null;
  const isRunning = work.state === 'running';
  return (
    <>
      <p>
        <button
          type="button"
          onClick={() => {
            setWork({ state: 'asking' });
            dialog.current?.showModal();
          }}
        >
          {say('delete.open')}
        </button>
      </p>
      <dialog
        ref={dialog}
        aria-labelledby="delete-title"
        onCancel={(event) => {
          if (isRunning) event.preventDefault();
        }}
      >
        <h2 id="delete-title">{say('delete.title')}</h2>
        {isUnexported && <p class="look">{say('delete.unexported')}</p>}
        <p>{say('delete.goes')}</p>
        <p>{say('delete.stays')}</p>
        <p class="quiet">{say('delete.disk')}</p>
        {work.state === 'failed' && <Refusal code={work.error.code} detail={work.error.detail} />}
        {work.state === 'running' && <Searching {...work} />}
        <div class="actions">
          <button
            type="button"
            disabled={isRunning}
            onClick={() => {
              dialog.current?.close();
            }}
          >
            {say('cancel')}
          </button>
          <button
            type="button"
            class="loss"
            disabled={isRunning}
            onClick={() => {
              setWork({ state: 'running', done: 0, total: 0 });
              void erase(props, setWork);
            }}
          >
            {say('delete.do')}
          </button>
        </div>
      </dialog>
    </>
  );
}
