import { LANGS } from './format.ts';
import type { Lang } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Facts } from './facts.ts';
import type { SiteState } from './revisions.ts';

/** What a page is made from. */
export interface PageContext {
  readonly lang: Lang;
  readonly state: SiteState;
  readonly facts: Facts;
  /** Another origin that pictures, a style sheet and a font come from. */
  readonly secondOrigin: string;
  readonly now: Date;
  /** How often the home page was asked for. */
  readonly visits: number;
}

/** The parts of a page that differ. */
export interface PageParts {
  /** The path after the language: `results`, `news/4101`, empty for home. */
  readonly page: string;
  readonly title: string;
  readonly main: Html;
  readonly aside?: Html;
  readonly head?: Html;
}

const LANGUAGE_NAMES: Record<Lang, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** The plain label that every page carries. */
export const DEMO_LABEL: Record<Lang, string> = {
  kk: 'Бұл – «Куә» жобасының демонстрациялық сайты. Ол сайлау комиссиясының сайты емес.',
  ru: 'Это демонстрационный сайт проекта «Куә». Он не является сайтом избирательной комиссии.',
  en: 'This is a demonstration site of the Kuä project. It is not the site of an election commission.',
};

/** What is real on the site and what is made up. */
export const DEMO_NOTE: Record<Lang, string> = {
  kk: 'Сайлау мен референдумдар туралы сандар жарияланған дереккөздерден алынды; мәтіндер, құжаттар мен ұйым атаулары демонстрация үшін ойдан құрастырылған.',
  ru: 'Цифры выборов и референдумов взяты из опубликованных источников; тексты, документы и названия организаций придуманы для демонстрации.',
  en: 'The figures of elections and referendums come from published sources; texts, documents and names of organisations were made up for the demonstration.',
};

const WORDS = {
  kk: {
    name: 'Сайлау және референдумдар жөніндегі комиссия',
    skip: 'Негізгі мәтінге өту',
    languages: 'Тілдер',
    sections: 'Бөлімдер',
    nav: [
      ['', 'Басты бет'],
      ['results', 'Қорытындылар'],
      ['turnout', 'Дауыс беру барысы'],
      ['resolutions', 'Қаулылар'],
      ['news', 'Жаңалықтар'],
    ],
  },
  ru: {
    name: 'Комиссия по выборам и референдумам',
    skip: 'Перейти к содержанию',
    languages: 'Языки',
    sections: 'Разделы',
    nav: [
      ['', 'Главная'],
      ['results', 'Итоги'],
      ['turnout', 'Ход голосования'],
      ['resolutions', 'Постановления'],
      ['news', 'Новости'],
    ],
  },
  en: {
    name: 'Commission on Elections and Referendums',
    skip: 'Skip to content',
    languages: 'Languages',
    sections: 'Sections',
    nav: [
      ['', 'Home'],
      ['results', 'Results'],
      ['turnout', 'Course of voting'],
      ['resolutions', 'Resolutions'],
      ['news', 'News'],
    ],
  },
} as const;

/** Links to the same page in each language, the present one marked. */
export function languageLinks(lang: Lang, page: string): Html {
  const links = LANGS.map(
    (other) =>
      html`<li>
        <a
          href="/${other}/${page}"
          lang="${other}"
          hreflang="${other}"
          ${other === lang ? html` aria-current="true"` : null}
          >${LANGUAGE_NAMES[other]}</a
        >
      </li>`,
  );
  return html`<nav class="languages" aria-label="${WORDS[lang].languages}">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

/** A whole page of the commission. */
export function commissionPage({ lang }: PageContext, parts: PageParts): string {
  const words = WORDS[lang];
  const section = parts.page.split('/')[0];
  const nav = words.nav.map(
    ([page, label]) =>
      html`<li>
        <a href="/${lang}/${page}" ${page === section ? html` aria-current="page"` : null}>${label}</a>
      </li> `,
  );
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${parts.title} – ${words.name}</title>
        <link rel="canonical" href="/${lang}/${parts.page}" />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/img/emblem-192.png" type="image/png" sizes="192x192" />
        <link rel="stylesheet" href="/css/main.css" />
        <link rel="stylesheet" href="/css/print.css" media="print" />
        ${parts.head ?? null}
      </head>
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        <p class="demo" role="note">${DEMO_LABEL[lang]}</p>
        <header class="masthead">
          <div class="wrap">
            <a class="brand" href="/${lang}/"
              ><img
                src="/img/emblem-96.png"
                srcset="/img/emblem-192.png 2x"
                width="72"
                height="72"
                alt=""
              /><span>${words.name}</span></a
            >
            ${languageLinks(lang, parts.page)}
          </div>
        </header>
        <nav class="sections" aria-label="${words.sections}">
          <ul class="wrap">
            ${nav}
          </ul>
        </nav>
        <div class="wrap body${parts.aside ? ' with-aside' : ''}">
          <main id="content">${parts.main}</main>
          ${parts.aside ?? null}
        </div>
        <footer class="colophon">
          <div class="wrap">
            <p><strong>${DEMO_LABEL[lang]}</strong></p>
            <p>${DEMO_NOTE[lang]}</p>
          </div>
        </footer>
      </body>
    </html> `.html;
}
