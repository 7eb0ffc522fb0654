import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';

/** So much is gathered before it is written: rows of tables are small and many. */
const gatheredBytes = 1024 ** 2;

interface OpenFile {
  readonly handle: FileHandle;
  pieces: Uint8Array[];
  gathered: number;
}

/** A file that was written, by its path in the folder. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/** New files in one folder that grow at their ends. Nothing is written outside of it, and none that is there. */
export class WrittenFiles {
  readonly #folder: string;
  readonly #sizes = new Map<string, number>();
  readonly #open = new Map<string, OpenFile>();

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  /** Put bytes at the end of a file. @param path  with `/`; @throws Error for a path out of the folder, or a file that is there */
  async add(path: string, bytes: Uint8Array): Promise<void> {
    const file = this.#open.get(path) ?? (await this.#create(path));
    this.#sizes.set(path, (this.#sizes.get(path) ?? 0) + bytes.length);
    file.pieces.push(bytes);
    file.gathered += bytes.length;
    if (file.gathered >= gatheredBytes) await flush(file);
  }

  /** Write a whole file. @throws as `add` */
  async write(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    await this.add(path, new Uint8Array());
    for await (const piece of pieces) await this.add(path, piece);
    await this.end(path);
  }

  /** A file gets nothing more. */
  async end(path: string): Promise<void> {
    const file = this.#open.get(path);
    if (!file) return;
    this.#open.delete(path);
    try {
      await flush(file);
    } finally {
      await file.handle.close();
    }
  }

  /** All files get nothing more. @returns them, in the order of their names */
  async endAll(): Promise<readonly WrittenFile[]> {
    for (const path of this.#open.keys()) await this.end(path);
    const files = [...this.#sizes].map(([path, bytes]) => ({ path, bytes }));
    return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  async #create(path: string): Promise<OpenFile> {
    const place = resolve(this.#folder, path);
    if (!place.startsWith(this.#folder + sep)) throw new Error(`${path}: leads out of the folder`);
    await mkdir(dirname(place), { recursive: true });
    const file = { handle: await open(place, 'wx'), pieces: [], gathered: 0 };
    this.#open.set(path, file);
    return file;
  }
}

async function flush(file: OpenFile): Promise<void> {
  const { pieces } = file;
  file.pieces = [];
  file.gathered = 0;
  const whole = Buffer.concat(pieces);
  let at = 0;
  while (at < whole.length) at += (await file.handle.write(whole, at)).bytesWritten;
}
