import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WARCParser, type WARCRecord } from 'warcio';

/** All files of a folder by their paths. */
export function filesOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.toSorted().map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

/** A CSV file as rows by the names of its columns. No cell of these has a line end in it. */
export function tableOf(file: Buffer | undefined): readonly Readonly<Record<string, string>>[] {
  const text = new TextDecoder().decode(file);
  const rows = text
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu), ([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
  const [names = [], ...cells] = rows;
  return cells.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column] ?? ''])));
}

/** A record of a WARC as warcio reads it, with its whole payload. */
export interface ReadRecord {
  readonly type: string | null;
  readonly uri: string | null;
  readonly headers: { readonly get: (name: string) => string | null | undefined };
  readonly payload: Buffer;
}

/** The records of a WARC, or of a part of one, read by a reader that is not Kuä's. */
export async function recordsOf(warc: Uint8Array): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  const parser = new WARCParser(new Blob([new Uint8Array(warc)]).stream());
  for await (const record of parser) records.push(await readRecord(record));
  return records;
}

async function readRecord(record: WARCRecord): Promise<ReadRecord> {
  const payload = Buffer.from(await record.readFully(true));
  const { headers } = record.warcHeaders;
  return { type: record.warcType ?? null, uri: record.warcTargetURI ?? null, headers, payload };
}

/** A line of a CDXJ index. */
export interface IndexedRecord {
  readonly url: string;
  readonly filename: string;
  readonly offset: number;
  readonly length: number;
  readonly digest: string;
  readonly bundle: string;
  readonly keyId: string;
}

/** The lines of an index, without what they are sorted by. */
export function indexOf(file: Buffer | undefined): readonly IndexedRecord[] {
  const lines = new TextDecoder().decode(file).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))) as IndexedRecord);
}
