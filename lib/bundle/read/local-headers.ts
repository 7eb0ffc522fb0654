import { type BlobWindow, readUint64 } from './blob-window.ts';
import { type CentralHeader, checkFeatures } from './central-directory.ts';
import { resolveLong } from './extra-fields.ts';
import { isNamed } from './names.ts';
import { ZipRefusal } from './refusal.ts';

const signature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const fixedBytes = 30;
const descriptorFlag = 0b1000;

/** Where the packed bytes of an entry lie. */
export interface DataPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Hold an entry's local header (APPNOTE §4.3.7), and its data descriptor (§4.3.9) where it has one, against its central
 * header. Everything up to `end`, where the next entry begins, must belong to it: no gap, no overlap.
 *
 * @throws ZipRefusal `header`, `headers-differ`, `gap`, `descriptor`, and what a header is refused for
 */
export async function locateData(
  window: BlobWindow,
  central: CentralHeader,
  end: number,
): Promise<DataPlace> {
  const { name } = central;
  if (central.offset + fixedBytes > end) throw new ZipRefusal('gap', name);
  const fixed = await window.read(central.offset, fixedBytes);
  if (fixed.getUint32(0, true) !== signature) throw new ZipRefusal('gap', name);
  const flags = fixed.getUint16(6, true);
  const method = fixed.getUint16(8, true);
  checkFeatures({ version: fixed.getUint16(4, true), flags, method }, name);
  const [nameBytes, extraBytes] = [fixed.getUint16(26, true), fixed.getUint16(28, true)];
  const crc32 = fixed.getUint32(14, true);
  const short = { bytes: fixed.getUint32(22, true), packedBytes: fixed.getUint32(18, true) };
  const start = central.offset + fixedBytes + nameBytes + extraBytes;
  if (start + central.packedBytes > end) throw new ZipRefusal('gap', name);

  const variable = await window.read(central.offset + fixedBytes, nameBytes + extraBytes);
  const { buffer, byteOffset } = variable;
  const extra = new DataView(buffer, byteOffset + nameBytes, extraBytes);
  const { bytes, packedBytes } = resolveLong(extra, short, name);
  const later = (flags & descriptorFlag) !== 0;
  const agrees = (local: number, other: number): boolean => local === other || (later && local === 0);
  if (
    flags !== central.flags ||
    method !== central.method ||
    !agrees(crc32, central.crc32) ||
    !agrees(bytes, central.bytes) ||
    !agrees(packedBytes, central.packedBytes) ||
    !isNamed(new Uint8Array(variable.buffer, byteOffset, nameBytes), name)
  ) {
    throw new ZipRefusal('headers-differ', name);
  }
  const dataEnd = start + central.packedBytes;
  if (later) await checkDescriptor(window, central, dataEnd, end);
  else if (dataEnd !== end) throw new ZipRefusal('gap', name);
  return { start, end: dataEnd };
}

/** With its signature or without, with sizes of 32 or of 64 bits: what lies up to the next entry says which. */
async function checkDescriptor(
  window: BlobWindow,
  { name, crc32, bytes, packedBytes }: CentralHeader,
  start: number,
  end: number,
): Promise<void> {
  const length = end - start;
  if (![12, 16, 20, 24].includes(length)) throw new ZipRefusal('gap', name);
  const view = await window.read(start, length);
  const at = length % 8 === 0 ? 4 : 0;
  const long = length > 16;
  const found = long
    ? { packedBytes: readUint64(view, at + 4), bytes: readUint64(view, at + 12) }
    : { packedBytes: view.getUint32(at + 4, true), bytes: view.getUint32(at + 8, true) };
  if (
    (at === 4 && view.getUint32(0, true) !== descriptorSignature) ||
    view.getUint32(at, true) !== crc32 ||
    found.packedBytes !== packedBytes ||
    found.bytes !== bytes
  ) {
    throw new ZipRefusal('descriptor', name);
  }
}
