import { createHash, createPublicKey, verify } from 'node:crypto';
import { openZip, readZipEntry } from '../../../lib/bundle/index.ts';
import { surt } from '../../../lib/bundle/wacz/addresses.ts';
import { canonicalJson, derToP1363, ownBytes, toBase64, utf8 } from '../../../lib/evidence/index.ts';
import { brokenZip, type Wish } from './broken-zip.ts';
import type { Sign } from './loose-bag.ts';

/** A record of a WARC: its head with the empty line, its block, and what ends it. */
export interface LooseRecord {
  head: string;
  block: Buffer;
  end: string;
}

const digest = (bytes: Uint8Array | string): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A header of a head, or of an HTTP head. */
export function header(head: string, name: string): string | null {
  return new RegExp(`^${name}: (.*)\\r$`, 'mu').exec(head)?.[1] ?? null;
}

/** The files of a WACZ, read without Kuä's own reader of WARC, to be changed and packed again. */
export class LooseWacz {
  readonly files: Map<string, Uint8Array>;
  records: LooseRecord[];
  /** How the ZIP departs from what it should be. */
  wishes: (wishes: Wish[]) => Wish[] = (wishes) => wishes;
  after: Uint8Array = new Uint8Array();

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.files = new Map(files);
    this.records = readRecords(Buffer.from(files.get('archive/data.warc') ?? []));
  }

  static async open(bytes: Uint8Array): Promise<LooseWacz> {
    const { entries } = await openZip(new Blob([ownBytes(bytes)]), undefined, 'flat');
    const files = new Map<string, Uint8Array>();
    for (const entry of entries) files.set(entry.path, await readZipEntry(entry, 2 ** 30));
    return new LooseWacz(files);
  }

  text(path: string): string {
    return new TextDecoder().decode(this.files.get(path));
  }

  edit(path: string, change: (text: string) => string): void {
    const before = this.text(path);
    const after = change(before);
    if (after === before) throw new Error(`${path} was not changed`);
    this.files.set(path, utf8(after));
  }

  editJson(path: string, change: (value: Record<string, unknown>) => void): void {
    const value = JSON.parse(this.text(path)) as Record<string, unknown>;
    change(value);
    this.files.set(path, canonicalJson(value));
  }

  lines(path: string, change: (lines: string[]) => readonly string[]): void {
    this.edit(path, (text) =>
      change(text.split('\n').slice(0, -1))
        .map((line) => `${line}\n`)
        .join(''),
    );
  }

  /** The record at an address, the first of them unless another is asked for. */
  record(uri: string | RegExp, which = 0): LooseRecord {
    const matches = (at: string): boolean => (typeof uri === 'string' ? at === uri : uri.test(at));
    const found = this.records.filter(({ head }) => matches(header(head, 'WARC-Target-URI') ?? ''))[which];
    if (!found) throw new Error(`no record of ${String(uri)}`);
    return found;
  }

  /** Put other content into a record and make its head fit it. @param payload  what follows an HTTP head */
  setPayload(record: LooseRecord, payload: string | Uint8Array): void {
    const http = record.head.includes('msgtype=response');
    const start = http ? record.block.subarray(0, record.block.indexOf('\r\n\r\n') + 4) : Buffer.alloc(0);
    record.block = Buffer.concat([start, Buffer.from(payload)]);
    record.head = record.head.replace(/(?<=Payload-Digest: ).*(?=\r)/u, digest(payload));
    this.fitHead(record);
  }

  fitHead(record: LooseRecord): void {
    record.head = record.head
      .replace(/(?<=Block-Digest: ).*(?=\r)/u, digest(record.block))
      .replace(/(?<=Content-Length: ).*(?=\r)/u, String(record.block.length));
  }

  /** Write the records down, and an index that leads to each. */
  fitIndex(): void {
    const lines: string[] = [];
    let offset = 0;
    for (const record of this.records) {
      const whole = wholeRecord(record);
      const uri = header(record.head, 'WARC-Target-URI');
      if (uri !== null) lines.push(indexLine(record, whole, offset, uri));
      offset += whole.length;
    }
    this.files.set(
      'indexes/index.cdxj',
      utf8(
        lines
          .toSorted()
          .map((line) => `${line}\n`)
          .join(''),
      ),
    );
  }

  writeRecords(): void {
    this.files.set('archive/data.warc', Buffer.concat(this.records.map(wholeRecord)));
  }

  /** Make `datapackage.json` list the files as they are. */
  fitPackage(): void {
    this.editJson('datapackage.json', (value) => {
      for (const resource of value['resources'] as Record<string, unknown>[]) {
        const bytes = this.files.get(String(resource['path']));
        if (bytes) Object.assign(resource, { hash: digest(bytes), bytes: bytes.length });
      }
    });
  }

  async sign(sign: Sign): Promise<void> {
    const hash = digest(this.files.get('datapackage.json') ?? '');
    const signature = toBase64(derToP1363(await sign(utf8(hash))));
    this.editJson('datapackage-digest.json', (value) => {
      value['hash'] = hash;
      Object.assign(value['signedData'] as object, { hash, signature });
    });
  }

  zip(): Uint8Array {
    const wishes = [...this.files].map(([name, content]): Wish => ({ name, content }));
    return Buffer.concat([brokenZip(this.wishes(wishes)), this.after]);
  }
}

/** Whether a WACZ's signature is of its package by the key in it, as Node's OpenSSL sees it. */
export function isSigned(wacz: LooseWacz): boolean {
  const { hash, signedData } = JSON.parse(wacz.text('datapackage-digest.json')) as {
    hash: string;
    signedData: { signature: string; publicKey: string };
  };
  const key = createPublicKey({
    key: Buffer.from(signedData.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  const signature = Buffer.from(signedData.signature, 'base64');
  return (
    hash === digest(wacz.files.get('datapackage.json') ?? '') &&
    verify('sha256', utf8(hash), { key, dsaEncoding: 'ieee-p1363' }, signature)
  );
}

function readRecords(warc: Buffer): LooseRecord[] {
  const records: LooseRecord[] = [];
  for (let at = 0; at < warc.length;) {
    const start = warc.indexOf('\r\n\r\n', at) + 4;
    const head = warc.subarray(at, start).toString();
    const end = start + Number(header(head, 'Content-Length'));
    records.push({ head, block: warc.subarray(start, end), end: warc.subarray(end, end + 4).toString() });
    at = end + 4;
  }
  return records;
}

function wholeRecord({ head, block, end }: LooseRecord): Buffer {
  return Buffer.concat([Buffer.from(head), block, Buffer.from(end)]);
}

function indexLine({ head, block }: LooseRecord, whole: Buffer, offset: number, url: string): string {
  const isRepeat = header(head, 'WARC-Type') === 'revisit';
  const http = header(head, 'Content-Type')?.includes('msgtype=response') ? block.toString('latin1') : '';
  const type = http === '' ? header(head, 'Content-Type') : header(http.toLowerCase(), 'content-type');
  const fields = canonicalJson({
    url,
    digest: header(head, 'WARC-Payload-Digest'),
    mime: isRepeat ? 'warc/revisit' : (type?.split(';')[0] ?? 'application/octet-stream'),
    filename: 'data.warc',
    offset,
    length: whole.length,
    recordDigest: digest(whole),
    status: http === '' ? 200 : Number(http.slice(9, 12)),
  });
  const time = header(head, 'WARC-Date')?.replace(/\D/gu, '').slice(0, 14) ?? '';
  return `${surt(url)} ${time} ${new TextDecoder().decode(fields)}`;
}
