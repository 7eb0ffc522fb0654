import { type Bytes, concatBytes, sameBytes, utf8 } from '../bytes.ts';
import { plainProfile } from './colour-profile.ts';
import { exifMark, onlyOrientation, orientationIn } from './orientation.ts';
import { malformed } from './picture-error.ts';
import { afterEnd, latin1, type LeftOut, mostParts, type Stripped } from './stripped.ts';

const [soi, eoi, sos, app0, app1, app2, app14, app15, com] = [
  0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe,
];
/** What a picture is decoded with (ITU-T T.81 table B.1): frames, tables, restarts, lines. */
const coding = (marker: number): boolean => marker >= 0xc0 && marker <= 0xdf && marker !== 0xc8;
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const profileMark = utf8('ICC_PROFILE\0');
/** What one segment holds of a profile: 65,535 less its own length, the mark, and two counts. */
const profilePiece = 65_535 - 2 - profileMark.length - 2;

interface Segment {
  readonly marker: number;
  /** Without marker and length. */
  readonly data: Uint8Array;
}

/** What is gathered of the segments on the way. */
interface Gathered {
  jfif: Uint8Array | null;
  turned: number;
  exif: Uint8Array | null;
  readonly profile: Map<number, Uint8Array>;
  readonly coded: Uint8Array[];
  readonly leftOut: LeftOut[];
}

/**
 * A JPEG (ITU-T T.81) without what is not the picture: Exif, XMP, IPTC, comments, thumbnails, what its maker added, and
 * what follows its end. Left as they are: all that it is decoded with. Written anew: how it is to be turned, its colour
 * profile without names, and the plain facts of JFIF and Adobe.
 *
 * @throws PictureError `malformed`
 */
export function stripJpeg(bytes: Uint8Array): Stripped {
  const found: Gathered = { jfif: null, turned: 1, exif: null, profile: new Map(), coded: [], leftOut: [] };
  let at = 2;
  let [frames, scans] = [0, 0];
  for (let parts = 0; ; parts += 1) {
    if (parts > mostParts) malformed('more segments than a picture has');
    const from = markerAt(bytes, at);
    const marker = bytes[from + 1] ?? 0;
    if (marker === eoi) {
      if (frames === 0 || scans === 0) malformed('no picture before its end');
      return { kept: written(found), leftOut: [...found.leftOut, ...afterEnd(bytes, from + 2)] };
    }
    const segment = segmentAt(bytes, from, marker);
    at = from + 4 + segment.data.length;
    frames += isFrame(marker) ? 1 : 0;
    if (!coding(marker)) take(segment, found);
    else if (marker === sos) {
      scans += 1;
      at = scanEnd(bytes, at);
      found.coded.push(bytes.subarray(from, at));
    } else found.coded.push(bytes.subarray(from, at));
  }
}

/** Where the next marker is; bytes of fill before it are passed over (§B.1.1.2). */
function markerAt(bytes: Uint8Array, at: number): number {
  let from = at;
  if (bytes[from] !== 0xff) malformed(`no marker at byte ${from}`);
  while (bytes[from + 1] === 0xff) from += 1;
  if (from + 1 >= bytes.length) malformed('it ends before its end');
  return from;
}

function segmentAt(bytes: Uint8Array, from: number, marker: number): Segment {
  const isKnown = (coding(marker) && marker > 0xd9) || marker < 0xd0 || (marker >= app0 && marker <= app15);
  if ((!isKnown && marker !== com) || marker < 0xc0 || marker === 0xc8 || marker === soi)
    malformed(`marker ${marker.toString(16)} at byte ${from}`);
  const length = ((bytes[from + 2] ?? 0) << 8) | (bytes[from + 3] ?? 0);
  const end = from + 2 + length;
  if (length < 2 || end > bytes.length) malformed(`the segment at byte ${from} does not end`);
  return { marker, data: bytes.subarray(from + 4, end) };
}

