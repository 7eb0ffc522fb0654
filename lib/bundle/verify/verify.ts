import { KuaError } from '../../model/index.ts';
import { Budget, type ByteSource, openZip, ZipRefusal } from '../read/index.ts';
import { checkAnchors } from './anchors.ts';
import { checkAttachments } from './attachments.ts';
import { checkBag } from './bag.ts';
import { checkCaptures, checkVersions } from './captures.ts';
import { checkComparisons } from './comparisons.ts';
import { Findings } from './findings.ts';
import { checkImported, type CheckedInner } from './imported.ts';
import { checkLayout } from './layout.ts';
import { checkLog } from './log.ts';
import { checkManifest, payloadManifest, tagManifest } from './manifest.ts';
import { checkNotes } from './notes.ts';
import { type OpenedBundle, readBundle, type Reading } from './opened-bundle.ts';
import { checkResources, resourcesOf } from './resources.ts';
import { checkKey, checkSeal } from './seal.ts';
import { checkTokens } from './tsa.ts';
import type { CheckId, CheckResult, Verdict } from './verdict.ts';
import { checkWacz } from './wacz.ts';

export interface VerifyOptions extends Reading {
  /** The key that the person has from elsewhere, as DER SubjectPublicKeyInfo (`publicKeyFromPem`). */
  readonly key?: Uint8Array | null;
  /** Ids of keys that the person knows. Without `key`, a bundle sealed by one of them is by no unknown key. */
  readonly named?: ReadonlySet<string>;
  /**
   * Certificates of time-stamping authorities that the person has from elsewhere, DER (`certificatesFromPem`). Where
   * there are any, every time-stamp has to come from one of them.
   */
  readonly roots?: readonly Uint8Array[];
  /** What lies after it has not happened yet. */
  readonly now: Date;
}

/** Makes checks one after another and keeps what came of them. */
class CheckRun {
  readonly results: CheckResult[] = [];

  async during<T>(check: CheckId, work: (findings: Findings) => Promise<T> | T): Promise<T> {
    const findings = new Findings();
    const answer = await work(findings);
    const list = findings.list();
    const fails = list.some(({ state }) => state === 'fails');
    const state = fails ? 'fails' : list.length > 0 ? 'note' : 'holds';
    this.results.push({ check, state, findings: list });
    return answer;
  }

  fails(check: CheckId): boolean {
    return this.results.some((result) => result.check === check && result.state === 'fails');
  }

  holds(check?: CheckId): boolean {
    if (check === undefined) return this.results.every(({ state }) => state !== 'fails');
    return this.results.some((result) => result.check === check && result.state === 'holds');
  }
}

/**
 * Check an evidence bundle (BUNDLE.md, format 1) whole: every byte of every file in it. Dates and attributes of the ZIP,
 * and the order of files in it, mean nothing. Bundles of others in it are checked by the same checks, down to the
 * innermost (`mostNesting`), within limits that all of them share; of keys those in `named` are known there, while a given
 * key and given roots are for the outermost alone.
 *
 * What is wrong with a bundle is a finding, never an error. A new check is one file here and one line below.
 *
 * @param blob  the ZIP; it is read piece by piece, and no more than some tens of megabytes are held at once, but for a WACZ
 *   that another program has compressed, and a large picture that is called a copy without metadata
 * @throws KuaError `not-a-bundle` for what is no ZIP; the signal's reason; DOMException where the file can no longer be read
 */
export async function verifyBundle(blob: ByteSource, options: VerifyOptions): Promise<Verdict> {
  return (await verifyAt(blob, options, { depth: 1, budget: new Budget() })).verdict;
}

/** Where a bundle lies: in how many others and itself, and what is left for it. */
interface Level {
  readonly depth: number;
  readonly budget: Budget;
}

