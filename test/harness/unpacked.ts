import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CaptureRecord, Outline } from '../../lib/model/index.ts';
import { unpack } from './checkers.ts';

/** A bundle with one capture, as its files lie in a folder. */
export interface Unpacked {
  /** The capture's own folder. */
  readonly folder: string;
  readonly record: CaptureRecord;
  readonly outline: Outline;
  /** `state.json` as text. */
  readonly state: string;
  readonly source: Buffer;
  /** The files of the bundle that hold these bytes, by their paths. */
  filesWith(text: string): Promise<readonly string[]>;
}

/** Unpack a bundle into `folder` and read its newest capture. */
export async function unpackBundle(zip: string, folder: string): Promise<Unpacked> {
  await unpack(zip, folder);
  const [top = ''] = await readdir(folder);
  const captures = join(folder, top, 'data', 'captures');
  const newest = (await readdir(captures)).toSorted().at(-1) ?? '';
  const own = join(captures, newest);
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(own, name), 'utf8'));
  return {
    folder: own,
    record: CaptureRecord.parse(await json('capture.json')),
    outline: Outline.parse(await json('content.json')),
    state: await readFile(join(own, 'state.json'), 'utf8'),
    source: await readFile(join(own, 'source.txt')),
    filesWith: async (text) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const held = await Promise.all(paths.map(async (path) => (await readFile(path)).includes(text)));
      return paths.filter((_, i) => held[i]);
    },
  };
}
