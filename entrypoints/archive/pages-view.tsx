import { useState } from 'preact/hooks';
import { listPages, type Archive, type PageRow } from '../../lib/archive/index.ts';
import { formatDecimal } from '../../lib/i18n/index.ts';
import { hostOf } from '../../lib/ui/address.ts';
import { exportState } from '../../lib/ui/export-state.ts';
import { Instant } from '../../lib/ui/instant.tsx';
import { walkList } from '../../lib/ui/keys.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { hashOf } from '../../lib/ui/route.ts';
import { Awaited } from './awaited.tsx';
import { matchingPages } from './matching-pages.ts';

function Row({ page }: { readonly page: PageRow }) {
  return (
    <tr>
      <th scope="row">
        <a data-walk href={hashOf({ name: 'page', url: page.url })}>
          {page.title === '' ? page.url : page.title}
        </a>
        <div class="quiet address">{page.url}</div>
      </th>
      <td>
        {hostOf(page.url)}
        <div class="quiet">{say(`site.${page.siteKind}`)}</div>
      </td>
      <td class="number">{formatDecimal(locale.value, page.versions)}</td>
      <td>
        <Instant at={page.latestAt} seconds={false} />
      </td>
      <td class={page.unexported === 0 ? 'quiet' : ''}>{exportState(page.versions, page.unexported)}</td>
    </tr>
  );
}

function PagesTable({ pages }: { readonly pages: readonly PageRow[] }) {
  return (
    <div class="wide">
      <table class="pages" onKeyDown={walkList}>
        <thead>
          <tr>
            <th scope="col">{say('pages.page')}</th>
            <th scope="col">{say('pages.site')}</th>
            <th scope="col" class="number">
              {say('versions.name')}
            </th>
            <th scope="col">{say('pages.latest')}</th>
            <th scope="col">{say('pages.export')}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <Row key={page.url} page={page} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pages({ pages }: { readonly pages: readonly PageRow[] }) {
  const [wanted, setWanted] = useState('');
  if (pages.length === 0) return <p>{say('pages.none')}</p>;
  const found = matchingPages(pages, wanted);
  return (
    <>
      <p>
        <input
          type="search"
          value={wanted}
          placeholder={say('pages.search')}
          aria-label={say('pages.search')}
          onInput={(event) => {
            setWanted(event.currentTarget.value);
          }}
        />
      </p>
      <p role="status">{found.length === 0 ? say('pages.notFound') : null}</p>
      {found.length > 0 && <PagesTable pages={found} />}
    </>
  );
}

/** Every page that is kept, the one captured last first. */
export function PagesView({ archive }: { readonly archive: Archive }) {
  const pages = useLive(async () => await listPages(archive), []);
  return (
    <>
      <h1>{say('nav.pages')}</h1>
      <Awaited live={pages}>{(rows) => <Pages pages={rows} />}</Awaited>
    </>
  );
}
