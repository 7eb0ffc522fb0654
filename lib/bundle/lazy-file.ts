import GenericWorker from 'jszip/lib/stream/GenericWorker.js';
import { soon } from './set-immediate.ts';

const sliceBytes = 256 * 1024;

/**
 * A file of a ZIP that is read when its turn comes and let go after. JSZip takes it in place of data: its own way with a
 * Blob is to read it when `file()` is called and hold it to the end.
 */
export class LazyFile extends GenericWorker {
  readonly #read: () => Promise<Uint8Array>;
  #bytes: Uint8Array | null = null;
  #at = 0;
  #running = false;

  /** @param read  answers the whole file; what it throws ends the ZIP */
  constructor(read: () => Promise<Uint8Array>) {
    super('LazyFile');
    this.#read = read;
  }

  override resume(): boolean {
    if (!super.resume()) return false;
    if (!this.#running) void this.#run();
    return true;
  }

  override cleanUp(): void {
    super.cleanUp();
    this.#bytes = null;
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      this.#bytes ??= await this.#read();
      await this.#pushSlices(this.#bytes);
    } catch (error) {
      this.error(error);
    } finally {
      this.#running = false;
    }
  }

  async #pushSlices(bytes: Uint8Array): Promise<void> {
    while (!this.isPaused && !this.isFinished) {
      if (this.#at >= bytes.length) {
        this.end();
        return;
      }
      const slice = bytes.subarray(this.#at, this.#at + sliceBytes);
      this.#at += slice.length;
      this.push({ data: slice, meta: { percent: (100 * this.#at) / bytes.length } });
      await new Promise<void>(soon);
    }
  }
}
