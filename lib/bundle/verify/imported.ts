import { importedAt, mostNesting, mostUnpackedBytes } from '../imported-path.ts';
import { type ByteSource, zipLimits } from '../read/index.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import type { ImportedVerdict, Verdict } from './verdict.ts';

/** What the check of a bundle within a bundle came to. */
export interface CheckedInner {
  readonly verdict: Verdict;
  /** Captures in it and in those within. */
  readonly captureIds: ReadonlySet<string>;
}

/** How bundles within a bundle are checked. */
export interface InnerChecks {
  /** How deep they lie; 1 in the outermost. */
  readonly depth: number;
  /** Checks a bundle whole as any other; null for what is no ZIP. */
  readonly check: (blob: ByteSource) => Promise<CheckedInner | null>;
}

/** What is known of the bundles within a bundle. */
export interface CheckedImports {
  readonly verdicts: readonly ImportedVerdict[];
  readonly captureIds: ReadonlySet<string>;
}

/**
 * Every bundle in a bundle by the same checks as itself, down to the innermost; each is named by its own number. What is
 * noticed is named with the path of the bundle before its own.
 */
export async function checkImported(
  bundle: OpenedBundle,
  { depth, check }: InnerChecks,
  findings: Findings,
): Promise<CheckedImports> {
  const verdicts: ImportedVerdict[] = [];
  const captureIds = new Set<string>();
  for (const path of bundle.files.keys()) {
    const bundleId = importedAt(path);
    if (bundleId === null) continue;
    if (depth > mostNesting) findings.fails('imported-depth', path, mostNesting);
    else {
      const blob = await bundle.blob(path, zipLimits.entryBytes, mostUnpackedBytes);
      const inner = typeof blob === 'string' ? blob : await check(blob);
      if (typeof inner === 'string') findings.fails(inner, path);
      else if (!inner) findings.fails('zip-end-record', path);
      else {
        say(inner.verdict, path, findings);
        if (inner.verdict.bundleId !== bundleId)
          findings.fails('imported-name', path, inner.verdict.bundleId);
        verdicts.push(...flat(inner.verdict, path));
        for (const captureId of inner.captureIds) captureIds.add(captureId);
      }
    }
  }
  return { verdicts, captureIds };
}

/** One bundle's faults must not keep those of the next from being named. */
const mostFindings = 1_000;

function say({ checks }: Verdict, within: string, findings: Findings): void {
  const all = checks.flatMap((check) => check.findings);
  const first = all.toSorted((a, b) => Number(a.state === 'note') - Number(b.state === 'note'));
  for (const { code, state, path, detail } of first.slice(0, mostFindings)) {
    const whole = path === null ? within : `${within}/${path}`;
    if (state === 'fails') findings.fails(code, whole, detail);
    else findings.notes(code, whole, detail);
  }
  if (all.length > mostFindings) findings.notes('more', within, all.length - mostFindings);
}

function flat({ imported, ...verdict }: Verdict, path: string): readonly ImportedVerdict[] {
  const { holds, key, keyId, bundleId, files, captures } = verdict;
  const within = imported.map((one) => ({ ...one, path: `${path}/${one.path}` }));
  return [{ path, holds, key, keyId, bundleId, files, captures }, ...within];
}
