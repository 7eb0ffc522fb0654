import { figuresIn } from '../../compare/index.ts';
import { parseCanonicalJson, utf8 } from '../../evidence/index.ts';
import {
  type CaptureRecord,
  type Comparison,
  isStored,
  missingFrom,
  Outline,
  tellingOrder,
} from '../../model/index.ts';
import { compareByProfile } from '../compare-by-profile.ts';
import { type CsvCell, csvRow } from '../csv.ts';
import { captureCells, capturesHeader, figuresHeader } from '../tables.ts';
import type { MergedBundle, MergedCapture, MergeStore } from './merge-store.ts';

/** A larger one is held twice, parsed, while it is compared. */
const mostOutlineBytes = 32 * 1024 ** 2;

const pairHeader =
  'url,captureId,startedAt,bundle,keyId,beforeId,beforeStartedAt,beforeBundle,beforeKeyId'.split(',');
const counted = [...tellingOrder, 'trivial'] as const;
const [, ...figureColumns] = figuresHeader;

/** The tables of a merge by their names, each with its first row. */
export const mergedTables = {
  'bundles.csv': 'bundle,sha256,bundleId,folder,keyId,captures,merged'.split(','),
  'captures.csv': [...capturesHeader, 'outline', 'bundle', 'keyId'],
  'figures.csv': ['outline', 'captureId', 'bundle', 'keyId', ...figureColumns],
  'comparisons.csv': [...pairHeader, ...counted],
  'changes.csv': [...pairHeader, 'kind', 'row', 'column', 'old', 'new', 'difference', 'unit'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type TableName = keyof typeof mergedTables;

/** Rows of a table; or a text that could not be read, which no table has rows of. */
export type TablePiece =
  | { readonly file: TableName; readonly bytes: Uint8Array }
  | { readonly unread: { readonly bundle: string; readonly path: string } };

/** The beginning of every table: a byte order mark, and what its columns are. */
export function* tableHeads(): Generator<TablePiece> {
  for (const [file, header] of Object.entries(mergedTables))
    yield { file: file as TableName, bytes: utf8(`\uFEFF${csvRow(header)}`) };
}

/** `bundles.csv`: a row for each bundle. */
export function* bundleRows(bundles: Iterable<MergedBundle>): Generator<TablePiece> {
  for (const { name, sha256, bundleId, topFolder, keyId, captures, merged } of bundles)
    yield rows('bundles.csv', [[name, sha256, bundleId, topFolder, keyId, captures, merged]]);
}

/**
 * What the tables have of a capture: its row; its figures, where no capture before it had the same content.json; and what
 * changed since the capture before it of the same address.
 *
 * @throws what its source throws
 */
export async function* captureTables(capture: MergedCapture, store: MergeStore): AsyncGenerator<TablePiece> {
  const { captureId, source, bundle } = capture;
  const { record } = await source.record(captureId);
  yield rows('captures.csv', [captureRow(capture, record)]);
  if (!capture.outline) return;
  const isNew = store.isNewOutline(capture.outline.sha256);
  const before = capture.isExpanded ? null : store.before(capture);
  const differs = before !== null && before.outline?.sha256 !== capture.outline.sha256;
  if (!isNew && !differs) return;
  const outline = await readOutline(capture);
  if (!outline) {
    yield { unread: { bundle: bundle.name, path: capture.outline.path } };
    return;
  }
  if (isNew) yield rows('figures.csv', figureRows(capture, outline));
  const older = differs ? await readOutline(before) : null;
  if (!before || !older) return;
  const from = { record: (await before.source.record(before.captureId)).record, sha256: before.sha256 };
  const to = { record, sha256: capture.sha256 };
  const comparison = compareByProfile({ ...from, outline: older }, { ...to, outline });
  yield* comparisonRows(comparison, pairCells(before, capture));
}

function rows(file: TableName, all: readonly (readonly CsvCell[])[]): TablePiece {
  return { file, bytes: utf8(all.map(csvRow).join('')) };
}

function captureRow({ sha256, outline, bundle }: MergedCapture, record: CaptureRecord): readonly CsvCell[] {
  const { captureId, url, finalUrl, title, startedAt, http, resources } = record;
  const stored = resources.filter(isStored).length;
  const facts = { captureId, url, finalUrl, title, startedAt, status: http.status, sha256, stored };
  const cells = captureCells({ ...facts, missing: missingFrom(record) });
  return [...cells, outline?.sha256 ?? null, bundle.name, bundle.keyId];
}

function figureRows({ captureId, outline, bundle }: MergedCapture, of: Outline): readonly CsvCell[][] {
  const place = [outline?.sha256 ?? null, captureId, bundle.name, bundle.keyId];
  return figuresIn(of).map(({ table, row, column, value, text, unit }) => [
    ...place,
    table,
    row,
    column,
    { decimal: value },
    text,
    unit,
  ]);
}

function* comparisonRows({ counts, figures }: Comparison, pair: readonly CsvCell[]): Generator<TablePiece> {
  yield rows('comparisons.csv', [[...pair, ...counted.map((key) => counts[key])]]);
  const changes = figures.map((one): CsvCell[] => {
    const difference = one.difference === null ? null : { decimal: one.difference.replace(/^\+/u, '') };
    return [...pair, one.kind, one.row, one.column, one.old, one.new, difference, one.unit];
  });
  yield rows('changes.csv', changes);
}

function pairCells(before: MergedCapture, capture: MergedCapture): readonly CsvCell[] {
  return [capture.url, ...sideCells(capture), ...sideCells(before)];
}

function sideCells({ captureId, startedAt, bundle }: MergedCapture): readonly CsvCell[] {
  return [captureId, startedAt, bundle.name, bundle.keyId];
}

/** Null for what is no outline: bundles are checked for being unchanged, not for what their texts are. */
async function readOutline({ captureId, source, outline }: MergedCapture): Promise<Outline | null> {
  if (!outline || outline.bytes > mostOutlineBytes) return null;
  const folder = `data/captures/${captureId}/`;
  const bytes = await source.artifact(captureId, outline.path.slice(folder.length));
  return Outline.safeParse(parseCanonicalJson(bytes)).data ?? null;
}
