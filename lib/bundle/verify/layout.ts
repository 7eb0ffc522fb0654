import { importedAt } from '../imported-path.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

/** Files that every bundle has. */
const required = [
  'bagit.txt',
  'bag-info.txt',
  'README.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
  'keys/signer.pub.pem',
  'keys/README.txt',
  'data/index.html',
  'data/captures.csv',
  'data/figures.csv',
  'data/notes.json',
  'data/log/chain.jsonl',
] as const;

/** A capture's id, as folders and comparisons are named by it. */
const id = String.raw`\d{8}T\d{9}Z-[0-9a-f]{8}`;

/** What else may be there (BUNDLE.md, “Layout”). What lies in a capture's folder, its record says. */
const known: readonly RegExp[] = [
  /^keys\/tsa[1-9]\d{0,2}\.ca\.pem$/u,
  /^anchors\//u,
  /^data\/resources\/[^/]+$/u,
  /^data\/attachments\/[^/]+$/u,
  new RegExp(`^data/captures/${id}/(?:frames/)?[^/]+$`, 'u'),
  new RegExp(`^data/comparisons/${id}\\.\\.${id}\\.(?:html|json)$`, 'u'),
  /^data\/archive\.wacz$/u,
  /^data\/log\/entries\/(?:\d{6}|[1-9]\d{6,})\.json$/u,
];

/** Every file that a bundle must have is there, and none that format 1 does not know. */
export function checkLayout(bundle: OpenedBundle, findings: Findings): void {
  for (const path of required) if (!bundle.files.has(path)) findings.fails('missing', path);
  const names = new Set<string>(required);
  for (const path of bundle.files.keys()) {
    const isKnown =
      names.has(path) || known.some((pattern) => pattern.test(path)) || importedAt(path) !== null;
    if (!isKnown) findings.fails('unknown-file', path);
  }
}
