import { type Bytes, concatBytes, sameBytes, utf8 } from '../bytes.ts';
import { plainProfile } from './colour-profile.ts';
import { onlyOrientation, orientationIn } from './orientation.ts';
import { malformed } from './picture-error.ts';
import { afterEnd, latin1, type LeftOut, mostParts, type Stripped } from './stripped.ts';

const headBytes = 12;
const pictures = new Set(['VP8 ', 'VP8L']);
/** What a picture and each frame of a moving one is made of (RFC 9649 §2.7). */
const inFrame = new Set(['ALPH', ...pictures]);
const [hasProfile, hasExif, hasXmp] = [0x20, 0x08, 0x04];
const frameHeadBytes = 16;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/**
 * A WebP (RFC 9649) without Exif, XMP, chunks that are not known, and what follows its end. Written anew: how it is to be
 * turned, its colour profile without names, and the flags that say what it has.
 *
 * @throws PictureError `malformed`
 */
export function stripWebp(bytes: Uint8Array): Stripped {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = 8 + view.getUint32(4, true);
  if (end < headBytes || end > bytes.length) malformed('it ends before its end');
  const leftOut: LeftOut[] = [];
  const kept: Chunk[] = [];
  let turned = 1;
  let profile: Bytes | null = null;
  const drop = ({ type, data }: Chunk): void => void leftOut.push({ name: type.trim(), bytes: data.length });
  for (const chunk of chunksIn(bytes.subarray(headBytes, end))) {
    const { type, data } = chunk;
    if (type === 'VP8X' || type === 'ANIM' || inFrame.has(type)) kept.push(chunk);
    else if (type === 'ANMF') kept.push({ type, data: plainFrame(data, drop) });
    else if (type === 'ICCP' && !profile) {
      profile = plainProfile(data);
      if (!profile) drop(chunk);
    } else if (type === 'EXIF' && turned === 1) {
      turned = orientationIn(data);
      const written = onlyOrientation(turned);
      if (!written || !sameBytes(data, written)) drop(chunk);
    } else drop(chunk);
  }
  const exif = onlyOrientation(turned);
  const chunks = flagged(kept, profile, exif);
  if (!chunks.some(({ type }) => pictures.has(type) || type === 'ANMF')) malformed('no picture in it');
  const body = concatBytes(chunks.map(chunkOf));
  return {
    kept: [riff(body.length), body],
    // A byte of padding at the end is of the last chunk.
    leftOut: [...leftOut, ...afterEnd(bytes, end + (end % 2))],
  };
}

function chunksIn(bytes: Uint8Array): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at < bytes.length) {
    if (chunks.length > mostParts) malformed('more chunks than a picture has');
    if (at + 8 > bytes.length) malformed('a chunk that does not end');
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) malformed('a chunk that does not end');
    chunks.push({
      type: latin1(bytes.subarray(at, at + 4)),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** A frame with its picture and nothing else. */
function plainFrame(data: Uint8Array, drop: (chunk: Chunk) => void): Bytes {
  if (data.length < frameHeadBytes) malformed('a frame that does not end');
  const chunks = chunksIn(data.subarray(frameHeadBytes));
  for (const chunk of chunks) if (!inFrame.has(chunk.type)) drop(chunk);
  const own = chunks.filter(({ type }) => inFrame.has(type));
  if (!own.some(({ type }) => pictures.has(type))) malformed('a frame without a picture');
  return concatBytes([data.subarray(0, frameHeadBytes), ...own.map(chunkOf)]);
}

/** All chunks in their order (§2.7), with flags that say what there is. */
function flagged(kept: readonly Chunk[], profile: Bytes | null, exif: Bytes | null): readonly Chunk[] {
  const [first, ...rest] = kept;
  if (first?.type !== 'VP8X') return kept.slice(0, 1).filter(({ type }) => pictures.has(type));
  if (first.data.length < 10) malformed('VP8X that does not end');
  const head = new Uint8Array(first.data.subarray(0, 10));
  const others = (head[0] ?? 0) & ~(hasProfile | hasExif | hasXmp);
  head[0] = others | (profile ? hasProfile : 0) | (exif ? hasExif : 0);
  return [
    { type: 'VP8X', data: head },
    ...(profile ? [{ type: 'ICCP', data: profile }] : []),
    ...rest.filter(({ type }) => type !== 'VP8X'),
    ...(exif ? [{ type: 'EXIF', data: exif }] : []),
  ];
}

function chunkOf({ type, data }: Chunk): Bytes {
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, data.length, true);
  return concatBytes([utf8(type), new Uint8Array(size.buffer), data, new Uint8Array(data.length % 2)]);
}

function riff(bytes: number): Bytes {
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, 4 + bytes, true);
  return concatBytes([utf8('RIFF'), new Uint8Array(size.buffer), utf8('WEBP')]);
}
