import { type Bytes, sha256, utf8 } from '../../evidence/index.ts';
import { canonicalJson } from '../../evidence/index.ts';
import { indexTime, surt } from './addresses.ts';
import type { PlannedRecord } from './plan.ts';

/** Where the WARC lies in a WACZ, and how its index calls it. */
export const warcName = 'data.warc';

const identicalPayload = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';

/** A record that was written, for repeats of its payload. */
export interface StoredPayload {
  readonly id: string;
  readonly uri: string;
  readonly time: string;
}

/** What the head of a record says, but for its block. */
export interface RecordFacts {
  readonly id: string;
  readonly uri: string;
  readonly time: string;
  /** The record of the capture's capture.json; null for that itself. */
  readonly capture: string | null;
  readonly planned: PlannedRecord;
  readonly payload: { readonly sha256: string; readonly bytes: number };
  /** The payload itself, where it had to be made for its digest. */
  readonly made: Uint8Array | null;
  /** For a payload that stands in an earlier record: that one. */
  readonly repeats: StoredPayload | null;
}

/** Size and digest of a block. */
export interface BlockFacts {
  readonly sha256: string;
  readonly bytes: number;
}

/** The id of a record (WARC 1.1 §5.2): a UUID out of what it is of (RFC 9562 §5.8), the same each time. */
export async function recordId(...of: readonly string[]): Promise<string> {
  const hex = await sha256(utf8(of.join(' ')));
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `<urn:uuid:${uuid}>`;
}

/** The head of a record (WARC 1.1 §4), up to the empty line. */
export function recordHead(facts: RecordFacts, block: BlockFacts): Bytes {
  const { id, uri, time, capture, planned, payload, repeats } = facts;
  const http = planned.http !== null;
  return head([
    ['WARC-Type', typeOf(facts)],
    ['WARC-Record-ID', id],
    ['WARC-Date', time],
    ['WARC-Target-URI', uri],
    ['WARC-Concurrent-To', capture],
    ['WARC-IP-Address', planned.serverIp],
    ['WARC-Profile', repeats && identicalPayload],
    ['WARC-Refers-To', repeats && repeats.id],
    ['WARC-Refers-To-Target-URI', repeats && repeats.uri],
    ['WARC-Refers-To-Date', repeats && repeats.time],
    ['WARC-Block-Digest', `sha256:${block.sha256}`],
    ['WARC-Payload-Digest', `sha256:${payload.sha256}`],
    ['Content-Type', http ? 'application/http; msgtype=response' : planned.contentType],
    ['Content-Length', String(block.bytes)],
  ]);
}

/** What a WARC says of itself. */
export interface WarcFacts {
  /** A UUID. */
  readonly bundleId: string;
  readonly created: string;
  readonly software: string;
  /** Where it is not that of a WACZ. */
  readonly filename?: string;
}

/** The first record of a WARC (WARC 1.1 §6.2), whole. */
export async function warcInfo(of: WarcFacts): Promise<{ readonly head: Bytes; readonly block: Bytes }> {
  const { filename = warcName } = of;
  const fields = [
    ['software', of.software],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
    ['isPartOf', `urn:uuid:${of.bundleId}`],
  ];
  const block = utf8(fields.map(([name, value]) => `${name}: ${value}\r\n`).join(''));
  const headers: [string, string][] = [
    ['WARC-Type', 'warcinfo'],
    [
      'WARC-Record-ID',
      await recordId('warcinfo', of.bundleId, ...(of.filename === undefined ? [] : [filename])),
    ],
    ['WARC-Date', `${of.created.slice(0, 19)}Z`],
    ['WARC-Filename', filename],
    ['WARC-Block-Digest', `sha256:${await sha256(block)}`],
    ['Content-Type', 'application/warc-fields'],
    ['Content-Length', String(block.length)],
  ];
  return { head: head(headers), block };
}

/** Where a whole record lies in a WARC. */
export interface RecordPlace {
  readonly offset: number;
  readonly length: number;
  readonly sha256: string;
  /** The WARC, where it is not that of a WACZ. */
  readonly filename?: string;
}

/** A record's line in the index (CDXJ), without its end. @param more  fields of one's own beside those that players read */
export function indexLine(
  facts: RecordFacts,
  place: RecordPlace,
  more: Readonly<Record<string, string>> = {},
): string {
  const { uri, time, planned, payload, repeats } = facts;
  const [type = ''] = planned.contentType.split(';');
  const fields = canonicalJson({
    ...more,
    url: uri,
    digest: `sha256:${payload.sha256}`,
    mime: repeats ? 'warc/revisit' : type.trim(),
    filename: place.filename ?? warcName,
    offset: place.offset,
    length: place.length,
    recordDigest: `sha256:${place.sha256}`,
    status: planned.status,
  });
  return `${surt(uri)} ${indexTime(time)} ${new TextDecoder().decode(fields)}`;
}

/** Lines of an index in their order, as a file. */
export function indexFile(lines: readonly string[]): Bytes {
  return utf8(lines.map((line) => `${line}\n`).join(''));
}

function typeOf({ planned, repeats }: RecordFacts): string {
  if (repeats) return 'revisit';
  return planned.http === null ? 'resource' : 'response';
}

function head(fields: readonly (readonly [string, string | null])[]): Bytes {
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\r\n`]));
  return utf8(`WARC/1.1\r\n${lines.join('')}\r\n`);
}
