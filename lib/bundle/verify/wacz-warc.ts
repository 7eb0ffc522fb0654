import { concatBytes, RunningDigest, sameBytes, sha256 } from '../../evidence/index.ts';
import {
  indexLine,
  planCapture,
  recordHead,
  type RecordFacts,
  RecordSequence,
  type ReplayedPage,
  warcInfo,
  type WaczFacts,
  type WaczSource,
} from '../wacz/index.ts';
import type { Findings } from './findings.ts';
import { RecordPieces } from './record-pieces.ts';

/** Addresses in heads are bounded (`waczLimits`), and there are three at most. */
const mostHeadBytes = 64 * 1024;
/** WebCrypto is much faster, but takes all at once. */
const wholeBytes = 16 * 1024 ** 2;
const mostNamedChars = 200;

/** What a WARC of these captures comes to. */
export interface CheckedWarc {
  /** The lines that its index has to have, sorted. */
  readonly index: readonly string[];
  /** The pages that the list of pages has to have. */
  readonly pages: readonly ReplayedPage[];
}

/** The WARC whose records are held against the captures. */
export interface Warc {
  readonly path: string;
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly source: WaczSource;
  /** Null where the package does not say what the first record repeats. */
  readonly facts: WaczFacts | null;
}

/** A record as it was found. */
interface FoundRecord {
  readonly offset: number;
  readonly head: Uint8Array;
  readonly length: number;
  readonly uri: string | null;
}

/** Digests of a block, of what follows its first bytes, and of the whole record. */
interface Digests {
  readonly bytes: number;
  readonly start: Uint8Array;
  readonly block: string;
  readonly payload: string;
  readonly record: string;
}

/** What is expected of one capture, and what of it was found. */
interface Group {
  readonly captureId: string;
  readonly expected: ReadonlyMap<string, { readonly facts: RecordFacts; readonly index: number }>;
  readonly found: Set<string>;
  last: number;
}

/**
 * Every record of the WARC against the captures: framed as it must be, written the one way that Kuä writes it, with the
 * content of the bag's files, none too many or too few, in their order. Captures are looked at one after another.
 *
 * @throws what the source throws
 */
export async function checkWarc(warc: Warc, findings: Findings): Promise<CheckedWarc> {
  const check = new WarcCheck(warc, findings);
  await check.run();
  return { index: check.index.toSorted(), pages: check.pages };
}

class WarcCheck {
  readonly index: string[] = [];
  readonly pages: ReplayedPage[] = [];
  readonly #warc: Warc;
  readonly #findings: Findings;
  readonly #sequence = new RecordSequence();
  readonly #reader: RecordPieces;
  /** By the address of their capture.json, the captures in their order. */
  readonly #places: ReadonlyMap<string, number>;
  /** How many captures were begun. */
  #begun = 0;
  #group: Group | null = null;

  constructor(warc: Warc, findings: Findings) {
    this.#warc = warc;
    this.#findings = findings;
    this.#reader = new RecordPieces(warc.pieces);
    this.#places = new Map(warc.source.captureIds.map((id, place) => [`urn:capture:${id}`, place]));
  }

  async run(): Promise<void> {
    while (!(await this.#reader.isAtEnd())) {
      const { offset } = this.#reader;
      const head = await this.#reader.head(mostHeadBytes);
      const found = head && readHead(head, offset);
      if (!found || !(await this.#check(found))) {
        this.#findings.fails('wacz-framing', this.#warc.path, offset);
        break;
      }
    }
    await this.#begin(this.#warc.source.captureIds.length);
  }

  /** @returns false where the record does not end as it must */
  async #check(found: FoundRecord): Promise<boolean> {
    if (found.offset === 0) return await this.#checkInfo(found);
    const facts = await this.#expected(found.uri);
    const http = facts?.planned.http ?? new Uint8Array();
    const digests = await this.#digests(found, http.length);
    if (!digests) return false;
    if (facts) this.#compare(facts, found, digests);
    else this.#fails('wacz-record-unknown', found.uri);
    return true;
  }

  async #checkInfo(found: FoundRecord): Promise<boolean> {
    const { facts } = this.#warc;
    const info = facts && (await warcInfo(facts));
    const digests = await this.#digests(found, info?.block.length ?? 0);
    if (!digests) return false;
    const isAsWritten = info && sameBytes(info.head, found.head) && sameBytes(info.block, digests.start);
    if (facts && !(isAsWritten && digests.bytes === info?.block.length))
      this.#findings.fails('wacz-record-head', this.#warc.path, 'warcinfo');
    return true;
  }

