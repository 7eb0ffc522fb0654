import { type Bytes, concatBytes, utf8 } from '../bytes.ts';
import { latin1 } from './stripped.ts';

const headBytes = 128;
const tagBytes = 12;
const mostTags = 200;
/** Profiles of printers come to some megabytes. */
export const mostProfileBytes = 8 * 1024 ** 2;

/** What colours are computed from. Others tell of the device, its maker, its owner, and when it was measured. */
const computing = new Set(
  (
    'rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad cicp gamt pre0 pre1 pre2 ' +
    'A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3'
  ).split(' '),
);

/**
 * A colour profile (ICC.1:2022) with all that colours are computed from and nothing else: a display's own profile, as in
 * a picture of a screen, can hold its model, its serial number and the day it was measured.
 *
 * @returns null for what is no profile: programs that show the picture pass over it, too
 */
export function plainProfile(profile: Uint8Array): Bytes | null {
  if (profile.length < headBytes + 4 || latin1(profile.subarray(36, 40)) !== 'acsp') return null;
  const view = new DataView(profile.buffer, profile.byteOffset, profile.length);
  const count = view.getUint32(headBytes);
  if (count > mostTags || headBytes + 4 + count * tagBytes > profile.length) return null;
  const named = (profile[8] ?? 0) >= 4 ? multiText : text;
  const tags: [name: string, data: Uint8Array][] = [
    ['desc', (profile[8] ?? 0) >= 4 ? multiText : description],
    ['cprt', named],
  ];
  for (let n = 0; n < count; n += 1) {
    const at = headBytes + 4 + n * tagBytes;
    const name = latin1(profile.subarray(at, at + 4));
    const [from, bytes] = [view.getUint32(at + 4), view.getUint32(at + 8)];
    if (!computing.has(name)) continue;
    if (from < headBytes || from + bytes > profile.length || tags.some(([other]) => other === name))
      return null;
    tags.push([name, profile.subarray(from, from + bytes)]);
  }
  // Tags may overlap: a small profile could come to a large one.
  if (tags.reduce((sum, [, data]) => sum + data.length, 0) > mostProfileBytes) return null;
  return written(profile.subarray(0, headBytes), tags);
}

function written(head: Uint8Array, tags: readonly (readonly [string, Uint8Array])[]): Bytes {
  const table = new DataView(new ArrayBuffer(4 + tags.length * tagBytes));
  table.setUint32(0, tags.length);
  const data: Uint8Array[] = [];
  const places = new Map<string, number>();
  let end = headBytes + table.byteLength;
  for (const [index, [name, bytes]] of tags.entries()) {
    // Red, green and blue often share one curve, by its place in the file.
    const key = `${bytes.byteOffset} ${bytes.length}`;
    const place = places.get(key) ?? end;
    if (!places.has(key)) {
      const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
      padded.set(bytes);
      data.push(padded);
      places.set(key, end);
      end += padded.length;
    }
    const at = 4 + index * tagBytes;
    for (let n = 0; n < 4; n += 1) table.setUint8(at + n, name.charCodeAt(n));
    table.setUint32(at + 4, place);
    table.setUint32(at + 8, bytes.length);
  }
  return concatBytes([plainHead(head, end), new Uint8Array(table.buffer), ...data]);
}

/** The head without who made it, for which device, with what, when, and its number. */
function plainHead(head: Uint8Array, bytes: number): Bytes {
  const plain = new Uint8Array(head);
  for (const [from, to] of [
    [4, 8],
    [24, 36],
    [40, 44],
    [48, 56],
    [80, headBytes],
  ] as const)
    plain.fill(0, from, to);
  const view = new DataView(plain.buffer);
  view.setUint32(0, bytes);
  // A day there must be: 1 January 2000.
  for (const [index, part] of [2000, 1, 1].entries()) view.setUint16(24 + index * 2, part);
  return plain;
}

const nothing = '-';
/** Two texts that a profile must have, saying nothing (§10.24; of version 2: §6.5.17, §6.5.18). */
const text = concatBytes([utf8('text\0\0\0\0'), utf8(`${nothing}\0`)]);
const description = concatBytes([
  utf8('desc\0\0\0\0'),
  new Uint8Array([0, 0, 0, 2]),
  utf8(`${nothing}\0`),
  new Uint8Array(4 + 4 + 2 + 1 + 67),
]);
const multiText = concatBytes([
  utf8('mluc\0\0\0\0'),
  new Uint8Array([0, 0, 0, 1, 0, 0, 0, 12]),
  utf8('enUS'),
  new Uint8Array([0, 0, 0, 2, 0, 0, 0, 28]),
  utf8(`\0${nothing}`),
]);
