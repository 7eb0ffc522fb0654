import { type Bytes, mediaTypeOf } from '../../evidence/index.ts';
import type { CaptureRecord } from '../../model/index.ts';
import { recordTime } from './addresses.ts';
import { httpHead, oneLine } from './http-head.ts';
import { waczLimits } from './limits.ts';
import { OriginalPages } from './original-page.ts';
import { type PlacedFile, placesOf } from './places.ts';
import type { WaczSource } from './source.ts';

/** A record that a WARC is to have. */
export interface PlannedRecord {
  /** ASCII, without white space. */
  readonly uri: string;
  /** Of the payload, where there is no `http`. */
  readonly contentType: string;
  /** Status line and headers as received, null where they were not; and the status, 200 where it was not. */
  readonly http: Bytes | null;
  readonly status: number;
  /** The server's address, where it is known. */
  readonly serverIp: string | null;
  /** Digest and size of the payload, where they are known before it is made. */
  readonly known: { readonly sha256: string; readonly bytes: number } | null;
  readonly payload: () => Promise<Uint8Array>;
}

/** A line of `pages/pages.jsonl`. */
export interface ReplayedPage {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly ts: string;
}

/** What a WARC has of one capture. */
export interface PlannedCapture {
  readonly captureId: string;
  readonly time: string;
  /** Null where the page has no address of the web. */
  readonly page: ReplayedPage | null;
  /** That of capture.json comes first. */
  readonly records: readonly PlannedRecord[];
}

const html = 'text/html; charset=utf-8';
const ipAddress = /^[0-9a-f.:]{2,45}$/iu;

/**
 * Lay out the records of a capture: capture.json, the page, the pages within it, files, the picture. No two have the same
 * address. What the page showed is there; what an address answered otherwise when it was asked again is not.
 *
 * @throws what the source throws
 */
export async function planCapture(captureId: string, source: WaczSource): Promise<PlannedCapture> {
  const { record, bytes } = await source.record(captureId);
  const places = placesOf(record);
  const pages = new OriginalPages(record, places, source);
  const { serverIp } = record.network;
  const ofServer = serverIp !== null && ipAddress.test(serverIp) ? serverIp : null;
  const address = places.page ?? places.files.find(({ row }) => row.url === record.url)?.address ?? null;
  const pageRecord = (uri: string, path: string, ip: string | null): PlannedRecord => {
    return { ...made(uri, html), serverIp: ip, payload: () => pages.page(path) };
  };
  const records: PlannedRecord[] = [
    { ...made(`urn:capture:${captureId}`, 'application/json'), payload: () => Promise.resolve(bytes) },
  ];
  if (places.page !== null) records.push(pageRecord(places.page, 'page.html', ofServer));
  const framed = new Set<string>();
  for (const [path, uri] of places.frames) {
    if (!framed.has(uri)) records.push(pageRecord(uri, path, null));
    framed.add(uri);
  }
  for (const file of places.files)
    records.push(fileRecord(file, source, address === file.address ? ofServer : null));
  const picture = record.artifacts.find(({ role }) => role === 'screenshot');
  if (picture && address !== null) {
    const payload = (): Promise<Uint8Array> => source.artifact(captureId, picture.path);
    records.push({ ...made(`urn:view:${address}`, 'image/png'), known: picture, payload });
  }
  const time = recordTime(record.startedAt);
  return { captureId, time, page: pageOf(record, address, time), records };
}

function pageOf({ captureId, title }: CaptureRecord, url: string | null, ts: string): ReplayedPage | null {
  return url === null
    ? null
    : { id: captureId, url, title: oneLine(title).slice(0, waczLimits.titleChars).toWellFormed(), ts };
}

function made(uri: string, contentType: string): Omit<PlannedRecord, 'payload'> {
  return { uri, contentType, http: null, status: 200, serverIp: null, known: null };
}

function fileRecord(
  { address, row, isAnswer }: PlacedFile,
  source: WaczSource,
  serverIp: string | null,
): PlannedRecord {
  const http = isAnswer ? httpHead(row) : null;
  return {
    uri: address,
    contentType: mediaType(row.mediaType) ?? mediaTypeOf(source.extension(row.sha256)),
    http,
    status: http === null ? 200 : (row.status ?? 200),
    serverIp,
    known: { sha256: row.sha256, bytes: row.bytes },
    payload: () => source.resource(row.sha256),
  };
}

/** A media type (RFC 9110 §8.3.1) that fits into a header; null for what is none. */
function mediaType(declared: string | null): string | null {
  const text = oneLine(declared ?? '');
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[\x20-\x7e]*)?$/u.test(text) && text.length <= 256
    ? text
    : null;
}
