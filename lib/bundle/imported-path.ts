/** How deep bundles may lie in bundles: others' in one's own, and in those three more. */
export const mostNesting = 4;

/** Kuä stores bundles in bundles as they are. One that another program has compressed is unpacked whole, up to this. */
export const mostUnpackedBytes = 256 * 1024 ** 2;

/** Where a bundle of somebody else's lies in one that carries it (BUNDLE.md, “Layout”). */
export function importedPath(bundleId: string): string {
  return `data/imported/${bundleId}.zip`;
}

/** The number of the bundle that lies at a path; null where none does. */
export function importedAt(path: string): string | null {
  return /^data\/imported\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.zip$/u.exec(path)?.[1] ?? null;
}
