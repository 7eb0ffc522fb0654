import { formatUtc, type Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import { changeLine } from './change-line.ts';
import { figuresTable } from './change-parts.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { html, type Html } from './html.ts';
import type { AskedPair } from './revisions.ts';

function side(name: string, { captureId, title, url, startedAt }: CaptureFacts, locale: Locale): Html {
  return html`<dt>${name}</dt>
    <dd>
      <a href="#${locale}-${captureId}"><bdi>${title || url}</bdi></a
      >, ${formatUtc(new Date(startedAt))}<br />
      <bdi class="quiet">${url}</bdi>
    </dd>`;
}

/** The two captures whose comparison was asked for, and what it came to. */
export function askedComparison({ a, b, change }: AskedPair, locale: Locale): Html {
  const t = reportWords(locale);
  const told = change
    ? html`<p><strong>${changeLine(locale, change.counts)}</strong></p>
        ${change.figures.length > 0 ? figuresTable(change.figures, locale) : null}
        <p class="links"><a href="${change.page}#${locale}">${t('openComparison')}</a></p>`
    : html`<p>${t('notComparable')}</p>`;
  return html`<h2>${t('comparisonTitle')}</h2>
    <dl>${side(t('sideA'), a, locale)}${side(t('sideB'), b, locale)}</dl>
    ${told} `;
}
