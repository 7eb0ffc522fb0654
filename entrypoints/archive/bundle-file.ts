/** A bundle was offered to the person when it was made; after a day it no longer takes up their disk. */
const keptMs = 24 * 60 * 60 * 1000;

/**
 * The file a bundle of this name is written to, in the extension's own part of the disk (OPFS). It lies there for a
 * day, so that it can be saved again.
 */
export async function bundleFile(name: string): Promise<FileSystemFileHandle> {
  const own = await navigator.storage.getDirectory();
  for await (const [old, handle] of own.entries()) {
    if (old === name || handle.kind !== 'file' || !('getFile' in handle)) continue;
    const { lastModified } = await handle.getFile();
    if (lastModified < Date.now() - keptMs) await own.removeEntry(old);
  }
  return await own.getFileHandle(name, { create: true });
}

/** Remove bundles that still lie there. */
export async function removeBundleFiles(names: readonly string[]): Promise<void> {
  const own = await navigator.storage.getDirectory();
  for await (const name of own.keys()) if (names.includes(name)) await own.removeEntry(name);
}
