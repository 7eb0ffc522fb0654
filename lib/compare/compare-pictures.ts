import type { Image, Outline, PictureChange } from '../model/index.ts';
import { withoutSession, withoutVersion } from './stable-address.ts';

/** A picture's change with the picture on whichever sides it is. */
export interface PlacedPictureChange {
  readonly change: PictureChange;
  readonly imageA: Image | null;
  readonly imageB: Image | null;
  /** The two addresses differ in nothing but this, and it is not known whether the bytes do. */
  readonly differsBy?: 'token' | 'asset-version';
}

/** One picture an address: the first that has bytes, else the first. */
function byAddress(outline: Outline): Map<string, Image> {
  const hidden = new Set(outline.blocks.filter((block) => block.hidden).map((block) => block.id));
  const pictures = new Map<string, Image>();
  for (const image of outline.images) {
    if (image.block !== null && hidden.has(image.block)) continue;
    const known = pictures.get(image.src);
    if (!known || (known.sha256 === null && image.sha256 !== null)) pictures.set(image.src, image);
  }
  return pictures;
}

/** Take out of both lists what stands at another version of an address. */
function otherVersions(old: Map<string, Image>, now: Map<string, Image>): PlacedPictureChange[] {
  const waiting = Map.groupBy([...now.keys()].toReversed(), withoutVersion);
  const changes: PlacedPictureChange[] = [];
  for (const [former, imageA] of old) {
    const src = waiting.get(withoutVersion(former))?.pop();
    const imageB = src === undefined ? undefined : now.get(src);
    if (src === undefined || !imageB) continue;
    old.delete(former);
    now.delete(src);
    const change = {
      change: 'changed',
      src,
      alt: imageB.alt,
      old: imageA.sha256,
      new: imageB.sha256,
    } as const;
    const isKnown = imageA.sha256 !== null && imageB.sha256 !== null;
    const differsBy = withoutSession(former) === withoutSession(src) ? 'token' : 'asset-version';
    changes.push({ change, imageA, imageB, ...(isKnown ? {} : { differsBy }) });
  }
  return changes;
}

/**
 * What changed in the pictures a reader is shown, by address and bytes. The same address with other bytes is `changed`;
 * without the bytes of both nothing is said of them. The same bytes at another address are the same picture, and so is
 * what stands at another version of an address.
 */
export function comparePictures(a: Outline, b: Outline): PlacedPictureChange[] {
  const old = byAddress(a);
  const now = byAddress(b);
  const changes: PlacedPictureChange[] = [];
  const goneBytes = new Map<string, string[]>();
  for (const [src, image] of old) {
    const other = now.get(src);
    if (!other) {
      if (image.sha256 !== null) goneBytes.set(image.sha256, [src, ...(goneBytes.get(image.sha256) ?? [])]);
      continue;
    }
    now.delete(src);
    old.delete(src);
    if (image.sha256 === null || other.sha256 === null || image.sha256 === other.sha256) continue;
    changes.push({
      change: { change: 'changed', src, alt: other.alt, old: image.sha256, new: other.sha256 },
      imageA: image,
      imageB: other,
    });
  }
  for (const [src, { sha256 }] of now) {
    const former = sha256 === null ? undefined : goneBytes.get(sha256)?.pop();
    if (former === undefined) continue;
    old.delete(former);
    now.delete(src);
  }
  changes.push(...otherVersions(old, now));
  for (const [src, image] of old) {
    const { alt, sha256 } = image;
    const change = { change: 'removed', src, alt, old: sha256, new: null } as const;
    changes.push({ change, imageA: image, imageB: null });
  }
  for (const [src, image] of now) {
    const { alt, sha256 } = image;
    const change = { change: 'added', src, alt, old: null, new: sha256 } as const;
    changes.push({ change, imageA: null, imageB: image });
  }
  return changes;
}
