import type { CheckedCaptures } from './captures.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

/** Every comparison is there as a page and as data, and is of two captures of this bundle or of bundles in it. */
export function checkComparisons(
  bundle: OpenedBundle,
  { byId, complete }: CheckedCaptures,
  others: ReadonlySet<string>,
  findings: Findings,
): void {
  const isHere = (captureId: string): boolean => byId.has(captureId) || others.has(captureId);
  for (const path of bundle.files.keys()) {
    const [, stem, a = '', b = '', extension] =
      /^(data\/comparisons\/([^./]+)\.\.([^./]+))\.(html|json)$/u.exec(path) ?? [];
    if (stem === undefined) continue;
    const other = `${stem}.${extension === 'html' ? 'json' : 'html'}`;
    if (!bundle.files.has(other)) findings.fails('missing', other);
    if (complete && !(isHere(a) && isHere(b))) findings.fails('comparison-stranger', path);
  }
}
