import { changeLine, type ComparedVersions } from '../bundle/index.ts';
import { formatDecimal, formatUtc, type Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import type { Comparison, SentenceChange, TableChange, ValueChange } from '../model/index.ts';
import { plain } from './plain.ts';

const signs = { same: ' ', changed: '≠', added: '+', removed: '−', moved: '↕' } as const;
const inLine = (text: string): string => plain(text.replaceAll(/\s+/gu, ' ').trim());

function difference({ difference: given, unit, kind }: ValueChange, locale: Locale): string {
  if (kind !== 'number' || given === null) return '';
  const number = formatDecimal(locale, given.startsWith('-') ? given : `+${given}`);
  return unit === 'percent' ? ` (${number} ${reportWords(locale)('points')})` : ` (${number})`;
}

function figureLine(change: ValueChange, locale: Locale): string {
  const place = [change.row, change.column].filter((name) => name !== '').map(inLine);
  return `≠ ${place.join(' · ')}: ${inLine(change.old)} → ${inLine(change.new)}${difference(change, locale)}`;
}

function rowLines({ rows, a, b }: TableChange): string[] {
  if (a === null || b === null) return [];
  return rows.flatMap((row) => {
    if (row.change === 'added' || row.change === 'removed' || row.change === 'moved')
      return [`${signs[row.change]} ${inLine(row.label)}`];
    return row.cells.flatMap(({ change }) =>
      change === null || change.kind === 'number'
        ? []
        : [`≠ ${inLine(`${row.label} · ${change.column}`)}: ${inLine(change.old)} → ${inLine(change.new)}`],
    );
  });
}

function sentenceLines({ change, old, new: now }: SentenceChange): string[] {
  if (change === 'changed') return [`− ${inLine(old ?? '')}`, `+ ${inLine(now ?? '')}`];
  return [`${signs[change]} ${inLine(now ?? old ?? '')}`];
}

function comparisonLines(comparison: Comparison, locale: Locale): string[] {
  return [
    ...comparison.figures.map((figure) => figureLine(figure, locale)),
    ...comparison.tables.flatMap(rowLines),
    ...comparison.text.flatMap(sentenceLines),
    ...comparison.documents.map(
      ({ change, text, href }) => `${signs[change]} ${inLine(text)} ${inLine(href)}`,
    ),
    ...comparison.links.map(
      ({ change, text, old, new: now }) =>
        `${signs[change]} ${inLine(text)}: ${[old, now].map((side) => inLine(side ?? '—')).join(' → ')}`,
    ),
    ...comparison.page.map(
      ({ field, old, new: now }) =>
        `≠ ${field}: ${[old, now].map((side) => inLine(side ?? '—')).join(' → ')}`,
    ),
  ];
}

/** Two versions for a person: which they are, the answer in one line, what makes it up beneath it. */
export function versionsText({ url, from, to, comparison }: ComparedVersions, locale: Locale): string {
  const head = `${inLine(url)}\n  ${from} → ${to}`;
  if (!comparison) return `${head}\n  ${verifyWords(locale)('compare.noText')}`;
  const times = [comparison.a, comparison.b].map(({ startedAt }) => formatUtc(new Date(startedAt)));
  const lines = comparisonLines(comparison, locale).map((line) => `    ${line}`);
  return [head, `  ${times.join(' → ')}`, `  ${changeLine(locale, comparison.counts)}`, ...lines].join('\n');
}
