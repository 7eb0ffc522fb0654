import { findingSentence, findingWords } from '../i18n/findings/index.ts';
import type { Locale } from '../i18n/index.ts';
import type { Comparison, Finding } from '../model/index.ts';
import { html, type Html } from './html.ts';

/** Figures that do not reconcile, and the tables that were not checked. */
export function comparisonFindings({ findings, unchecked }: Comparison, locale: Locale): Html | null {
  const t = findingWords(locale);
  if (findings.length + unchecked.length === 0) return null;
  return html`<h2>${t('title')}</h2>
    ${
      findings.length === 0
        ? html`<p class="quiet">${t('none')}</p>`
        : html`<p class="quiet">${t('lead')}</p>
            <ul>
              ${findings.map((finding) => line(finding, locale))}
            </ul>`
    }
    ${
      unchecked.length === 0
        ? null
        : html`<p class="quiet">${t('unchecked.title', { n: unchecked.length })}</p>
            <ul class="quiet">
              ${unchecked.map(
                ({ caption, reason }) =>
                  html`<li>
                    <bdi>${caption || t('unchecked.unnamed')}</bdi>: ${t(`unchecked.${reason}`)}
                  </li> `,
              )}
            </ul>`
    }`;
}

function line(finding: Finding, locale: Locale): Html {
  const t = findingWords(locale);
  const { rule, where, standing, figures } = finding;
  const said = figures.map(({ place, text }) => `${place} – ${text}`).join('; ');
  return html`<li>
    <strong><bdi>${where}</bdi></strong
    >: ${findingSentence(locale, finding)}
    <span class="quiet">(${t(`standing.${standing}`)})</span>
    <p class="quiet"><bdi>${said}</bdi></p>
    <p class="quiet">${t('basis')}: ${t(`basis.${rule}`)}</p>
  </li> `;
}
