import { readUint64 } from './blob-window.ts';
import { ZipRefusal } from './refusal.ts';

const zip64Id = 0x0001;
/** Times and owners of other systems, which say nothing about the content: NTFS, Info-ZIP's time and its owner. */
const ignoredIds: ReadonlySet<number> = new Set([0x000a, 0x5455, 0x7875]);
const full = 0xffffffff;

/** The numbers of a header that may be too large for their 32 bits. */
export interface LongNumbers {
  readonly bytes: number;
  readonly packedBytes: number;
  /** Only a central header has it. */
  readonly offset?: number;
}

/**
 * Read the extra fields of a header (APPNOTE §4.5) and take from the ZIP64 field what stands there. Fields that would
 * change a name, encrypt or compress are refused, and all that is not known.
 *
 * @throws ZipRefusal `extra-field`, `zip64`
 */
export function resolveLong(extra: DataView, numbers: LongNumbers, name: string): LongNumbers {
  const zip64 = zip64Of(extra, name);
  const long = [numbers.bytes, numbers.packedBytes, numbers.offset].filter((value) => value === full).length;
  if (zip64 === null) {
    if (long > 0) throw new ZipRefusal('zip64', name);
    return numbers;
  }
  if (zip64.byteLength !== long * 8) throw new ZipRefusal('zip64', name);
  let at = 0;
  const take = (value: number): number => {
    if (value !== full) return value;
    at += 8;
    return readUint64(zip64, at - 8);
  };
  const bytes = take(numbers.bytes);
  const packedBytes = take(numbers.packedBytes);
  return { bytes, packedBytes, ...(numbers.offset === undefined ? {} : { offset: take(numbers.offset) }) };
}

function zip64Of(extra: DataView, name: string): DataView | null {
  let zip64: DataView | null = null;
  const seen = new Set<number>();
  let at = 0;
  while (at < extra.byteLength) {
    if (at + 4 > extra.byteLength) throw new ZipRefusal('extra-field', name);
    const id = extra.getUint16(at, true);
    const length = extra.getUint16(at + 2, true);
    const known = id === zip64Id || ignoredIds.has(id);
    if (!known || seen.has(id) || at + 4 + length > extra.byteLength)
      throw new ZipRefusal('extra-field', name);
    seen.add(id);
    if (id === zip64Id) zip64 = new DataView(extra.buffer, extra.byteOffset + at + 4, length);
    at += 4 + length;
  }
  return zip64;
}
