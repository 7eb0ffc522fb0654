import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import { checkOtsFile } from './ots.ts';

const sealed = 'anchors/tagmanifest-sha256.txt';
const name = /^(?:sig|ots|tsa[1-9]\d{0,2})$/u;

/** An anchor over the tagmanifest: its name as `Kua-Anchors` lists it. */
const overBundle = /^anchors\/tagmanifest-sha256\.txt\.(?:(sig|ots)|(tsa[1-9]\d{0,2})\.tsr)$/u;
/** A proof for a capture's record, which may be completed later. It need not be listed. */
const overCapture = /^anchors\/(captures\/[^/]+\/capture\.json)\.ots$/u;

/** True for a time-stamp of a record in its capture's folder, which the record cannot name. */
export function isToken(path: string): boolean {
  return /^data\/captures\/[^/]+\/capture\.json\.tsa[1-9]\d{0,2}\.tsr$/u.test(path);
}

/**
 * `Kua-Anchors` against the anchors that are there: each that is listed, and none over the bundle that is not.
 * OpenTimestamps proofs are held against their files. The signature and RFC 3161 time-stamps have checks of their own.
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
    if (!path.startsWith('anchors/')) continue;
    const [, plain, token] = overBundle.exec(path) ?? [];
    const capture = overCapture.exec(path)?.[1];
    const known =
      capture === undefined ? names.has(plain ?? token ?? '') : bundle.files.has(`data/${capture}`);
    if (!known) findings.fails('anchor-unknown', path);
    else if (path.endsWith('.ots')) {
      const of = capture === undefined ? 'tagmanifest-sha256.txt' : `data/${capture}`;
      await checkOtsFile(bundle, { path, of }, findings);
    }
  }
}
