import { utf8 } from '../evidence/index.ts';
import { KuaError } from '../model/index.ts';
import type { BagAnchor } from './anchors.ts';
import { attachmentEntries } from './attachment-files.ts';
import type { BagInput, CarriedBundle } from './bag-input.ts';
import { bundleLimits } from './bundle-limits.ts';
import { carriedEntry, checkCarried } from './carried.ts';
import { type CaptureFacts, readFacts } from './capture-facts.ts';
import { type BagEntry, madeEntry } from './entry.ts';
import { logEntries } from './log-files.ts';
import { notesEntry } from './notes-file.ts';
import { captureEntries, resourceEntries } from './payload.ts';
import { captureProofs } from './proofs.ts';
import { reportPage } from './report-page.ts';
import { reviseAll } from './revisions.ts';
import { statedEntries } from './stated.ts';
import { capturesCsv } from './tables.ts';
import { byPath, sealedEntries } from './tag-files.ts';
import { topFolderOf } from './top-folder.ts';
import { waczEntry } from './wacz-entry.ts';

/** A bundle as it will be: every file with its size and digest, none of the archive's files read yet but to plan. */
export interface BagPlan {
  /** `kua-20260315T120000Z-7b1cf9a0`, without a slash. */
  readonly topFolder: string;
  /** The name to save it under. */
  readonly fileName: string;
  /** In the order they are packed, with the top folder in their paths. */
  readonly entries: readonly BagEntry[];
  /** All files together, before compression. */
  readonly bytes: number;
  /** What came of those who were asked for a time over the bundle. */
  readonly anchors: readonly BagAnchor[];
}

/**
 * Lay out an evidence bundle (BUNDLE.md, format 1): the captures as sealed, their resources once each, comparisons of
 * consecutive versions, tables, report, log, all captures once more as a WACZ unless that would be too large, and the
 * tag files of BagIt with the seal. Pack it with `writeZip`.
 *
 * The log must hold the entry of this export already. The same input gives the same plan but for the seal and the
 * WACZ's signature, since an ECDSA signature is new each time, and for what authorities and calendars answer: they are
 * asked while the plan is made, and one that does not answer is left out (`BagPlan.anchors`).
 *
 * @throws KuaError `nothing-to-export`; `too-large-to-export` (detail: `<entries> entries, <bytes> bytes`); `log-broken`;
 *   `unexpected` naming a file that is damaged or does not belong; and what the functions passed in throw
 */
export async function bagEntries(input: BagInput): Promise<BagPlan> {
  if (input.captures.length === 0) throw new KuaError('nothing-to-export');
  const captures = await readFacts(input.captures, input.key);
  const proofs = await captureProofs(captures, input);
  const kept = [...(await keptEntries(captures, input)), ...proofs.tokens];
  checkSize(kept);
  const carried = (input.imported ?? []).map(carriedEntry);
  checkCarried(input.imported ?? []);
  const revisions = await reviseAll(captures, input);
  const stated = await statedEntries(input, new Set(revisions.entries.map(({ path }) => path)));
  const topFolder = topFolderOf(input);
  const wacz = await waczEntry(captures, kept, { ...input, topFolder });
  const payload = [
    ...kept,
    ...(wacz ? [wacz] : []),
    ...carried,
    ...revisions.entries,
    ...stated,
    await madeEntry('data/index.html', utf8(reportPage(input, captures, revisions))),
    await madeEntry('data/captures.csv', capturesCsv(captures)),
    await notesEntry(captures, input.notes),
    ...attachmentEntries(captures, input),
  ].toSorted(byPath);
  const sealed = await sealedEntries(payload, input, { captures: captures.length, proofs });
  const entries = [...sealed.entries, ...payload];
  checkSize(entries, input.imported);
  checkPaths(entries);
  return {
    topFolder,
    fileName: `${topFolder}.zip`,
    entries: entries.map((entry) => ({ ...entry, path: `${topFolder}/${entry.path}` })),
    bytes: totalBytes(entries),
    anchors: sealed.anchors,
  };
}

/** What is in the archive already: captures, resources, log. */
async function keptEntries(captures: readonly CaptureFacts[], input: BagInput): Promise<BagEntry[]> {
  const entries: BagEntry[] = [];
  for (const capture of captures) entries.push(...(await captureEntries(capture)));
  entries.push(...(await resourceEntries(captures, input)), ...(await logEntries(captures, input)));
  return entries;
}

function totalBytes(entries: readonly BagEntry[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** @param carried  what lies in bundles within counts as if it lay in this one: whoever checks it reads it all */
function checkSize(entries: readonly BagEntry[], carried: readonly CarriedBundle[] = []): void {
  const bytes = carried.reduce((sum, { cost }) => sum + cost.bytes, totalBytes(entries));
  const files = carried.reduce((sum, { cost }) => sum + cost.entries, entries.length);
  if (files <= bundleLimits.entries && bytes <= bundleLimits.bytes) return;
  throw new KuaError('too-large-to-export', `${files} entries, ${bytes} bytes`);
}

function checkPaths(entries: readonly BagEntry[]): void {
  const seen = new Set<string>();
  for (const { path } of entries) {
    const folded = path.toLowerCase();
    if (!/^[\w./-]+$/u.test(path) || seen.has(folded))
      throw new KuaError('unexpected', `path in a bundle: ${path}`);
    seen.add(folded);
  }
}
