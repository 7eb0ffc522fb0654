/** CRC-32 of each byte (APPNOTE §4.4.7: polynomial 0xEDB88320, reflected). */
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});
/** The same of a byte with one, two and three zero bytes after it: four bytes are taken at once. */
const [table1, table2, table3] = [
  zeroAfter(table),
  zeroAfter(zeroAfter(table)),
  zeroAfter(zeroAfter(zeroAfter(table))),
];

function zeroAfter(before: Int32Array): Int32Array {
  return before.map((crc) => (crc >>> 8) ^ (table[crc & 0xff] ?? 0));
}

/** The CRC-32 of what came before and of `bytes` after it. Begin with 0. */
export function crc32(before: number, bytes: Uint8Array): number {
  const words = bytes.length - (bytes.length % 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let crc = ~before;
  for (let at = 0; at < words; at += 4) {
    crc ^= view.getInt32(at, true);
    crc =
      (table3[crc & 0xff] ?? 0) ^
      (table2[(crc >>> 8) & 0xff] ?? 0) ^
      (table1[(crc >>> 16) & 0xff] ?? 0) ^
      (table[crc >>> 24] ?? 0);
  }
  for (let at = words; at < bytes.length; at += 1)
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
