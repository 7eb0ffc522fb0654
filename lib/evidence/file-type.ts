import { svgIsInert } from './svg.ts';

/** What a page used a file for. */
export type FileUse = 'image' | 'style' | 'font' | 'media' | 'document' | 'other';

interface Magic {
  readonly extension: string;
  readonly mediaType: string;
  /** Bytes in hex at an offset; `?` stands for any half byte. */
  readonly at: readonly (readonly [offset: number, hex: string])[];
  /** Too short to believe unless the page used the file so. */
  readonly only?: FileUse;
}

const magics: readonly Magic[] = [
  { extension: 'png', mediaType: 'image/png', at: [[0, '89504e470d0a1a0a']] },
  { extension: 'jpg', mediaType: 'image/jpeg', at: [[0, 'ffd8ff']] },
  { extension: 'gif', mediaType: 'image/gif', at: [[0, '474946383?61']] },
  {
    extension: 'webp',
    mediaType: 'image/webp',
    at: [
      [0, '52494646'],
      [8, '57454250'],
    ],
  },
  {
    extension: 'wav',
    mediaType: 'audio/wav',
    at: [
      [0, '52494646'],
      [8, '57415645'],
    ],
  },
  { extension: 'avif', mediaType: 'image/avif', at: [[4, '66747970617669']] },
  { extension: 'heic', mediaType: 'image/heic', at: [[4, '6674797068656963']] },
  { extension: 'm4a', mediaType: 'audio/mp4', at: [[4, '667479704d3441']] },
  { extension: 'mov', mediaType: 'video/quicktime', at: [[4, '6674797071742020']] },
  { extension: 'mp4', mediaType: 'video/mp4', at: [[4, '66747970']] },
  { extension: 'ico', mediaType: 'image/x-icon', at: [[0, '00000100??00']] },
  { extension: 'cur', mediaType: 'image/x-icon', at: [[0, '00000200??00']] },
  { extension: 'bmp', mediaType: 'image/bmp', at: [[0, '424d']], only: 'image' },
  { extension: 'tif', mediaType: 'image/tiff', at: [[0, '49492a00']] },
  { extension: 'tif', mediaType: 'image/tiff', at: [[0, '4d4d002a']] },
  { extension: 'woff', mediaType: 'font/woff', at: [[0, '774f4646']] },
  { extension: 'woff2', mediaType: 'font/woff2', at: [[0, '774f4632']] },
  { extension: 'ttf', mediaType: 'font/ttf', at: [[0, '0001000000']] },
  { extension: 'ttf', mediaType: 'font/ttf', at: [[0, '74727565']], only: 'font' },
  { extension: 'otf', mediaType: 'font/otf', at: [[0, '4f54544f']] },
  { extension: 'ttc', mediaType: 'font/collection', at: [[0, '74746366']] },
  { extension: 'pdf', mediaType: 'application/pdf', at: [[0, '255044462d']] },
  { extension: 'ogg', mediaType: 'application/ogg', at: [[0, '4f676753']] },
  { extension: 'flac', mediaType: 'audio/flac', at: [[0, '664c6143']] },
  { extension: 'mp3', mediaType: 'audio/mpeg', at: [[0, '494433']] },
  { extension: 'mp3', mediaType: 'audio/mpeg', at: [[0, 'fffb']], only: 'media' },
  { extension: 'mp3', mediaType: 'audio/mpeg', at: [[0, 'fff3']], only: 'media' },
  { extension: 'mp3', mediaType: 'audio/mpeg', at: [[0, 'fff2']], only: 'media' },
  { extension: 'aac', mediaType: 'audio/aac', at: [[0, 'fff1']], only: 'media' },
  { extension: 'aac', mediaType: 'audio/aac', at: [[0, 'fff9']], only: 'media' },
];

/** Types that more than a few bytes at the start tell. */
const others: Readonly<Record<string, string>> = {
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
  svg: 'image/svg+xml',
  css: 'text/css',
};

const mediaTypes = new Map([
  ...Object.entries(others),
  ...magics.map(({ extension, mediaType }) => [extension, mediaType] as const),
]);

/**
 * The ending of a stored file's name, without a dot: `data/resources/<sha256>.<ext>`. It follows from the bytes and from
 * what the page used them for, never from the declared type, so that nothing runs when a person opens it: HTML,
 * scripts and all that is not known are `bin`.
 *
 * An SVG that could run or ask for something is `bin` too (`svgIsInert`). A browser does not show that from a file; put
 * it into the page for reading as a `data:image/svg+xml` picture, where nothing in it runs.
 *
 * @param bytes  the whole file, or its first 4,096 bytes when it is surely no SVG (a cut SVG is `bin`)
 */
export function fileExtension(bytes: Uint8Array, use: FileUse): string {
  if (use === 'style' && !bytes.subarray(0, 512).includes(0)) return 'css';
  const magic = magics.find(
    ({ at, only }) => (!only || only === use) && at.every((place) => matches(bytes, place)),
  );
  if (magic) return magic.extension;
  if (matches(bytes, [0, '1a45dfa3'])) return latin1(bytes, 64).includes('webm') ? 'webm' : 'mkv';
  if (matches(bytes, [0, '504b0304'])) return zipKind(bytes);
  return looksLikeSvg(bytes) && svgIsInert(new TextDecoder().decode(bytes)) ? 'svg' : 'bin';
}

/** The media type that an ending of `fileExtension` stands for; `application/octet-stream` for `bin`. */
export function mediaTypeOf(extension: string): string {
  return mediaTypes.get(extension) ?? 'application/octet-stream';
}

const extensions = new Map(
  [...mediaTypes].toReversed().map(([extension, mediaType]) => [mediaType, extension]),
);

/** The ending, without a dot, of a file of a media type that `mediaTypeOf` gives; `bin` for any other. */
export function extensionOf(mediaType: string): string {
  return extensions.get(mediaType) ?? 'bin';
}

function matches(bytes: Uint8Array, [offset, hex]: readonly [number, string]): boolean {
  for (let i = 0; i < hex.length; i += 1) {
    const byte = bytes[offset + (i >> 1)];
    if (byte === undefined) return false;
    const half = i % 2 === 0 ? byte >> 4 : byte & 15;
    if (hex[i] !== '?' && half.toString(16) !== hex[i]) return false;
  }
  return true;
}

function latin1(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

/** Office files are ZIPs whose first names say which; a macro file (docm, xlsm) refuses to open under these names. */
function zipKind(bytes: Uint8Array): string {
  const head = latin1(bytes, 4096);
  if (!head.includes('[Content_Types].xml') && !head.includes('_rels/.rels')) return 'zip';
  if (head.includes('word/')) return 'docx';
  if (head.includes('xl/')) return 'xlsx';
  return head.includes('ppt/') ? 'pptx' : 'zip';
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 1024));
  return /^\s*<(?:[?!]|svg\b|\w+:svg\b)/u.test(head);
}
