import { createHash } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  type ByteSource,
  type KeptFile,
  keptSource,
  type MergedBundle,
  type MergedCapture,
  type MergeStore,
  type TakenCapture,
} from '../bundle/index.ts';
import type { TakenFile } from './take-files.ts';

/** SQLite's own memory, whatever it keeps. */
const cacheKiB = 16 * 1024;

const tables = `
  create table bundles (id integer primary key, sha256 text unique, name text, shown text, bundleId text,
    topFolder text, keyId text, captures integer);
  create table captures (sha256 text primary key, bundle integer, bundleSha256 text, captureId text, startedAt text,
    url text, address text, outlinePath text, outline text, outlineBytes integer, isExpanded integer) without rowid;
  create table files (bundle integer, path text, start integer, packedBytes integer, bytes integer, crc32 integer,
    deflated integer, primary key (bundle, path)) without rowid;
  create table payloads (sha256 text primary key, id text, uri text, time text) without rowid;
  create table outlines (sha256 text primary key) without rowid;
  create table lines (line text);
`;
const indexes = `
  create index byTime on captures (startedAt, sha256);
  create index byAddress on captures (address, startedAt, sha256);
`;

interface BundleRow {
  readonly id: number;
  readonly shown: string;
  readonly keyId: string;
}

/**
 * What a merge must remember, in a database on the disk: where files of bundles lie, which captures there are in which
 * order, which payloads were written, the lines of the index. In memory are its cache and a source of each bundle, which is
 * a name of a file and no content (of an encrypted one, its key and one piece of 64 KiB).
 */
export class MergeScratch implements MergeStore {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #blobs = new Map<number, ByteSource>();
  readonly payloads: MergeStore['payloads'];

