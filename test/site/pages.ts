import { LANGS } from './format.ts';
import type { Lang } from './format.ts';
import type { PageContext } from './layout.ts';
import { homePage } from './pages/home.ts';
import { mediaPage } from './pages/media.ts';
import { newsListPage, newsPage } from './pages/news.ts';
import { resolutionsPage } from './pages/resolutions.ts';
import { resultsPage } from './pages/results.ts';
import { turnoutPage } from './pages/turnout.ts';

/** The pages that a language-less address leads to, in Russian. */
const SECTIONS: ReadonlySet<string> = new Set(['results', 'turnout', 'resolutions', 'news']);

/** The language of an address; Russian where it names none. */
export function languageOf(path: string): Lang {
  return LANGS.find((lang) => path === `/${lang}` || path.startsWith(`/${lang}/`)) ?? 'ru';
}

/** Where an address leads to instead: its language added (302), or the slash of a home page (301). */
export function redirectOf(path: string): Readonly<{ status: 301 | 302; to: string }> | null {
  if (path === '/') return { status: 302, to: '/ru/' };
  if (LANGS.some((lang) => path === `/${lang}`)) return { status: 301, to: `${path}/` };
  return SECTIONS.has(path.slice(1)) ? { status: 302, to: `/ru${path}` } : null;
}

/** The page at a path below a language (`/ru/results`), or null where there is none. */
export function pageAt(path: string, context: PageContext): string | null {
  const prefix = `/${context.lang}/`;
  if (!path.startsWith(prefix)) return null;
  const [section, id, ...rest] = path.slice(prefix.length).split('/');
  if (rest.length > 0) return null;
  if (id !== undefined) {
    if (section === 'news') return newsPage(context, id);
    return section === 'media' ? mediaPage(context, id) : null;
  }
  switch (section) {
    case '':
      return homePage(context);
    case 'results':
      return resultsPage(context);
    case 'turnout':
      return turnoutPage(context);
    case 'resolutions':
      return resolutionsPage(context);
    case 'news':
      return newsListPage(context);
    default:
      return null;
  }
}