  /** What the capture has at this address; a record of capture.json begins the next capture. */
  async #expected(uri: string | null): Promise<RecordFacts | null> {
    if (uri === null) return null;
    const place = this.#places.get(uri) ?? -1;
    if (place >= this.#begun) {
      await this.#begin(place);
      await this.#open(this.#warc.source.captureIds[place] ?? '');
    }
    const group = this.#group;
    const expected = group?.expected.get(uri);
    if (!group || !expected || group.found.has(uri)) return null;
    group.found.add(uri);
    if (expected.index !== group.last + 1) this.#fails('wacz-record-order', uri);
    group.last = expected.index;
    return expected.facts;
  }

  /** End the captures before this one: what they still lack does not come. */
  async #begin(place: number): Promise<void> {
    this.#close();
    for (const captureId of this.#warc.source.captureIds.slice(this.#begun, place)) {
      await this.#open(captureId);
      this.#close();
    }
  }

  async #open(captureId: string): Promise<void> {
    const capture = await planCapture(captureId, this.#warc.source);
    if (capture.page) this.pages.push(capture.page);
    const expected = new Map<string, { facts: RecordFacts; index: number }>();
    for await (const facts of this.#sequence.of(capture))
      expected.set(facts.uri, { facts: { ...facts, made: null }, index: expected.size });
    this.#group = { captureId, expected, found: new Set(), last: -1 };
    this.#begun += 1;
  }

  #close(): void {
    for (const uri of this.#group?.expected.keys() ?? [])
      if (!this.#group?.found.has(uri)) this.#fails('wacz-record-missing', uri);
    this.#group = null;
  }

  #compare(facts: RecordFacts, { offset, head }: FoundRecord, digests: Digests): void {
    const { planned, payload, repeats, uri } = facts;
    const http = planned.http ?? new Uint8Array();
    const bytes = http.length + (repeats ? 0 : payload.bytes);
    const hasContent =
      digests.bytes === bytes &&
      sameBytes(digests.start, http) &&
      (repeats !== null || digests.payload === payload.sha256);
    if (!hasContent) this.#fails('wacz-record-content', uri);
    const written = recordHead(facts, { sha256: digests.block, bytes: digests.bytes });
    if (!sameBytes(head, written)) this.#fails('wacz-record-head', uri);
    const length = this.#reader.offset - offset;
    this.index.push(indexLine(facts, { offset, length, sha256: digests.record }));
  }

  /** Read the block and what ends the record; null where that is not there. @param startBytes  kept as they are */
  async #digests(found: FoundRecord, startBytes: number): Promise<Digests | null> {
    const pieces = this.#reader.take(found.length);
    const read = found.length <= wholeBytes ? wholeDigests : runningDigests;
    const digests = await read(found, pieces, startBytes, () => this.#recordEnd());
    return digests?.bytes === found.length ? digests : null;
  }

  async #recordEnd(): Promise<Uint8Array | null> {
    const end = await gather(this.#reader.take(4));
    return new TextDecoder().decode(end) === '\r\n\r\n' ? end : null;
  }

  #fails(
    code:
      | 'wacz-record-unknown'
      | 'wacz-record-missing'
      | 'wacz-record-order'
      | 'wacz-record-head'
      | 'wacz-record-content',
    uri: string | null,
  ): void {
    this.#findings.fails(code, this.#warc.path, (uri ?? '?').slice(0, mostNamedChars));
  }
}

type End = () => Promise<Uint8Array | null>;

async function wholeDigests(
  { head }: FoundRecord,
  pieces: AsyncIterable<Uint8Array>,
  startBytes: number,
  readEnd: End,
): Promise<Digests | null> {
  const block = await gather(pieces);
  const end = await readEnd();
  if (!end) return null;
  return {
    bytes: block.length,
    start: block.subarray(0, startBytes),
    block: await sha256(block),
    payload: await sha256(block.subarray(startBytes)),
    record: await sha256(concatBytes([head, block, end])),
  };
}

async function runningDigests(
  { head }: FoundRecord,
  pieces: AsyncIterable<Uint8Array>,
  startBytes: number,
  readEnd: End,
): Promise<Digests | null> {
  const [block, payload, record] = [new RunningDigest(), new RunningDigest(), new RunningDigest()];
  record.add(head);
  let start = new Uint8Array();
  let bytes = 0;
  for await (const piece of pieces) {
    const split = Math.min(piece.length, Math.max(0, startBytes - bytes));
    if (split > 0) start = concatBytes([start, piece.subarray(0, split)]);
    payload.add(piece.subarray(split));
    block.add(piece);
    record.add(piece);
    bytes += piece.length;
  }
  const end = await readEnd();
  if (!end) return null;
  record.add(end);
  return { bytes, start, block: block.hex(), payload: payload.hex(), record: record.hex() };
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return concatBytes(all);
}

/** How long the block is, and what it is of; null where the head does not say. */
function readHead(head: Uint8Array, offset: number): FoundRecord | null {
  const text = new TextDecoder().decode(head);
  const length = /\r\nContent-Length: (\d{1,15})\r\n/u.exec(text)?.[1];
  if (!text.startsWith('WARC/1.1\r\n') || length === undefined) return null;
  const uri = /\r\nWARC-Target-URI: ([^\r\n]*)\r\n/u.exec(text)?.[1] ?? null;
  return { offset, head, length: Number(length), uri };
}
