import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

/** As many lines as a bundle may have files, twice over. */
const mostBytes = 16 * 1024 ** 2;

/** A manifest of BagIt (RFC 8493 §2.1.3, §2.2.1) and the files that it has to list. */
export interface Manifest {
  readonly path: string;
  readonly covers: (path: string) => boolean;
}

export const payloadManifest: Manifest = {
  path: 'manifest-sha256.txt',
  covers: (path) => path.startsWith('data/'),
};

export const tagManifest: Manifest = {
  path: 'tagmanifest-sha256.txt',
  covers: (path) =>
    !path.startsWith('data/') && !path.startsWith('anchors/') && path !== 'tagmanifest-sha256.txt',
};

/** Every file is listed once, in the order of paths, and is what its line says; every line has its file. */
export async function checkManifest(
  bundle: OpenedBundle,
  manifest: Manifest,
  findings: Findings,
): Promise<void> {
  const bytes = await bundle.read(manifest.path, mostBytes);
  if (typeof bytes === 'string') {
    findings.fails(bytes, manifest.path);
    return;
  }
  const listed = readLines(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), manifest, findings);
  for (const [path, sha256] of listed) {
    const file = bundle.files.get(path);
    if (!manifest.covers(path)) findings.fails('misplaced', path, manifest.path);
    else if (!file) findings.fails('missing', path);
    else if (file.sha256 === null) findings.fails('damaged', path);
    else if (file.sha256 !== sha256) findings.fails('changed', path);
  }
  for (const path of bundle.files.keys()) {
    if (manifest.covers(path) && !listed.has(path)) findings.fails('added', path);
  }
}

function readLines(text: string, { path: manifest }: Manifest, findings: Findings): Map<string, string> {
  const listed = new Map<string, string>();
  let number = 0;
  let before = '';
  for (let at = 0; at < text.length;) {
    number += 1;
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    const [, sha256, path] = /^([0-9a-f]{64}) {2}([A-Za-z0-9._/-]+)$/u.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || end < 0)
      findings.fails('manifest-line', manifest, number);
    if (sha256 !== undefined && path !== undefined) {
      if (path <= before) findings.fails('manifest-order', manifest, number);
      before = path;
      listed.set(path, sha256);
    }
    at = end < 0 ? text.length : end + 1;
  }
  return listed;
}