/** Where the coded data of a scan ends: before a marker that is none of restart (§B.1.1.5). */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1];
    if (next === 0xff) at += 1;
    else if (next === 0 || (next !== undefined && next >= 0xd0 && next <= 0xd7)) at += 2;
    else return next === undefined ? malformed('it ends before its end') : at;
  }
  return malformed('it ends before its end');
}

function begins(data: Uint8Array, mark: Uint8Array): boolean {
  return sameBytes(data.subarray(0, mark.length), mark);
}

function take({ marker, data }: Segment, found: Gathered): void {
  if (marker === app0 && begins(data, utf8('JFIF\0')) && data.length >= 14) {
    found.jfif ??= data;
    if (data.length > 14) found.leftOut.push({ name: 'APP0 JFIF', bytes: data.length - 14 });
  } else if (marker === app14 && begins(data, utf8('Adobe')) && data.length >= 12) {
    // Of all it says, decoders use the last byte: how colours are coded.
    found.coded.push(segmentOf(app14, [utf8('Adobe'), new Uint8Array([0, 100, 0, 0, 0, 0, data[11] ?? 0])]));
  } else if (marker === app2 && begins(data, profileMark) && data.length > profileMark.length + 2) {
    const number = data[profileMark.length] ?? 0;
    // Of a piece that is there twice nobody knows which counts: no profile then, as in browsers.
    found.profile.set(found.profile.has(number) ? 0 : number, data.subarray(profileMark.length));
  } else if (marker === app1 && begins(data, exifMark) && found.exif === null) {
    found.exif = data;
    found.turned = orientationIn(data);
    const plain = onlyOrientation(found.turned);
    if (!plain || !sameBytes(data.subarray(exifMark.length), plain))
      found.leftOut.push({ name: nameOf(marker, data), bytes: data.length });
  } else found.leftOut.push({ name: nameOf(marker, data), bytes: data.length });
}

/** `APP1 Exif`, `APP13 Photoshop 3.0`, `COM`: with the word that most segments begin with. */
function nameOf(marker: number, data: Uint8Array): string {
  if (marker === com) return 'COM';
  const word = /^[\w:/. -]{2,40}(?=\0)/u.exec(latin1(data.subarray(0, 41)))?.[0];
  return `APP${marker - app0}${word === undefined ? '' : ` ${word}`}`;
}

function segmentOf(marker: number, parts: readonly Uint8Array[]): Bytes {
  const length = 2 + parts.reduce((sum, part) => sum + part.length, 0);
  return concatBytes([new Uint8Array([0xff, marker, length >> 8, length & 0xff]), ...parts]);
}

function written({ jfif, turned, profile, coded }: Gathered): readonly Uint8Array[] {
  const exif = onlyOrientation(turned);
  return [
    new Uint8Array([0xff, soi]),
    ...(jfif ? [segmentOf(app0, [jfif.subarray(0, 12), new Uint8Array(2)])] : []),
    ...(exif ? [segmentOf(app1, [exifMark, exif])] : []),
    ...profileSegments(profile),
    ...coded,
    new Uint8Array([0xff, eoi]),
  ];
}

/** The profile again in its pieces (ICC.1:2022 §B.4), none where one is missing. */
function profileSegments(pieces: ReadonlyMap<number, Uint8Array>): readonly Bytes[] {
  const count = pieces.get(1)?.[1];
  const all = Array.from({ length: pieces.size }, (_, index) => pieces.get(index + 1));
  if (count !== pieces.size || all.includes(undefined)) return [];
  const profile = plainProfile(concatBytes(all.flatMap((piece) => (piece ? [piece.subarray(2)] : []))));
  if (!profile) return [];
  const total = Math.ceil(profile.length / profilePiece);
  if (total > 255) return [];
  return Array.from({ length: total }, (_, index) =>
    segmentOf(app2, [
      profileMark,
      new Uint8Array([index + 1, total]),
      profile.subarray(index * profilePiece, (index + 1) * profilePiece),
    ]),
  );
}
