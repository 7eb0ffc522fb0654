import { foremostOf } from '../compare/index.ts';
import { formatUtc, type Locale } from '../i18n/index.ts';
import { reportWords, type ReportKey } from '../i18n/report/index.ts';
import type { Comparison } from '../model/index.ts';
import { changeLine } from './change-line.ts';
import { figuresTable, oldAndNew } from './change-parts.ts';
import { comparisonFindings } from './comparison-findings.ts';
import { comparisonTables } from './comparison-tables.ts';
import { comparisonText } from './comparison-text.ts';
import { html, type Html } from './html.ts';
import { reportFrame } from './report-frame.ts';

const fields = {
  title: 'fieldTitle',
  date: 'fieldDate',
  lang: 'fieldLang',
  status: 'fieldStatus',
  finalUrl: 'fieldFinalUrl',
  canonicalUrl: 'fieldCanonicalUrl',
  file: 'fieldFile',
} as const satisfies Record<Comparison['page'][number]['field'], ReportKey>;

/** Which of two captures are of a page that had been scrolled through. */
export interface ExpandedSides {
  readonly a: boolean;
  readonly b: boolean;
}

/** `data/comparisons/<a>..<b>.html`: the answer first, then what makes it up; only what differs is shown. */
export function comparisonPage(comparison: Comparison, first: Locale, expanded: ExpandedSides): string {
  return reportFrame({
    first,
    title: (locale) => `${reportWords(locale)('comparisonTitle')}: ${comparison.url}`,
    section: (locale) => section(comparison, locale, expanded),
  });
}

function section(comparison: Comparison, locale: Locale, expanded: ExpandedSides): Html {
  const t = reportWords(locale);
  const { a, b, figures, url, otherUrl = null } = comparison;
  const one: SideFacts = {
    name: t(otherUrl === null ? 'older' : 'sideA'),
    isExpanded: expanded.a,
    url: otherUrl,
  };
  const two: SideFacts = {
    name: t(otherUrl === null ? 'newer' : 'sideB'),
    isExpanded: expanded.b,
    url: otherUrl === null ? null : url,
  };
  return html`<h1>${t('comparisonTitle')}</h1>
    ${otherUrl === null ? html`<p><bdi>${comparison.url}</bdi></p>` : null}
    <p class="lead"><strong>${changeLine(locale, comparison.counts, foremostOf(comparison))}</strong></p>
    <div class="two">${side(one, a, locale)}${side(two, b, locale)}</div>
    ${expanded.a === expanded.b ? null : html`<p class="look">${t('expandedNote')}</p>`}
    ${comparisonFindings(comparison, locale)}
    ${
      figures.length > 0
        ? html`<h2>${t('figuresTitle')}</h2>
            ${figuresTable(figures, locale)}`
        : null
    }
    ${comparisonTables(comparison.tables, locale)} ${comparisonText(comparison, locale)}
    ${details(comparison, locale)}
    <footer>
      <p><a href="../index.html#${locale}">${t('backToReport')}</a></p>
    </footer>`;
}

interface SideFacts {
  readonly name: string;
  readonly isExpanded: boolean;
  /** Its address, where the two have not the same. */
  readonly url: string | null;
}

function side({ name, isExpanded, url }: SideFacts, capture: Comparison['a'], locale: Locale): Html {
  const t = reportWords(locale);
  return html`<div>
    <h2>${name}</h2>
    ${url === null ? null : html`<p><bdi>${url}</bdi></p>`}
    <p>${formatUtc(new Date(capture.startedAt))}${isExpanded ? ` (${t('expanded')})` : null}</p>
    <p class="quiet">${t('hash')}<br /><code>${capture.sha256}</code></p>
    <p class="links">
      <a href="../captures/${capture.captureId}/page.html">${t('readPage')}</a>
      <a href="../captures/${capture.captureId}/capture.json">${t('readRecord')}</a>
    </p>
  </div>`;
}

function details(comparison: Comparison, locale: Locale): Html | null {
  const t = reportWords(locale);
  if (comparison.page.length === 0) return null;
  const rows = comparison.page.map(
    (change) =>
      html`<dt>${t(fields[change.field])}</dt>
        <dd><bdi>${oldAndNew(change.old ?? t('nothing'), change.new ?? t('nothing'))}</bdi></dd>`,
  );
  return html`<h2>${t('pageTitleChanges')}</h2>
    <dl>${rows}</dl>`;
}
