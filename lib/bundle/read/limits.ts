import { bundleLimits } from '../bundle-limits.ts';

/** What a ZIP may cost its reader. */
export interface ZipLimits {
  readonly entries: number;
  /** All entries together, unpacked. */
  readonly bytes: number;
  /** One entry, unpacked. */
  readonly entryBytes: number;
  /** How much larger than the file all entries together may be, once they come to `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

const MiB = 1024 ** 2;

/**
 * What Kuä's own bundles stay under. A page of nothing but spaces packs a thousand to one, and a bundle that holds some
 * of the largest pages a capture may be is still to be read: so the ratio counts only from where such pages end.
 */
export const zipLimits: ZipLimits = {
  entries: bundleLimits.entries,
  bytes: bundleLimits.bytes,
  entryBytes: 2048 * MiB,
  ratio: 200,
  ratioFromBytes: 512 * MiB,
};
