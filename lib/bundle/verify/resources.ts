import { isResourceName } from '../payload.ts';
import type { CheckedCaptures } from './captures.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

const folder = 'data/resources/';

/** The files of `data/resources/` by the digest in their names. */
export function resourcesOf({ files }: OpenedBundle): ReadonlyMap<string, readonly string[]> {
  const paths = [...files.keys()].filter((path) => path.startsWith(folder));
  return Map.groupBy(paths, (path) => path.slice(folder.length, folder.length + 64));
}

/** Every resource is there once, named by its own digest with an ending that runs nothing, and some capture has it. */
export function checkResources(
  bundle: OpenedBundle,
  resources: ReadonlyMap<string, readonly string[]>,
  { named, complete }: CheckedCaptures,
  findings: Findings,
): void {
  for (const [digest, paths] of resources) {
    for (const path of paths) {
      const content = bundle.files.get(path)?.sha256 ?? null;
      if (content === null) findings.fails('damaged', path);
      else if (!isResourceName(path.slice(folder.length), content))
        findings.fails('resource-name', path, content);
      if (complete && !named.has(digest)) findings.fails('unreferenced', path);
    }
    for (const path of paths.slice(1)) findings.fails('resource-twice', path);
  }
}
