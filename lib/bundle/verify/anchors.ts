import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import { checkOtsFile } from './ots.ts';

const sealed = 'anchors/tagmanifest-sha256.txt';
const name = /^(?:sig|ots|tsa[1-9]\d{0,2})$/u;

/** Where an anchor may lie, and under which name it is listed; the file over the tagmanifest comes first of its kind. */
const places: readonly { readonly pattern: RegExp; readonly listedAs: (match: RegExpExecArray) => string }[] =
  [
    { pattern: /^anchors\/tagmanifest-sha256\.txt\.sig$/u, listedAs: () => 'sig' },
    { pattern: /^anchors\/tagmanifest-sha256\.txt\.ots$/u, listedAs: () => 'ots' },
    { pattern: /^anchors\/tagmanifest-sha256\.txt\.(tsa\d+)\.tsr$/u, listedAs: ([, tsa = '']) => tsa },
    { pattern: /^anchors\/captures\/[^/]+\/capture\.json\.ots$/u, listedAs: () => 'ots' },
    { pattern: /^data\/captures\/[^/]+\/capture\.json\.(tsa\d+)\.tsr$/u, listedAs: ([, tsa = '']) => tsa },
  ];

/** True for a time-stamp of a record in its capture's folder, which the record cannot name. */
export function isToken(path: string): boolean {
  return /^data\/captures\/[^/]+\/capture\.json\.tsa\d+\.tsr$/u.test(path);
}

/**
 * `Kua-Anchors` against the anchors that are there: each that is listed, and none that is not. OpenTimestamps proofs are
 * held against their files. The signature is checked by its own check; RFC 3161 time-stamps are not looked into yet.
 */
export async function checkAnchors(
  bundle: OpenedBundle,
  listed: readonly string[],
  findings: Findings,
): Promise<void> {
  const names = new Set(listed);
  const wrong = listed.find((one) => !name.test(one));
  if (wrong !== undefined || names.size !== listed.length || !names.has('sig')) {
    findings.fails('anchors-list', 'bag-info.txt');
  }
  for (const one of names) {
    const path = one.startsWith('tsa') ? `${sealed}.${one}.tsr` : `${sealed}.${one}`;
    if (name.test(one) && !bundle.files.has(path)) findings.fails('missing', path);
  }
  for (const path of bundle.files.keys()) {
    if (!path.startsWith('anchors/') && !isToken(path)) continue;
    const listedAs = anchorName(path);
    const capture = /^anchors\/(captures\/[^/]+\/capture\.json)\.ots$/u.exec(path)?.[1];
    const stranger = capture !== undefined && !bundle.files.has(`data/${capture}`);
    if (listedAs === null || !names.has(listedAs) || stranger) findings.fails('anchor-unknown', path);
    else if (listedAs === 'ots') {
      const of = capture === undefined ? 'tagmanifest-sha256.txt' : `data/${capture}`;
      await checkOtsFile(bundle, { path, of }, findings);
    } else if (listedAs !== 'sig') findings.notes('not-checked', path);
  }
}

function anchorName(path: string): string | null {
  for (const { pattern, listedAs } of places) {
    const match = pattern.exec(path);
    if (match) return listedAs(match);
  }
  return null;
}
