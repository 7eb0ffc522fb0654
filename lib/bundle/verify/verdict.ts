import type { Finding, FindingCode } from './findings.ts';

/** The checks, in the order they are made; each has a name in `lib/i18n/verify` (`check.<id>`). */
export const checkIds = [
  'zip',
  'layout',
  'bag',
  'tag-files',
  'payload',
  'anchors',
  'key',
  'seal',
  'captures',
  'tokens',
  'resources',
  'versions',
  'notes',
  'log',
  'attachments',
  'imported',
  'comparisons',
  'wacz',
] as const;
export type CheckId = (typeof checkIds)[number];

export type CheckState = 'holds' | 'fails' | 'note';

/** What came of one check. */
export interface CheckResult {
  readonly check: CheckId;
  /** `note`: it holds, and there is something to know. */
  readonly state: CheckState;
  readonly findings: readonly Finding[];
}

/** What is to be said of a bundle that lies in another; its findings are among those of the check `imported`. */
export interface ImportedVerdict extends Pick<
  Verdict,
  'holds' | 'key' | 'keyId' | 'bundleId' | 'files' | 'captures'
> {
  /** From the root of the outermost: `data/imported/<bundleId>.zip`, and so on for one within that. */
  readonly path: string;
}

/** What is to be said of a bundle. */
export interface Verdict {
  /** True if no check fails. It says nothing of who made the bundle while `key` is `unknown`. */
  readonly holds: boolean;
  /**
   * `given`: sealed by the key the person gave. `named`: by one that they know. `unknown`: by the key that lies in the
   * bundle.
   */
  readonly key: 'given' | 'named' | 'unknown';
  /** Null where there is no readable key. */
  readonly keyId: string | null;
  /** Null where the ZIP was refused. */
  readonly topFolder: string | null;
  readonly bundleId: string | null;
  /** Digest of what the seal is over (tagmanifest-sha256.txt): that of the bundle, however it is packed. */
  readonly sealSha256: string | null;
  readonly files: number;
  readonly captures: number;
  /** The whole log: its lines, how many of them are opened, and the digest of the last. */
  readonly log: { readonly lines: number; readonly opened: number; readonly head: string } | null;
  /** The bundles in it, down to the innermost. */
  readonly imported: readonly ImportedVerdict[];
  /** Files and unpacked bytes of it and of all bundles in it. */
  readonly cost: { readonly entries: number; readonly bytes: number };
  /** Those that were made: a ZIP that is refused is looked at no further. */
  readonly checks: readonly CheckResult[];
}

/** Notes of what was not looked into, or not to its end: no block of Bitcoin is at hand, or no root of an authority. */
const unchecked: ReadonlySet<FindingCode> = new Set([
  'not-checked',
  'ots-pending',
  'ots-bitcoin',
  'ots-unknown',
  'tsa-unknown',
]);

/** True if something in the bundle was not looked into: a time-stamp, or a file of a kind that is not checked yet. */
export function leavesUnchecked(checks: readonly CheckResult[]): boolean {
  return checks.some(({ findings }) => findings.some(({ code }) => unchecked.has(code)));
}
