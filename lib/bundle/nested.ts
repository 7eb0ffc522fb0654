import { KuaError } from '../model/index.ts';
import { importedAt, importedPath, mostNesting, mostUnpackedBytes } from './imported-path.ts';
import { Budget, type ByteSource, openZip, readZipEntry, type Zip, type ZipEntry } from './read/index.ts';

/** A bundle, or one within it. */
export interface NestedZip {
  /** The numbers of the bundles that lead to it, from the outermost's `data/imported/`; empty for the outermost. */
  readonly within: readonly string[];
  /** The same as a path from the outermost's root; '' for the outermost. */
  readonly path: string;
  readonly zip: Zip;
}

/**
 * A bundle and all bundles in it, each before those within it, as far as they may lie. Limits are those of one bundle for
 * all together. Nothing is checked.
 *
 * @throws KuaError `not-a-bundle`; ZipRefusal
 */
export async function* bundlesIn(blob: ByteSource): AsyncGenerator<NestedZip> {
  yield* below(blob, [], new Budget());
}

async function* below(
  blob: ByteSource,
  within: readonly string[],
  budget: Budget,
): AsyncGenerator<NestedZip> {
  const zip = await openZip(blob, budget.left);
  budget.take(zip);
  yield { within, path: within.map(importedPath).join('/'), zip };
  if (within.length === mostNesting) return;
  for (const entry of zip.entries) {
    const bundleId = importedAt(entry.path);
    if (bundleId !== null) yield* below(await blobOf(entry), [...within, bundleId], budget);
  }
}

/**
 * One bundle within another, opened by the numbers that lead to it.
 * @throws KuaError `not-found`, `not-a-bundle`; ZipRefusal
 */
export async function openWithin(blob: ByteSource, within: readonly string[]): Promise<Zip> {
  const zip = await openZip(blob);
  const [bundleId, ...rest] = within;
  if (bundleId === undefined) return zip;
  const entry = zip.entries.find(({ path }) => path === importedPath(bundleId));
  if (!entry) throw new KuaError('not-found', importedPath(bundleId));
  return await openWithin(await blobOf(entry), rest);
}

async function blobOf(entry: ZipEntry): Promise<ByteSource> {
  return entry.deflated ? new Blob([await readZipEntry(entry, mostUnpackedBytes)]) : entry.packed;
}
