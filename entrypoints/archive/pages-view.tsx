import { useState } from 'preact/hooks';
import { listPages, othersPages, type Archive, type PageRow } from '../../lib/archive/index.ts';
import { formatDecimal } from '../../lib/i18n/index.ts';
import { hostOf } from '../../lib/ui/address.ts';
import { exportState } from '../../lib/ui/export-state.ts';
import { Instant } from '../../lib/ui/instant.tsx';
import { walkList } from '../../lib/ui/keys.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { hashOf } from '../../lib/ui/route.ts';
import { Awaited } from './awaited.tsx';
import { ImportedBundles } from './imported-bundles.tsx';
import { matchingPages } from './matching-pages.ts';
import { PageSearch } from './page-search.tsx';

/** A page with how many captures of it are those of others. */
interface Listed extends PageRow {
  readonly others: number;
}

/** One's own pages and those that only others captured, the one captured last first. */
async function everyonesPages(archive: Archive): Promise<Listed[]> {
  const own = await listPages(archive);
  const others = new Map(await othersPages(archive));
  const pages: Listed[] = [];
  for (const page of own) {
    pages.push({ ...page, others: others.get(page.url)?.others ?? 0 });
    others.delete(page.url);
  }
  for (const page of others.values()) pages.push({ ...page, versions: 0, unexported: 0, latestId: '' });
  return pages.toSorted((a, b) => (a.latestAt < b.latestAt ? 1 : -1));
}

function Row({ page }: { readonly page: Listed }) {
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
      <td class="number">
        {formatDecimal(locale.value, page.versions + page.others)}
        {page.others > 0 && (
          <div class="quiet">{say('pages.others', { n: formatDecimal(locale.value, page.others) })}</div>
        )}
      </td>
      <td>
        <Instant at={page.latestAt} seconds={false} />
      </td>
      <td class={page.unexported === 0 ? 'quiet' : ''}>
        {page.versions > 0 && exportState(page.versions, page.unexported)}
      </td>
    </tr>
  );
}

function PagesTable({ pages }: { readonly pages: readonly Listed[] }) {
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

function Pages({ pages }: { readonly pages: readonly Listed[] }) {
  const [wanted, setWanted] = useState('');
  if (pages.length === 0) return <p>{say('pages.none')}</p>;
  const found = matchingPages(pages, wanted);
  return (
    <>
      <p>
        <PageSearch wanted={wanted} onWant={setWanted} />
      </p>
      <p role="status">{found.length === 0 ? say('pages.notFound') : null}</p>
      {found.length > 0 && <PagesTable pages={found} />}
    </>
  );
}

/** Every page that is kept, the one captured last first. */
export function PagesView({ archive }: { readonly archive: Archive }) {
  const pages = useLive(async () => await everyonesPages(archive), []);
  return (
    <>
      <h1>{say('nav.pages')}</h1>
      <Awaited live={pages}>{(rows) => <Pages pages={rows} />}</Awaited>
      <p>
        <a href={hashOf({ name: 'verify' })}>{say('imported.add')}</a>
      </p>
      <ImportedBundles archive={archive} />
    </>
  );
}
