import { ZipRefusal } from './refusal.ts';

/** File systems hold no longer ones. */
const partLength = 255;
const pathLength = 1024;
/** Names that Windows opens as devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu;

/** A name as it may be shown to a person: what is not printable ASCII as its bytes. */
export function showName(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, pathLength), (byte) =>
    byte > 0x20 && byte < 0x7f && byte !== 0x5c
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).padStart(2, '0')}`,
  );
  return shown.join('');
}

/** True where these bytes are the name. */
export function isNamed(bytes: Uint8Array, name: string): boolean {
  return bytes.length === name.length && showName(bytes) === name;
}

/** The name of an entry. @throws ZipRefusal `name`, `folder-entry` */
export function readName(bytes: Uint8Array): string {
  const name = showName(bytes);
  if (bytes.length > pathLength || !/^[A-Za-z0-9._/-]+$/u.test(name)) throw new ZipRefusal('name', name);
  if (name.endsWith('/')) throw new ZipRefusal('folder-entry', name);
  if (!name.split('/').every(isSafePart)) throw new ZipRefusal('name', name);
  return name;
}

function isSafePart(part: string): boolean {
  return (
    part !== '' &&
    part !== '__proto__' &&
    part.length <= partLength &&
    // Also `.` and `..`; Windows drops dots at the end, which makes two names one.
    !part.endsWith('.') &&
    !device.test(part)
  );
}

/** Whether everything in a ZIP lies in one folder, or not. */
export type ZipLayout = 'folder' | 'flat';

/**
 * The one folder that all names are in, '' where there need be none; each name is there once, also where case does not
 * count, and none is both a file and a folder.
 *
 * @throws ZipRefusal `top-folder`, `name-twice`, `file-and-folder`
 */
export function checkNames(names: readonly string[], layout: ZipLayout): string {
  const [first = ''] = names[0]?.split('/') ?? [];
  const topFolder = layout === 'folder' ? first : '';
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const name of names) {
    if (layout === 'folder' && !name.startsWith(`${topFolder}/`)) throw new ZipRefusal('top-folder', name);
    const folded = name.toLowerCase();
    if (files.has(folded)) throw new ZipRefusal('name-twice', name);
    files.add(folded);
  }
  checkFolders(names, folders);
  const both = names.find((name) => folders.has(name.toLowerCase()));
  if (both !== undefined) throw new ZipRefusal('file-and-folder', both);
  return topFolder;
}

/** Gather the folders of all names in lower case; two that differ only in case are one folder on some systems. */
function checkFolders(names: readonly string[], folders: Set<string>): void {
  const written = new Map<string, string>();
  for (const name of names) {
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      const folder = name.slice(0, at);
      const folded = folder.toLowerCase();
      if ((written.get(folded) ?? folder) !== folder) throw new ZipRefusal('name-twice', name);
      written.set(folded, folder);
      folders.add(folded);
    }
  }
}
