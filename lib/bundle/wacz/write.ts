import { type Bytes, concatBytes, ownBytes, RunningDigest, sha256, utf8 } from '../../evidence/index.ts';
import type { SealingKey } from '../bag-input.ts';
import { type BagEntry, damagedFile, type EntryStream, madeEntry } from '../entry.ts';
import { crc32 } from '../../evidence/crc32.ts';
import { zipPieces } from '../zip.ts';
import { RecordSequence } from './facts.ts';
import {
  digestFile,
  type ListedFile,
  packageFile,
  pagesFile,
  type WaczFacts,
  waczPaths,
} from './package-files.ts';
import { planCapture, type ReplayedPage } from './plan.ts';
import type { WaczSource } from './source.ts';
import { indexFile, indexLine, recordHead, type RecordFacts, warcInfo } from './warc-record.ts';

/** What a WACZ is made with. */
export interface WaczOptions extends WaczFacts {
  /** The date of its files. */
  readonly at: Date;
  /** Null where whoever makes it has no key: then it is not signed. */
  readonly key: SealingKey | null;
}

/** A file that is made anew each time it is opened. */
export interface StreamedFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly stream: EntryStream;
}

/** A record that was measured: its head, and what makes its block when it is written. */
export interface MeasuredRecord {
  readonly head: Uint8Array;
  readonly http: Uint8Array | null;
  readonly payload: (() => Promise<Uint8Array>) | null;
  readonly payloadSha256: string;
}

/** What ends a record (WARC 1.1 §4). */
export const recordEnd = utf8('\r\n\r\n');

/**
 * Make a WACZ 1.1.1 of captures (BUNDLE.md, “WACZ 1.1.1”). All content is read twice to know size and digest, and once
 * each time the stream is opened; one file of it is in memory at a time. The same input, time and signature give the
 * same bytes.
 *
 * @throws KuaError `unexpected` for content that changes between readings; what the source and the key throw
 */
export async function planWacz(source: WaczSource, options: WaczOptions): Promise<StreamedFile> {
  const { at } = options;
  const { warc, index, pages } = await measureWarc(source, options);
  const files = [
    await stored(waczPaths.pages, pagesFile(pages)),
    warc,
    await stored(waczPaths.index, indexFile(index)),
  ];
  const listed: ListedFile[] = files.map(({ path, bytes, sha256: digest }) => ({
    path,
    bytes,
    sha256: digest,
  }));
  const packaged = packageFile(options, listed, pages[0] ?? null);
  const entries = [
    ...files,
    await stored(waczPaths.package, packaged),
    await stored(waczPaths.digest, await digestFile(packaged, options, options.key)),
  ];
  const open = (): AsyncIterable<Uint8Array> => zipPieces(entries, { at });
  return await measured(open);
}

async function stored(path: string, content: Uint8Array): Promise<BagEntry> {
  return { ...(await madeEntry(path, content)), compress: false };
}

interface MeasuredWarc {
  readonly warc: BagEntry;
  /** Sorted. */
  readonly index: readonly string[];
  readonly pages: readonly ReplayedPage[];
}

async function measureWarc(source: WaczSource, options: WaczOptions): Promise<MeasuredWarc> {
  const sequence = new RecordSequence();
  const digest = new RunningDigest();
  const records: MeasuredRecord[] = [];
  const index: string[] = [];
  const pages: ReplayedPage[] = [];
  let offset = 0;
  let crc = 0;
  const add = (record: MeasuredRecord, whole: Uint8Array): void => {
    records.push(record);
    digest.add(whole);
    crc = crc32(crc, whole);
    offset += whole.length;
  };
  const info = await warcInfo(options);
  const opening = { head: info.head, http: info.block, payload: null, payloadSha256: '' };
  add(opening, concatBytes([info.head, info.block, recordEnd]));
  for (const captureId of source.captureIds) {
    const capture = await planCapture(captureId, source);
    if (capture.page) pages.push(capture.page);
    for await (const facts of sequence.of(capture)) {
      const { record, whole, sha256: recordDigest } = await measureRecord(facts);
      index.push(indexLine(facts, { offset, length: whole.length, sha256: recordDigest }));
      add(record, whole);
    }
  }
  index.sort();
  const path = waczPaths.warc;
  const open = (): AsyncIterable<Uint8Array> => recordsOf(records);
  const warc: BagEntry = {
    path,
    bytes: offset,
    sha256: digest.hex(),
    compress: false,
    open: async () => await gathered(open),
    stream: { crc32: crc, open },
  };
  return { warc, index, pages };
}

/**
 * A record, whole. Its head says how long its block is, and its digest: so the block is made once for them.
 * @throws KuaError `unexpected` for content that is not what the capture says; what the source throws
 */
export async function measureRecord(
  facts: RecordFacts,
): Promise<{ readonly record: MeasuredRecord; readonly whole: Uint8Array; readonly sha256: string }> {
  const { planned, payload, made, repeats } = facts;
  const content = {
    http: planned.http,
    payload: repeats ? null : planned.payload,
    payloadSha256: payload.sha256,
  };
  const block = await blockOf(
    made && !repeats ? { ...content, payload: () => Promise.resolve(made) } : content,
  );
  const head = recordHead(facts, { sha256: await sha256(block), bytes: block.length });
  const whole = concatBytes([head, block, recordEnd]);
  return { record: { ...content, head }, whole, sha256: await sha256(whole) };
}

async function blockOf({ http, payload, payloadSha256 }: Omit<MeasuredRecord, 'head'>): Promise<Uint8Array> {
  if (!payload) return http ?? new Uint8Array();
  const bytes = await payload();
  if ((await sha256(bytes)) !== payloadSha256) throw damagedFile(waczPaths.warc);
  return http ? concatBytes([http, bytes]) : bytes;
}

async function* recordsOf(records: readonly MeasuredRecord[]): AsyncGenerator<Uint8Array> {
  for (const record of records) {
    yield record.head;
    yield await blockOf(record);
    yield recordEnd;
  }
}

async function measured(open: () => AsyncIterable<Uint8Array>): Promise<StreamedFile> {
  const digest = new RunningDigest();
  let bytes = 0;
  let crc = 0;
  for await (const piece of open()) {
    digest.add(piece);
    crc = crc32(crc, piece);
    bytes += piece.length;
  }
  return { bytes, sha256: digest.hex(), stream: { crc32: crc, open } };
}

/** The whole of a stream, for readers that cannot do with pieces. */
export async function gathered(open: () => AsyncIterable<Uint8Array>): Promise<Blob> {
  const pieces: Bytes[] = [];
  for await (const piece of open()) pieces.push(ownBytes(piece));
  return new Blob(pieces);
}
