import type { Bytes } from '../evidence/index.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { type CsvCell, csvFile } from './csv.ts';

/** The first row of `captures.csv`. */
export const capturesHeader = 'captureId,url,finalUrl,title,startedAt,status,sha256,resources,missing'.split(
  ',',
);

/** What `captures.csv` says of a capture. */
export type CaptureCells = Pick<
  CaptureFacts,
  'captureId' | 'url' | 'finalUrl' | 'title' | 'startedAt' | 'status' | 'sha256' | 'stored' | 'missing'
>;

/** `captures.csv`: one row a capture. `sha256` is that of capture.json; `resources` and `missing` are counts. */
export function capturesCsv(captures: readonly CaptureFacts[]): Bytes {
  return csvFile([capturesHeader, ...captures.map(captureCells)]);
}

/** A row of `captures.csv`. */
export function captureCells(of: CaptureCells): readonly CsvCell[] {
  const { captureId, url, finalUrl, title, startedAt, status, sha256, stored, missing } = of;
  return [captureId, url, finalUrl, title, startedAt, status, sha256, stored, missing.length];
}

/** The first row of `figures.csv`. */
export const figuresHeader = 'captureId,table,row,column,value,text,unit'.split(',');
