import { compare, observedTogether, type Relation, relationOf } from '../compare/index.ts';
import { sha256 } from '../evidence/index.ts';
import { type CaptureRecord, expansionOf, KuaError, Outline } from '../model/index.ts';
import { capturesIn } from './captures-in.ts';
import { importedPath, mostUnpackedBytes } from './imported-path.ts';
import { openWithin } from './nested.ts';
import { readZipEntry } from './read/index.ts';
import { recordOf } from './verify/record.ts';

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
export async function corroborationsIn(blob: Blob, spanMs: number): Promise<BundledCorroboration[]> {
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

async function relate(blob: Blob, earlier: Held, later: Held): Promise<Relation | null> {
  const [a, b] = [await outlineOf(blob, earlier), await outlineOf(blob, later)];
  return a && b ? relationOf(compare(a, b).counts) : null;
}

async function outlineOf(
  blob: Blob,
  { within, captureId, sha256: digest }: Held,
): Promise<{ record: CaptureRecord; sha256: string; outline: Outline } | null> {
  const { entries } = await openWithin(blob, within);
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    const entry = entries.find(({ path }) => path === `data/captures/${captureId}/${name}`);
    return entry ? await readZipEntry(entry, mostUnpackedBytes) : null;
  };
  const json = await read('capture.json');
  const content = await read('content.json');
  if (!json || (await sha256(json)) !== digest) throw new KuaError('bundle-refused', captureId);
  if (!content) return null;
  const outline = Outline.safeParse(parsed(content)).data;
  const record = recordOf(parsed(json));
  return outline && record ? { record, sha256: digest, outline } : null;
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
