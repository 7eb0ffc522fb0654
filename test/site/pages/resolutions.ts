import { shortDate } from '../format.ts';
import { html } from '../html.ts';
import { RESOLUTIONS, resolutionPath } from '../files/resolutions.ts';
import { commissionPage } from '../layout.ts';
import type { PageContext } from '../layout.ts';

const WORDS = {
  kk: {
    title: 'Комиссия қаулылары',
    note: 'Осы беттегі барлық қаулылар демонстрация үшін ойдан шығарылған: оларды ешбір комиссия қабылдаған жоқ.',
    sample: 'үлгі',
    resolution: (number: string) => `№ ${number} қаулы`,
    file: 'PDF, ағылшын тілінде',
  },
  ru: {
    title: 'Постановления комиссии',
    note: 'Все постановления на этой странице придуманы для демонстрации: ни одна комиссия их не принимала.',
    sample: 'образец',
    resolution: (number: string) => `Постановление № ${number}`,
    file: 'PDF, на английском языке',
  },
  en: {
    title: 'Resolutions of the commission',
    note: 'All resolutions on this page were made up for the demonstration: no commission has adopted them.',
    sample: 'sample',
    resolution: (number: string) => `Resolution No. ${number}`,
    file: 'PDF',
  },
} as const;

/** The list of resolutions, each with its document. */
export function resolutionsPage(context: PageContext): string {
  const { lang } = context;
  const words = WORDS[lang];
  const items = RESOLUTIONS.map(
    (resolution) =>
      html`<li>
        <p class="number">
          ${words.resolution(resolution.number)}
          <time datetime="${resolution.date}">${shortDate(resolution.date)}</time>
          <span class="tag">${words.sample}</span>
        </p>
        <p>${resolution.title[lang]}</p>
        <p>
          <a class="document" href="${resolutionPath(resolution)}" type="application/pdf" hreflang="en"
            >${words.file}</a
          >
        </p>
      </li> `,
  );
  return commissionPage(context, {
    page: 'resolutions',
    title: words.title,
    main: html`<h1>${words.title}</h1>
      <p class="notice">${words.note}</p>
      <ol class="resolutions" reversed>
        ${items}
      </ol> `,
  });
}
