import { crc32, deflateRawSync } from 'node:zlib';
import { utf8 } from '../../../lib/evidence/index.ts';

/** What a header says; anything may be a lie. */
export interface Said {
  readonly signature: number;
  readonly version: number;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly name: string | Uint8Array;
  readonly nameBytes: number;
  readonly extra: Uint8Array;
  readonly disk: number;
  readonly attributes: number;
  readonly comment: Uint8Array;
  readonly offset: number;
}

/** An entry as it should be, and where it departs from that. */
export interface Wish {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array;
  readonly deflate?: boolean;
  /** In place of the content, packed. */
  readonly packed?: Uint8Array;
  readonly local?: Partial<Said>;
  readonly central?: Partial<Said>;
  /** Lies before the local header, or after the content. */
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
}

/** What the end of the ZIP departs in. */
export interface EndWish {
  readonly entries?: number;
  readonly here?: number;
  readonly disk?: number;
  readonly directoryBytes?: number;
  readonly directoryOffset?: number;
  readonly comment?: Uint8Array;
  readonly beforeDirectory?: Uint8Array;
  readonly beforeEnd?: Uint8Array;
  /** A ZIP64 end record and locator, made of what the end should say, with these departures. */
  readonly zip64?: Partial<Record<'entries' | 'offset' | 'size' | 'locator' | 'disks', number>>;
}

const bytesOf = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? utf8(text) : text);
export const nothing = new Uint8Array();

/** Numbers in little-endian order: `[value, width in bytes]`. */
export function fields(...numbers: readonly (readonly [value: number, width: number])[]): Uint8Array {
  const parts = numbers.map(([value, width]) => {
    const part = Buffer.alloc(width);
    if (width === 8) part.writeBigUInt64LE(BigInt(value));
    else part.writeUIntLE(value, 0, width);
    return part;
  });
  return Buffer.concat(parts);
}

function localHeader(said: Said): Uint8Array {
  const name = bytesOf(said.name);
  return Buffer.concat([
    fields([said.signature, 4], [said.version, 2], [said.flags, 2], [said.method, 2], [0, 4]),
    fields([said.crc32, 4], [said.packedBytes, 4], [said.bytes, 4]),
    fields([said.nameBytes, 2], [said.extra.length, 2]),
    name,
    said.extra,
  ]);
}

function centralHeader(said: Said): Uint8Array {
  const name = bytesOf(said.name);
  return Buffer.concat([
    fields([said.signature, 4], [0x031e, 2], [said.version, 2], [said.flags, 2], [said.method, 2], [0, 4]),
    fields([said.crc32, 4], [said.packedBytes, 4], [said.bytes, 4]),
    fields([said.nameBytes, 2], [said.extra.length, 2], [said.comment.length, 2], [said.disk, 2]),
    fields([0, 2], [said.attributes, 4], [said.offset, 4]),
    name,
    said.extra,
    said.comment,
  ]);
}

/** A ZIP written byte by byte: right where nothing else is wished. */
export function brokenZip(wishes: readonly Wish[], end: EndWish = {}): Uint8Array<ArrayBuffer> {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const wish of wishes) {
    const content = wish.content ?? utf8(`content of ${String(wish.name)}`);
    const packed = wish.packed ?? (wish.deflate ? deflateRawSync(content) : content);
    const before = wish.before ?? nothing;
    const nameBytes = bytesOf(wish.name).length;
    const right = {
      version: 20,
      flags: 0,
      method: wish.deflate ? 8 : 0,
      crc32: crc32(content),
      packedBytes: packed.length,
      bytes: content.length,
      name: wish.name,
      nameBytes,
      extra: nothing,
      disk: 0,
      attributes: 0o100644 * 2 ** 16,
      comment: nothing,
      offset: at + before.length,
    };
    const local = localHeader({ signature: 0x04034b50, ...right, ...wish.local });
    const parts = [before, local, packed, wish.after ?? nothing];
    body.push(...parts);
    at += parts.reduce((sum, part) => sum + part.length, 0);
    directory.push(centralHeader({ signature: 0x02014b50, ...right, ...wish.central }));
  }
  const beforeDirectory = end.beforeDirectory ?? nothing;
  const offset = at + beforeDirectory.length;
  const central = Buffer.concat(directory);
  const tail = Buffer.concat([central, end.beforeEnd ?? nothing]);
  const count = end.entries ?? wishes.length;
  const comment = end.comment ?? nothing;
  const zip64 = end.zip64
    ? zip64End(end.zip64, { count, bytes: central.length, offset, at: offset + tail.length })
    : nothing;
  return new Uint8Array(
    Buffer.concat([
      ...body,
      beforeDirectory,
      tail,
      zip64,
      fields([0x06054b50, 4], [end.disk ?? 0, 2], [0, 2], [end.here ?? count, 2], [count, 2]),
      fields([end.directoryBytes ?? central.length, 4], [end.directoryOffset ?? offset, 4]),
      fields([comment.length, 2]),
      comment,
    ]),
  );
}

function zip64End(
  wish: NonNullable<EndWish['zip64']>,
  right: { count: number; bytes: number; offset: number; at: number },
): Uint8Array {
  const count = wish.entries ?? right.count;
  return Buffer.concat([
    fields([0x06064b50, 4], [wish.size ?? 44, 8], [45, 2], [45, 2], [0, 4], [0, 4]),
    fields([count, 8], [count, 8], [right.bytes, 8], [wish.offset ?? right.offset, 8]),
    fields([0x07064b50, 4], [0, 4], [wish.locator ?? right.at, 8], [wish.disks ?? 1, 4]),
  ]);
}

/** An extra field. */
export function extra(id: number, data: Uint8Array): Uint8Array {
  return Buffer.concat([fields([id, 2], [data.length, 2]), data]);
}

/** A data descriptor of this content. */
export function descriptor(
  content: Uint8Array,
  packedBytes: number,
  { signature = true, long = false, crc = crc32(content) } = {},
): Uint8Array {
  const width = long ? 8 : 4;
  return Buffer.concat([
    signature ? fields([0x08074b50, 4]) : nothing,
    fields([crc, 4], [packedBytes, width], [content.length, width]),
  ]);
}
