import type { ExpandedTags } from 'exifreader';
import { ownBytes } from '../../evidence/index.ts';
import { groupOf, type SaidGroup, saidGroups } from './said-groups.ts';

export { type SaidGroup, saidGroups } from './said-groups.ts';

/** One thing that a file says of its maker. */
export interface Said {
  readonly group: SaidGroup;
  /** As the standard calls it: `DateTimeOriginal`. */
  readonly name: string;
  readonly value: string;
}

/** Of a text; and of one file: nobody reads more. */
const mostChars = 300;
const mostSaid = 400;

/** Parts in which files speak of their maker. Others give the size of the picture, or one of these again. */
const speaking = ['exif', 'iptc', 'xmp', 'photoshop', 'makerNotes', 'pngText', 'png', 'icc'] as const;
/** What is of the picture, and stays; and where in the file the rest is. */
const notSaid =
  /^(?:Orientation|_raw|about|[\w ]*IFD Pointer|Interlace|Filter|Compression|Bit Depth|Color Type|Image (?:Width|Height)|Palette)$/u;
/** Of a colour profile: whose it is. The copy's says a dash. */
const ofProfile = /Manufacturer|Model|Creator|Copyright|Description/u;

/**
 * What a picture says of its maker: place, time, device, person and other, as Exif, IPTC, XMP and PNG texts have it; of
 * how it is to be turned, nothing. The library that reads it is loaded with the first call.
 *
 * @param picture  JPEG, PNG, WebP, HEIC, AVIF, TIFF or GIF
 * @returns in the order of the groups; null where nothing in it could be read
 */
export async function readMetadata(picture: Uint8Array): Promise<readonly Said[] | null> {
  const { errors, load } = await import('exifreader');
  let tags: ExpandedTags;
  try {
    tags = load(ownBytes(picture).slice().buffer, { expanded: true, includeUnknown: true });
  } catch (error) {
    return error instanceof errors.MetadataMissingError ? [] : null;
  }
  const said = [...position(tags), ...speaking.flatMap((part) => saidIn(part, tags[part]))];
  return saidGroups.flatMap((group) => said.filter((one) => one.group === group)).slice(0, mostSaid);
}

function position({ gps }: ExpandedTags): readonly Said[] {
  if (gps?.Latitude === undefined || gps.Longitude === undefined) return [];
  const value = [gps.Latitude, gps.Longitude].map((degrees) => degrees.toFixed(5)).join(', ');
  return [{ group: 'place', name: 'GPS', value }];
}

function saidIn(part: (typeof speaking)[number], tags: object | undefined): readonly Said[] {
  return Object.entries(tags ?? {}).flatMap(([name, tag]: [string, unknown]) => {
    const value = valueOf(tag);
    if (notSaid.test(name) || value === '' || value === '-') return [];
    if (part === 'icc' && !ofProfile.test(name)) return [];
    const shown = name.slice(0, mostChars);
    return [{ group: part === 'icc' ? 'other' : groupOf(name), name: shown, value } satisfies Said];
  });
}

function valueOf(tag: unknown): string {
  const described = typeof tag === 'object' && tag !== null && 'description' in tag ? tag.description : tag;
  if (typeof described !== 'string' && typeof described !== 'number') return '';
  return String(described)
    .slice(0, mostChars)
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}
