import { localeNames, locales, type Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import { html, type Html } from './html.ts';
import { reportStyle } from './report-style.ts';

/**
 * One HTML file in all languages: a section each, of which the one asked for (`#ru`), else the first language's, is
 * shown. No script and no request: the policy in its head allows pictures of the bundle and the style within.
 */
export function reportFrame(page: {
  readonly title: (locale: Locale) => string;
  readonly first: Locale;
  readonly section: (locale: Locale) => Html;
}): string {
  const policy =
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const { first } = page;
  return html`<!doctype html>
    <html lang="${first}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title(first)}</title>
        <style>
          ${reportStyle}
        </style>
      </head>
      <body>
        ${locales.map((locale) => languageSection(locale, page))}
      </body>
    </html> `.markup;
}

function languageSection(locale: Locale, page: Parameters<typeof reportFrame>[0]): Html {
  return html`<section
    class="language${locale === page.first ? ' first' : ''}"
    id="${locale}"
    lang="${locale}"
  >
    <nav aria-label="${reportWords(locale)('language')}">
      ${locales.map((other) => languageLink(other, locale))}
    </nav>
    ${page.section(locale)}
  </section> `;
}

function languageLink(other: Locale, shown: Locale): Html {
  if (other === shown) return html`<b lang="${other}" aria-current="true">${localeNames[other]}</b> `;
  return html`<a href="#${other}" lang="${other}" hreflang="${other}">${localeNames[other]}</a> `;
}
