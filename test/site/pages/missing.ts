import { html } from '../html.ts';
import { commissionPage } from '../layout.ts';
import type { PageContext } from '../layout.ts';

const WORDS = {
  kk: {
    title: 'Бет табылмады',
    text: 'Мұндай бет жоқ немесе ол жойылған.',
    home: 'Басты бетке өту',
  },
  ru: {
    title: 'Страница не найдена',
    text: 'Такой страницы нет, или она была удалена.',
    home: 'Перейти на главную',
  },
  en: {
    title: 'Page not found',
    text: 'There is no such page, or it has been removed.',
    home: 'Go to the home page',
  },
} as const;

/** What is shown with status 404. */
export function missingPage(context: PageContext): string {
  const words = WORDS[context.lang];
  return commissionPage(context, {
    page: '',
    title: words.title,
    main: html`<h1>404. ${words.title}</h1>
      <p>${words.text}</p>
      <p><a href="/${context.lang}/">${words.home}</a></p> `,
  });
}
