import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** A folder that is there and holds something, or is a file: nothing is overwritten. */
export class FolderTaken extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(folder);
    this.name = 'FolderTaken';
    this.folder = folder;
  }
}

async function refuseTaken(folder: string): Promise<void> {
  if (await isTaken(folder)) throw new FolderTaken(folder);
}

/**
 * Make a folder whole or not at all: it is written beside its place, as `<folder>.partial-<number>`, and moved there at the
 * end. One that was interrupted stays there under that name.
 *
 * @param write   fills the folder that it is given; where it throws, nothing stays
 * @param isMade  false where there is nothing to keep
 * @throws FolderTaken where `folder` is a file or not empty; what `write` throws
 */
export async function makeFolder<T>(
  folder: string,
  write: (partial: string) => Promise<T>,
  isMade: (made: T) => boolean,
): Promise<T> {
  const place = resolve(folder);
  await refuseTaken(place);
  await mkdir(dirname(place), { recursive: true });
  const partial = `${place}.partial-${randomUUID().slice(0, 8)}`;
  await mkdir(partial);
  try {
    const made = await write(partial);
    if (isMade(made)) await moveInto(partial, folder);
    return made;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** An empty folder stays the same folder: somebody may be in it. */
async function moveInto(partial: string, folder: string): Promise<void> {
  await refuseTaken(folder);
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(partial)) await rename(join(partial, name), join(folder, name));
}

async function isTaken(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0;
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
    if (code === 'ENOENT') return false;
    if (code === 'ENOTDIR') return true;
    throw error;
  }
}
