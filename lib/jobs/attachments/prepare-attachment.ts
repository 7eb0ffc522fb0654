import { fileExtension, mediaTypeOf } from '../../evidence/index.ts';
import {
  isWithoutMetadata,
  type LeftOut,
  mostPictureBytes,
  PictureError,
  strippedKinds,
  withoutMetadata,
} from '../../evidence/metadata/index.ts';
import { readMetadata, type Said } from './read-metadata.ts';

/** What a file is told by. */
const headBytes = 4096;
/** A drawing is looked into whole, to see that nothing in it runs. */
const mostSvgBytes = 4 * 1024 ** 2;
/** Pictures that say something, and that browsers show. */
const readable: ReadonlySet<string> = new Set([...strippedKinds, 'heic', 'avif', 'tif', 'gif']);
const shown: ReadonlySet<string> = new Set([...strippedKinds, 'avif', 'gif']);

/** Why there is no copy without metadata. */
export type NoCopy = 'other-kind' | 'malformed' | 'too-large';

/** A file that was chosen, looked into. Nothing of it is kept yet. */
export interface PreparedAttachment {
  /** The ending that its bytes give it (`fileExtension`). */
  readonly extension: string;
  readonly mediaType: string;
  /** As it was given, under no name. */
  readonly given: Blob;
  /** What it says of its maker; null where that could not be read. */
  readonly said: readonly Said[] | null;
  /** The copy without metadata, and what is left out of it; or why there is none. */
  readonly copy: { readonly content: Blob; readonly leftOut: readonly LeftOut[] } | NoCopy;
  /** True for what a browser can show as a picture. */
  readonly isShown: boolean;
}

/**
 * Look into a file that a person wants to attach: what it is, what it says of its maker, and the copy that says nothing.
 * The copy is read again, as any file is, before it is offered.
 *
 * @throws DOMException where the file cannot be read
 */
export async function prepareAttachment(file: Blob): Promise<PreparedAttachment> {
  const extension = await extensionOf(file);
  const given = file.slice();
  const about = { extension, mediaType: mediaTypeOf(extension), given, isShown: shown.has(extension) };
  if (!readable.has(extension)) return { ...about, said: null, copy: 'other-kind' };
  if (file.size > mostPictureBytes) return { ...about, said: null, copy: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { ...about, said: await readMetadata(bytes), copy: await copyOf(bytes) };
}

async function extensionOf(file: Blob): Promise<string> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const mayBeSvg = file.size <= mostSvgBytes && /^\s*</u.test(new TextDecoder().decode(head));
  return fileExtension(mayBeSvg ? new Uint8Array(await file.arrayBuffer()) : head, 'other');
}

async function copyOf(bytes: Uint8Array): Promise<PreparedAttachment['copy']> {
  try {
    const { bytes: copy, leftOut } = await withoutMetadata(bytes);
    const still = await readMetadata(copy);
    // Two that share no code say that nothing is left.
    if (!(await isWithoutMetadata(copy)) || still?.length !== 0) return 'malformed';
    return { content: new Blob([copy]), leftOut };
  } catch (error) {
    if (error instanceof PictureError) return error.reason;
    throw error;
  }
}
