import { hostOf, safeHref } from '../../lib/ui/address.ts';
import { say } from '../../lib/ui/language.ts';
import { MarkIcon } from '../../lib/ui/mark-icon.tsx';
import type { PageView } from './state.ts';

function Where({ page, url }: { readonly page: PageView; readonly url: string }) {
  return (
    <>
      <span class="one-line">
        {hostOf(url)} · {say(`site.${page.kind}`)}
      </span>
      {page.status !== null && (
        <>
          <span>·</span>
          <span class={page.status >= 400 ? 'look' : ''}>{page.status}</span>
        </>
      )}
    </>
  );
}

/** The page's title, its host, what the site is, and the HTTP status. */
export function PageTitle({ page }: { readonly page: PageView | null }) {
  const url = page?.tab.url ?? null;
  const title = page?.tab.title ?? '';
  const shown = title !== '' ? title : url === null ? say('app.name') : hostOf(url);
  return (
    <header>
      <MarkIcon />
      <div>
        <h1 title={shown}>{shown}</h1>
        <p class="quiet where">
          {page && url !== null && safeHref(url) !== null && <Where page={page} url={url} />}
        </p>
      </div>
    </header>
  );
}
