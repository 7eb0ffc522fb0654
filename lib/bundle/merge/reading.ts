/** What a report and pages for reading do not lead to: the log, the archive for players, bundles of others. */
const notRead = /^data\/(?:log\/|imported\/|archive\.wacz$|notes\.json$)/u;

/**
 * Where a file of a bundle belongs beside a report that is read offline, from `index.html` on; null for what a reader has
 * no use for.
 */
export function readingPath(path: string): string | null {
  return path.startsWith('data/') && !notRead.test(path) ? path.slice('data/'.length) : null;
}
