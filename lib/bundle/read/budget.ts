import { type ZipLimits, zipLimits } from './limits.ts';
import type { Zip } from './zip-reader.ts';

/** What a bundle and all bundles in it may cost together: each takes from what those before have left. */
export class Budget {
  #entries = zipLimits.entries;
  #bytes = zipLimits.bytes;

  /** What the next ZIP may cost. */
  get left(): ZipLimits {
    return { ...zipLimits, entries: this.#entries, bytes: this.#bytes };
  }

  /** A ZIP that was opened within these limits. */
  take({ entries }: Zip): void {
    this.#entries -= entries.length;
    this.#bytes -= entries.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** What was taken until now. */
  get taken(): { readonly entries: number; readonly bytes: number } {
    return { entries: zipLimits.entries - this.#entries, bytes: zipLimits.bytes - this.#bytes };
  }
}