async function verifyAt(blob: ByteSource, options: VerifyOptions, level: Level): Promise<CheckedInner> {
  const run = new CheckRun();
  const { now } = options;
  const bundle = await run.during('zip', (findings) => openBundle(blob, findings, options, level.budget));
  if (!bundle) return { verdict: refused(run.results), captureIds: new Set() };
  await run.during('layout', (findings) => checkLayout(bundle, findings));
  const info = await run.during('bag', (findings) => checkBag(bundle, findings));
  await run.during('tag-files', (findings) => checkManifest(bundle, tagManifest, findings));
  await run.during('payload', (findings) => checkManifest(bundle, payloadManifest, findings));
  await run.during('anchors', (findings) => checkAnchors(bundle, info.anchors, findings));
  const given = options.key ?? null;
  const key = await run.during('key', (findings) =>
    checkKey(bundle, { given, named: options.named ?? new Set() }, findings),
  );
  await run.during('seal', (findings) => checkSeal(bundle, key, findings));
  const resources = resourcesOf(bundle);
  const captures = await run.during('captures', (findings) =>
    checkCaptures(bundle, { key, now, resources }, findings),
  );
  const roots = options.roots ?? [];
  await run.during('tokens', (findings) =>
    checkTokens(bundle, { roots, now, info, captures: captures.byId }, findings),
  );
  await run.during('resources', (findings) => checkResources(bundle, resources, captures, findings));
  await run.during('versions', (findings) => checkVersions(captures, findings));
  const notes = await run.during('notes', (findings) => checkNotes(bundle, captures, findings));
  const keyId = key?.keyId ?? null;
  const { log, attached } = await run.during('log', (findings) =>
    checkLog(bundle, { keyId, info, captures: captures.byId, notes, now }, findings),
  );
  await run.during('attachments', (findings) => checkAttachments(bundle, captures, attached, findings));
  const check = async (inner: ByteSource): Promise<CheckedInner | null> =>
    await verifyInner(inner, options, level);
  const imports = await run.during('imported', (findings) =>
    checkImported(bundle, { depth: level.depth, check }, findings),
  );
  await run.during('comparisons', (findings) =>
    checkComparisons(bundle, captures, imports.captureIds, findings),
  );
  const isWhole = !run.fails('captures') && !run.fails('resources');
  await run.during('wacz', (findings) =>
    checkWacz(
      bundle,
      { key, info, resources, captureIds: isWhole ? [...captures.byId.keys()] : null },
      findings,
    ),
  );
  const verdict: Verdict = {
    holds: run.holds(),
    key: !run.holds('key') ? 'unknown' : given ? 'given' : 'named',
    keyId,
    topFolder: bundle.topFolder,
    bundleId: info.bundleId,
    sealSha256: bundle.files.get('tagmanifest-sha256.txt')?.sha256 ?? null,
    files: bundle.files.size,
    captures: captures.byId.size,
    log,
    imported: imports.verdicts,
    cost: level.budget.taken,
    checks: run.results,
  };
  return { verdict, captureIds: new Set([...captures.byId.keys(), ...imports.captureIds]) };
}

/** Null for what is no ZIP. */
async function verifyInner(
  blob: ByteSource,
  options: VerifyOptions,
  { depth, budget }: Level,
): Promise<CheckedInner | null> {
  try {
    return await verifyAt(blob, { ...options, key: null, roots: [] }, { depth: depth + 1, budget });
  } catch (error) {
    if (error instanceof KuaError && error.code === 'not-a-bundle') return null;
    throw error;
  }
}

async function openBundle(
  blob: ByteSource,
  findings: Findings,
  reading: Reading,
  budget: Budget,
): Promise<OpenedBundle | null> {
  try {
    const zip = await openZip(blob, budget.left);
    budget.take(zip);
    return await readBundle(zip, findings, reading);
  } catch (error) {
    if (!(error instanceof ZipRefusal)) throw error;
    findings.fails(`zip-${error.rule}`, error.entry);
    return null;
  }
}

function refused(checks: readonly CheckResult[]): Verdict {
  return {
    holds: false,
    key: 'unknown',
    keyId: null,
    topFolder: null,
    bundleId: null,
    sealSha256: null,
    files: 0,
    captures: 0,
    log: null,
    imported: [],
    cost: { entries: 0, bytes: 0 },
    checks,
  };
}
