import { useState } from 'preact/hooks';
import { listPages, type Archive, type PageRow } from '../../lib/archive/index.ts';
import { walkList } from '../../lib/ui/keys.ts';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { useModal } from '../../lib/ui/modal.ts';
import { Awaited } from './awaited.tsx';
import { matchingPages } from './matching-pages.ts';
import { PageSearch } from './page-search.tsx';

const mostShown = 100;

interface Props {
  readonly archive: Archive;
  readonly onChoose: (page: PageRow) => void;
  readonly onClose: () => void;
}

function Found({ pages, onChoose }: { readonly pages: readonly PageRow[] } & Pick<Props, 'onChoose'>) {
  if (pages.length === 0) return <p role="status">{say('pages.notFound')}</p>;
  return (
    <ul role="list" class="choices" onKeyDown={walkList}>
      {pages.slice(0, mostShown).map((page) => (
        <li key={page.url}>
          <button
            type="button"
            class="link"
            data-walk
            onClick={() => {
              onChoose(page);
            }}
          >
            {page.title === '' ? page.url : page.title}
          </button>
          <div class="quiet address">{page.url}</div>
        </li>
      ))}
    </ul>
  );
}

/** A dialog in which a page of the archive is chosen, by its title or address. */
export function PageChooser({ archive, onChoose, onClose }: Props) {
  const dialog = useModal();
  const [wanted, setWanted] = useState('');
  const pages = useOnce(async () => await listPages(archive), []);
  return (
    <dialog ref={dialog} class="chooser" aria-labelledby="choose-page" onClose={onClose}>
      <h2 id="choose-page">{say('compare.choosePage')}</h2>
      <PageSearch wanted={wanted} onWant={setWanted} />
      <Awaited live={pages}>
        {(all) => <Found pages={matchingPages(all, wanted)} onChoose={onChoose} />}
      </Awaited>
      <div class="actions">
        <button
          type="button"
          onClick={() => {
            dialog.current?.close();
          }}
        >
          {say('compare.close')}
        </button>
      </div>
    </dialog>
  );
}
