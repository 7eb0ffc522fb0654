import type { Bytes } from '../evidence/index.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { csvFile } from './csv.ts';

/** `captures.csv`: one row a capture. `sha256` is that of capture.json; `resources` and `missing` are counts. */
export function capturesCsv(captures: readonly CaptureFacts[]): Bytes {
  const header = 'captureId,url,finalUrl,title,startedAt,status,sha256,resources,missing'.split(',');
  const rows = captures.map((one) => [
    one.captureId,
    one.url,
    one.finalUrl,
    one.title,
    one.startedAt,
    one.status,
    one.sha256,
    one.stored,
    one.missing.length,
  ]);
  return csvFile([header, ...rows]);
}

/** The first row of `figures.csv`. */
export const figuresHeader = 'captureId,table,row,column,value,text,unit'.split(',');
