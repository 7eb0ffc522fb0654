import { type Bytes, concatBytes, sameBytes, utf8 } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import { mostProfileBytes, plainProfile } from './colour-profile.ts';
import { onlyOrientation, orientationIn } from './orientation.ts';
import { malformed } from './picture-error.ts';
import { afterEnd, latin1, type LeftOut, mostParts, type Stripped } from './stripped.ts';

const signatureBytes = 8;
/** Of the chunks that a picture need not have, those that its colours and its movement come from (PNG §11.3). */
const ancillary = new Set('tRNS gAMA cHRM sRGB sBIT cICP mDCV cLLI bKGD acTL fcTL fdAT'.split(' '));
const critical = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
const mostChunkBytes = 2 ** 31 - 1;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** With length, type and checksum. */
  readonly whole: Uint8Array;
}

/**
 * A PNG (third edition) without texts, times, Exif, what programs added, and what follows its end: an editor that crops
 * a picture may leave the rest of it there. Written anew: how it is to be turned, and its colour profile without names.
 *
 * @throws PictureError `malformed`
 */
export async function stripPng(bytes: Uint8Array): Promise<Stripped> {
  const kept: Uint8Array[] = [bytes.subarray(0, signatureBytes)];
  const leftOut: LeftOut[] = [];
  let turned = 1;
  let pixels = 0;
  let at = signatureBytes;
  for (let parts = 0; ; parts += 1) {
    if (parts > mostParts) malformed('more chunks than a picture has');
    const chunk = chunkAt(bytes, at);
    const { type, data, whole } = chunk;
    at += whole.length;
    if ((parts === 0) !== (type === 'IHDR')) malformed('it does not begin as it must');
    pixels += type === 'IDAT' ? data.length : 0;
    if (type === 'iCCP') {
      const profile = await plainProfileIn(data);
      if (profile) kept.push(profile);
      else leftOut.push({ name: type, bytes: data.length });
    } else if (type === 'eXIf' && turned === 1) {
      turned = orientationIn(data);
      const plain = onlyOrientation(turned);
      if (!plain || !sameBytes(data, plain)) leftOut.push({ name: type, bytes: data.length });
    } else if (critical.has(type) || ancillary.has(type)) kept.push(whole);
    else leftOut.push({ name: type, bytes: data.length });
    if (type === 'IEND') break;
  }
  if (pixels === 0) malformed('no picture before its end');
  const exif = onlyOrientation(turned);
  // After IHDR, which is first: it may stand anywhere before the end.
  if (exif) kept.splice(2, 0, chunkOf('eXIf', exif));
  return { kept, leftOut: [...leftOut, ...afterEnd(bytes, at)] };
}

function chunkAt(bytes: Uint8Array, at: number): Chunk {
  if (at + 12 > bytes.length) malformed('it ends before its end');
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  const length = view.getUint32(0);
  const type = latin1(bytes.subarray(at + 4, at + 8));
  if (!/^[A-Za-z]{4}$/u.test(type)) malformed(`no chunk at byte ${at}`);
  if (length > mostChunkBytes || length + 12 > view.byteLength)
    malformed(`the chunk at byte ${at} does not end`);
  const whole = bytes.subarray(at, at + 12 + length);
  // A capital letter: no program shows the picture without it (§5.4).
  if (/^[A-Z]/u.test(type) && !critical.has(type)) malformed(`a chunk ${type}`);
  if (crc32(0, whole.subarray(4, 8 + length)) !== view.getUint32(8 + length))
    malformed(`the checksum of the chunk at byte ${at}`);
  return { type, data: whole.subarray(8, 8 + length), whole };
}

function chunkOf(type: string, data: Uint8Array): Bytes {
  const body = concatBytes([utf8(type), data]);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, data.length);
  frame.setUint32(4, crc32(0, body));
  const ends = new Uint8Array(frame.buffer);
  return concatBytes([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** An iCCP chunk anew (§11.3.2.3), or null where it holds no profile. */
async function plainProfileIn(data: Uint8Array): Promise<Bytes | null> {
  const name = data.subarray(0, 80).indexOf(0);
  if (name < 1 || data[name + 1] !== 0) return null;
  const packed = await inflated(data.subarray(name + 2));
  const profile = packed && plainProfile(packed);
  return profile && chunkOf('iCCP', concatBytes([utf8('icc\0\0'), storedZlib(profile)]));
}

/** What a zlib stream (RFC 1950) holds; null where it is damaged or holds more than a profile may. */
async function inflated(packed: Uint8Array): Promise<Bytes | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    const stream = new Blob([new Uint8Array(packed)]).stream();
    for await (const piece of stream.pipeThrough(new DecompressionStream('deflate'))) {
      bytes += piece.length;
      if (bytes > mostProfileBytes) return null;
      pieces.push(piece);
    }
  } catch {
    return null;
  }
  return concatBytes(pieces);
}

/** A zlib stream that packs nothing: the same bytes from any program, which compressing would not give. */
function storedZlib(bytes: Uint8Array): Bytes {
  const most = 65_535;
  const blocks: Uint8Array[] = [new Uint8Array([0x78, 0x01])];
  for (let at = 0; at < bytes.length; at += most) {
    const piece = bytes.subarray(at, at + most);
    const head = new DataView(new ArrayBuffer(5));
    head.setUint8(0, at + most >= bytes.length ? 1 : 0);
    head.setUint16(1, piece.length, true);
    head.setUint16(3, ~piece.length & 0xffff, true);
    blocks.push(new Uint8Array(head.buffer), piece);
  }
  const check = new DataView(new ArrayBuffer(4));
  check.setUint32(0, adler32(bytes));
  return concatBytes([...blocks, new Uint8Array(check.buffer)]);
}

/** RFC 1950 §8.2. */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}
