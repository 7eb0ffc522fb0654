import type {
  Comparison,
  DocumentChange,
  Finding,
  LinkChange,
  Meaning,
  PictureChange,
  SentenceChange,
  TableChange,
  ValueChange,
} from '../model/index.ts';
import { findingSentence, findingWords } from './findings/index.ts';
import { answerLine, differenceWords, type Speaker } from './change-words.ts';
import { formatUtc } from './format.ts';

const signs = { same: ' ', changed: '≠', added: '+', removed: '−', moved: '↕' } as const;

/** A text of the page in one line, so that it cannot pass for a line of ours. */
const inLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

function arrow(before: string | null, after: string | null): string {
  return [before, after].map((side) => (side === null ? '—' : inLine(side))).join(' → ');
}

function valueText(speaker: Speaker, change: ValueChange): string {
  const difference = differenceWords(speaker, change);
  return difference === null
    ? arrow(change.old, change.new)
    : `${arrow(change.old, change.new)} (${difference})`;
}

function figureLine(speaker: Speaker, change: ValueChange): string {
  const place = [change.row, change.column].filter((name) => name !== '').map(inLine);
  return `≠ ${[place.join(' · '), valueText(speaker, change)].filter((part) => part !== '').join(': ')}`;
}

function tableLines(speaker: Speaker, table: TableChange): string[] {
  const { say } = speaker;
  const caption = table.caption === '' ? say('compare.table') : inLine(table.caption);
  const n = table.rows.length;
  if (table.a === null) return [`+ ${caption}: ${say('compare.tableAdded', { n })}`];
  if (table.b === null) return [`− ${caption}: ${say('compare.tableRemoved', { n })}`];
  const columns = table.columns.flatMap(({ change, label }) =>
    change === 'same' ? [] : [`${signs[change]} ${say(`mark.${change}`)}: ${inLine(label)}`],
  );
  const rows = table.rows.flatMap((row) => {
    if (row.change === 'same') return [];
    const whole = row.change === 'added' || row.change === 'removed';
    const cells = row.cells.flatMap(({ old, new: now, change }, at) => {
      if (change) return [`${inLine(table.columns[at]?.label ?? '')}: ${valueText(speaker, change)}`];
      return whole ? [inLine(now ?? old ?? '')] : [];
    });
    return [`${signs[row.change]} ${[inLine(row.label), cells.join(' | ')].filter(Boolean).join(': ')}`];
  });
  return [caption, ...[...columns, ...rows].map((line) => `  ${line}`)];
}

function sentenceLines({ change, old, new: now }: SentenceChange): string[] {
  if (change === 'changed') return [`− ${inLine(old ?? '')}`, `+ ${inLine(now ?? '')}`];
  return [`${signs[change]} ${inLine(now ?? old ?? '')}`];
}

const linkLine = ({ change, text, old, new: now }: LinkChange): string =>
  `${signs[change]} ${inLine(text)}: ${arrow(old, now)}`;

const documentLine = ({ change, text, href, old, new: now }: DocumentChange): string =>
  `${signs[change]} ${[inLine(text), href].filter((part) => part !== '').join(', ')}: SHA-256 ${arrow(old, now)}`;

const findingLine = ({ locale }: Speaker, finding: Finding): string =>
  `! ${inLine(finding.where)}: ${inLine(findingSentence(locale, finding))}`;

const pictureLine = ({ change, alt, src, old, new: now }: PictureChange): string =>
  `${signs[change]} ${[inLine(alt), src].filter((part) => part !== '').join(', ')}: SHA-256 ${arrow(old, now)}`;

/** A heading with its lines, and nothing where it has none. */
function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

function sideLines(name: string, url: string, { startedAt, sha256, captureId }: Comparison['a']): string[] {
  return [
    `${name}: ${inLine(url)}`,
    `  ${formatUtc(new Date(startedAt))}, ${captureId}`,
    `  SHA-256 ${sha256}`,
  ];
}

/**
 * A comparison in plain text, for a message or a file: the answer first, the two captures by address, time (UTC) and
 * digest, then only what differs. Lines end with `\n`; what pages say never begins a line.
 *
 * @param foremost what the change that means most is
 */
export function comparisonText(comparison: Comparison, foremost: Meaning | null, speaker: Speaker): string {
  const { say } = speaker;
  const { a, b, url, otherUrl = url, figures, page, tables, text, links, pictures } = comparison;
  const { documents, findings } = comparison;
  const found = findingWords(speaker.locale);
  const lines = [
    answerLine(speaker, comparison.counts, foremost),
    '',
    ...sideLines(say('compare.before'), otherUrl, a),
    ...sideLines(say('compare.after'), url, b),
    ...section(
      found('title'),
      findings.map((finding) => findingLine(speaker, finding)),
    ),
    ...section(
      say('compare.page'),
      page.map(({ field, old, new: now }) => `≠ ${say(`field.${field}`)}: ${arrow(old, now)}`),
    ),
    ...section(
      say('compare.figures'),
      figures.map((figure) => figureLine(speaker, figure)),
    ),
    ...section(
      say('compare.tables'),
      tables.flatMap((table) => tableLines(speaker, table)),
    ),
    ...section(say('compare.text'), text.flatMap(sentenceLines)),
    ...section(say('compare.documents'), documents.map(documentLine)),
    ...section(say('compare.links'), links.map(linkLine)),
    ...section(say('compare.pictures'), pictures.map(pictureLine)),
  ];
  return `${lines.join('\n')}\n`;
}
