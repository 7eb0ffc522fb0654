import { type CaptureSide, observedTogether, type Relation, relationOf } from '../compare/index.ts';
import { expansionOf, KuaError } from '../model/index.ts';
import { readSide } from './bundled-side.ts';
import { capturesIn } from './captures-in.ts';
import { compareByProfile } from './compare-by-profile.ts';
import { importedPath } from './imported-path.ts';
import { openWithin } from './nested.ts';
import type { ByteSource } from './read/index.ts';

/** One of two captures that are held against each other. */
export interface BundledSide {
  /** Where its bundle lies, from the outermost's root; '' for the outermost. */
  readonly bundle: string;
  readonly captureId: string;
  readonly keyId: string;
  readonly startedAt: string;
}

/** What two captures in a bundle, or in those within it, say of each other. */
export interface BundledCorroboration {
  readonly url: string;
  readonly earlier: BundledSide;
  readonly later: BundledSide;
  /** Null where they cannot be compared: one has no text. */
  readonly relation: Relation | null;
}

interface Held extends BundledSide {
  readonly within: readonly string[];
  readonly sha256: string;
  readonly url: string;
  readonly observer: string;
  readonly expanded: boolean;
}

/**
 * What captures of one address by different keys say of each other (`observedTogether`), of all that lie in a bundle and in
 * bundles within it. It says nothing of what is not checked: ask it of a bundle that holds.
 *
 * @throws KuaError `not-a-bundle`, `bundle-refused`
 */
export async function corroborationsIn(blob: ByteSource, spanMs: number): Promise<BundledCorroboration[]> {
  const held = new Map<string, Held>();
  for await (const { within, record, sha256: digest } of capturesIn(blob)) {
    const { captureId, url, startedAt, collector } = record;
    // The same capture in two bundles is one.
    if (held.has(digest)) continue;
    const bundle = within.map(importedPath).join('/');
    const { keyId } = collector;
    const expanded = expansionOf(record) !== null;
    held.set(digest, {
      bundle,
      within,
      captureId,
      sha256: digest,
      url,
      keyId,
      observer: keyId,
      startedAt,
      expanded,
    });
  }
  const found: BundledCorroboration[] = [];
  for (const [earlier, later] of observedTogether([...held.values()], spanMs)) {
    const relation = await relate(blob, earlier, later);
    found.push({ url: earlier.url, earlier: sideOf(earlier), later: sideOf(later), relation });
  }
  return found;
}

function sideOf({ bundle, captureId, keyId, startedAt }: Held): BundledSide {
  return { bundle, captureId, keyId, startedAt };
}

async function relate(blob: ByteSource, earlier: Held, later: Held): Promise<Relation | null> {
  const [a, b] = [await heldSide(blob, earlier), await heldSide(blob, later)];
  return a && b ? relationOf(compareByProfile(a, b)) : null;
}

async function heldSide(
  blob: ByteSource,
  { within, captureId, sha256: digest }: Held,
): Promise<CaptureSide | null> {
  const { entries } = await openWithin(blob, within);
  const files = new Map(entries.map((entry) => [entry.path, entry]));
  const entry = files.get(`data/captures/${captureId}/capture.json`);
  const side = entry ? await readSide(files, entry) : null;
  if (!entry || (side && side.sha256 !== digest)) throw new KuaError('bundle-refused', captureId);
  return side;
}
