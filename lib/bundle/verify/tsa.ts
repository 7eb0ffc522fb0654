import {
  type Bytes,
  certificatesFromPem,
  checkTimestamp,
  fromHex,
  type TimestampCheck,
  type TimestampFault,
  timestampLimits,
} from '../../evidence/index.ts';
import { isToken } from './anchors.ts';
import type { BagInfo } from './bag.ts';
import { type CheckedCapture, isFuture, toleranceMs } from './captures.ts';
import type { FindingCode, Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

const overBundle = /^anchors\/(tagmanifest-sha256\.txt)\.tsa\d+\.tsr$/u;
/** Clocks that are set over the network differ by less. */
const noticedMs = 5 * 60 * 1000;

const codes: Readonly<Record<TimestampFault, FindingCode>> = {
  unreadable: 'tsa-unreadable',
  other: 'tsa-other',
  signer: 'tsa-signer',
  signature: 'tsa-signature',
  purpose: 'tsa-purpose',
  validity: 'tsa-validity',
  path: 'tsa-path',
};

/** What time-stamps are held against. */
export interface TimesAgainst {
  /** DER certificates of authorities that the person trusts; with none, nobody knows whose a time-stamp is. */
  readonly roots: readonly Uint8Array[];
  readonly now: Date;
  readonly info: BagInfo;
  readonly captures: ReadonlyMap<string, CheckedCapture>;
}

/**
 * Every RFC 3161 time-stamp against its file, with the certificates in `keys/` as steps to a root that the person gave:
 * what lies in the bundle is trusted by nobody.
 *
 * A time that has not come yet fails. So does one before the time that its file bears: the file could not have been
 * there. The file's time is that of the device, so a day is allowed, and less than a day is said.
 */
export async function checkTokens(
  bundle: OpenedBundle,
  against: TimesAgainst,
  findings: Findings,
): Promise<void> {
  const others = await certificatesOf(bundle, findings);
  for (const path of bundle.files.keys()) {
    const of = isToken(path) ? path.replace(/\.tsa\d+\.tsr$/u, '') : overBundle.exec(path)?.[1];
    if (of === undefined) continue;
    const authority = /\.(tsa\d+)\.tsr$/u.exec(path)?.[1] ?? '';
    const bytes = await bundle.read(path, timestampLimits.replyBytes);
    const sha256 = bundle.files.get(of)?.sha256;
    if (typeof bytes === 'string') findings.fails(bytes, path);
    else if (!sha256) findings.fails(bundle.files.has(of) ? 'damaged' : 'missing', of);
    else {
      const check = await checkTimestamp(bytes, {
        digest: fromHex(sha256),
        roots: against.roots,
        others: others.get(authority) ?? [],
      });
      say(check, { path, of }, against, findings);
    }
  }
}

/** The certificates in `keys/`, by the authority's name. */
async function certificatesOf(
  bundle: OpenedBundle,
  findings: Findings,
): Promise<ReadonlyMap<string, readonly Bytes[]>> {
  const all = new Map<string, readonly Bytes[]>();
  for (const path of bundle.files.keys()) {
    const authority = /^keys\/(tsa\d+)\.ca\.pem$/u.exec(path)?.[1];
    if (authority === undefined) continue;
    const pem = await bundle.read(path, timestampLimits.pemBytes);
    const ders = typeof pem === 'string' ? null : certificatesFromPem(new TextDecoder().decode(pem));
    if (typeof pem === 'string') findings.fails(pem, path);
    else if (ders) all.set(authority, ders);
    else findings.fails('tsa-certificates', path);
  }
  return all;
}

function say(
  { fault, at, signer, root }: TimestampCheck,
  { path, of }: { readonly path: string; readonly of: string },
  against: TimesAgainst,
  findings: Findings,
): void {
  const names = [signer, root === signer ? null : root].filter((name) => name !== null);
  const what = [at?.toISOString() ?? '', ...names].join('; ');
  if (fault === 'other') return findings.fails(codes.other, path, of);
  if (fault !== null || !at) return findings.fails(codes[fault ?? 'unreadable'], path, what || null);
  if (isFuture(at.toISOString(), against.now)) return findings.fails('from-future', path, at.toISOString());
  const borne = timeOf(of, against);
  const aheadMs = borne === null ? 0 : Date.parse(borne) - at.getTime();
  if (aheadMs > toleranceMs) return findings.fails('tsa-before', path, `${what}; ${borne}`);
  if (aheadMs > noticedMs) findings.notes('tsa-clock', path, `${at.toISOString()}; ${borne}`);
  findings.notes(root === null ? 'tsa-unknown' : 'tsa-known', path, what);
}

/** The latest time that a file bears; null where it bears none that can be read. */
function timeOf(of: string, { info, captures }: TimesAgainst): string | null {
  const captureId = /^data\/captures\/([^/]+)\//u.exec(of)?.[1];
  if (captureId !== undefined) return captures.get(captureId)?.finishedAt ?? null;
  const times = [...captures.values()].map(({ finishedAt }) => finishedAt);
  const day =
    info.date !== null && /^\d{4}-\d\d-\d\d$/u.test(info.date) ? [`${info.date}T00:00:00.000Z`] : [];
  return [...times, ...day].toSorted().at(-1) ?? null;
}
