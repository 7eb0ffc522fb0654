/** What a file's metadata is about, for a person: what matters first. */
export const saidGroups = ['place', 'time', 'device', 'person', 'other'] as const;
export type SaidGroup = (typeof saidGroups)[number];

const words: readonly (readonly [SaidGroup, RegExp])[] = [
  ['place', /gps|latitude|longitude|altitude|city|country|province|state|location|region|address/iu],
  [
    'person',
    /artist|author|creator(?!tool)|copyright|owner|by-?line|credit|person|rights|writer|contact|caption/iu,
  ],
  ['time', /date|time|offset|year/iu],
  [
    'device',
    /make|model|serial|lens|camera|software|firmware|host|device|maker|creatortool|producer|program/iu,
  ],
];

/**
 * What a tag tells of, by its name in Exif, IPTC, XMP or a PNG's texts. The time by GPS is a time, the owner of the camera a
 * person.
 */
export function groupOf(name: string): SaidGroup {
  if (/^gps(?:date|time)/iu.test(name)) return 'time';
  return words.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}