  /** @param folder  there, empty, and the caller's to remove */
  constructor(folder: string) {
    // Where SQLite sorts what does not fit into its memory. The system's own place may be small, or in memory itself.
    process.env['SQLITE_TMPDIR'] = folder;
    this.#database = new DatabaseSync(join(folder, 'merge.sqlite'));
    this.#database.exec(`
      pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; pragma temp_store = file;
      pragma cache_size = -${cacheKiB}; begin; ${tables}`);
    this.payloads = {
      get: (sha256) => {
        const row = this.#get('select id, uri, time from payloads where sha256 = ?', sha256);
        return row && { id: text(row['id']), uri: text(row['uri']), time: text(row['time']) };
      },
      set: (sha256, { id, uri, time }) =>
        this.#run('insert or replace into payloads values (?, ?, ?, ?)', sha256, id, uri, time),
    };
  }

  /** True for a bundle that was put down. */
  has(sha256: string): boolean {
    return this.#get('select id from bundles where sha256 = ?', sha256) !== undefined;
  }

  /** Put a bundle down that is not there yet. */
  add({ name, sha256, blob, bundle }: TakenFile): void {
    const { bundleId, topFolder, keyId, captures, files } = bundle;
    const added = this.#run(
      'insert into bundles (sha256, name, bundleId, topFolder, keyId, captures) values (?, ?, ?, ?, ?, ?)',
      sha256,
      name,
      bundleId,
      topFolder,
      keyId,
      captures.length,
    );
    const id = Number(added.lastInsertRowid);
    this.#blobs.set(id, blob);
    for (const file of files) this.#addFile(id, file);
    for (const capture of captures) this.#addCapture({ id, sha256 }, capture);
  }

  #addFile(bundle: number, { path, start, packedBytes, bytes, crc32, deflated }: KeptFile): void {
    const values = [bundle, path, start, packedBytes, bytes, crc32, deflated ? 1 : 0];
    this.#run('insert or ignore into files values (?, ?, ?, ?, ?, ?, ?)', ...values);
  }

  /** Of bundles that hold the same capture, the one with the smallest digest: in whatever order they come. */
  #addCapture(bundle: { id: number; sha256: string }, capture: TakenCapture): void {
    const { sha256, captureId, startedAt, url, outline, isExpanded } = capture;
    this.#run(
      `insert into captures values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (sha256) do update
       set bundle = excluded.bundle, bundleSha256 = excluded.bundleSha256, outlinePath = excluded.outlinePath
       where excluded.bundleSha256 < captures.bundleSha256`,
      sha256,
      bundle.id,
      bundle.sha256,
      captureId,
      startedAt,
      url,
      createHash('sha256').update(url).digest('hex'),
      outline?.path ?? null,
      outline?.sha256 ?? null,
      outline?.bytes ?? null,
      isExpanded ? 1 : 0,
    );
  }

  /**
   * To be called once all bundles are there, before any are asked for. Names that several have are told apart.
   * @returns how many there are
   */
  settle(): { readonly bundles: number; readonly captures: number } {
    this.#database.exec(indexes);
    this.#database.exec(`update bundles set shown = name || case
      when (select count(*) from bundles as other where other.name = bundles.name) > 1
      then ' (' || substr(sha256, 1, 16) || ')' else '' end`);
    const counts = this.#get(
      'select (select count(*) from bundles) as bundles, (select count(*) from captures) as captures',
    );
    return { bundles: Number(counts?.['bundles']), captures: Number(counts?.['captures']) };
  }

  /** A UUID (RFC 9562 §5.8) out of the digests of all bundles: the same for the same ones. */
  id(): string {
    const hash = createHash('sha256');
    for (const row of this.#all('select sha256 from bundles order by sha256'))
      hash.update(text(row['sha256']));
    const hex = hash.digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  *bundles(): Generator<MergedBundle> {
    const all = `select bundles.*, ifnull(merged, 0) as merged from bundles
      left join (select bundle, count(*) as merged from captures group by bundle) on bundle = id order by shown, sha256`;
    for (const row of this.#all(all)) {
      yield {
        name: text(row['shown']),
        sha256: text(row['sha256']),
        bundleId: text(row['bundleId']),
        topFolder: text(row['topFolder']),
        keyId: text(row['keyId']),
        captures: Number(row['captures']),
        merged: Number(row['merged']),
      };
    }
  }

  *captures(): Generator<MergedCapture> {
    for (const row of this.#all('select * from captures order by startedAt, sha256'))
      yield this.#capture(row);
  }

  before({ url, startedAt, sha256 }: MergedCapture): MergedCapture | null {
    const row = this.#get(
      `select * from captures where address = ? and (startedAt, sha256) < (?, ?) and isExpanded = 0
       and outline is not null order by startedAt desc, sha256 desc limit 1`,
      createHash('sha256').update(url).digest('hex'),
      startedAt,
      sha256,
    );
    return row ? this.#capture(row) : null;
  }

  isNewOutline(sha256: string): boolean {
    return this.#run('insert or ignore into outlines values (?)', sha256).changes === 1;
  }

  addLine(line: string): void {
    this.#run('insert into lines values (?)', line);
  }

  /** The lines of the index, sorted by their bytes. */
  *lines(): Generator<string> {
    for (const row of this.#all('select line from lines order by line')) yield text(row['line']);
  }

  close(): void {
    this.#database.close();
  }

  #capture(row: Row): MergedCapture {
    const bundle = this.#bundle(Number(row['bundle']));
    const outline = row['outline'] === null ? null : text(row['outline']);
    return {
      captureId: text(row['captureId']),
      sha256: text(row['sha256']),
      startedAt: text(row['startedAt']),
      url: text(row['url']),
      outline:
        outline === null
          ? null
          : { sha256: outline, path: text(row['outlinePath']), bytes: Number(row['outlineBytes']) },
      isExpanded: row['isExpanded'] === 1,
      bundle: { name: bundle.shown, keyId: bundle.keyId },
      source: keptSource(this.#blobs.get(bundle.id) ?? new Blob(), {
        find: (path) =>
          keptFile(this.#get('select * from files where bundle = ? and path = ?', bundle.id, path)),
        findResource: (sha256) => {
          const from = `data/resources/${sha256}.`;
          const next = `select * from files where bundle = ? and path > ? order by path limit 1`;
          const file = keptFile(this.#get(next, bundle.id, from));
          return file?.path.startsWith(from) ? file : null;
        },
      }),
    };
  }

  #bundle(id: number): BundleRow {
    const row = this.#get('select shown, keyId from bundles where id = ?', id);
    return { id, shown: text(row?.['shown']), keyId: text(row?.['keyId']) };
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #run(sql: string, ...values: (string | number | null)[]): ReturnType<StatementSync['run']> {
    return this.#prepared(sql).run(...values);
  }

  #get(sql: string, ...values: (string | number | null)[]): Row | undefined {
    return this.#prepared(sql).get(...values);
  }

  /** Prepared anew: one that is being read cannot be begun again. */
  #all(sql: string): IterableIterator<Row> {
    return this.#database.prepare(sql).iterate();
  }
}

type Row = Readonly<Record<string, unknown>>;

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function keptFile(row: Row | undefined): KeptFile | null {
  return row
    ? {
        path: text(row['path']),
        start: Number(row['start']),
        packedBytes: Number(row['packedBytes']),
        bytes: Number(row['bytes']),
        crc32: Number(row['crc32']),
        deflated: row['deflated'] === 1,
      }
    : null;
}
