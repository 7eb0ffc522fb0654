import type { Image, Outline, PictureChange } from '../model/index.ts';

/** A picture's change with the blocks it stands in, on whichever sides it does. */
export interface PlacedPictureChange {
  readonly change: PictureChange;
  readonly blockA: string | null;
  readonly blockB: string | null;
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

/**
 * What changed in the pictures a reader is shown, by address and bytes. The same address with other bytes is `changed`;
 * without the bytes of both nothing is said of them. The same bytes at another address are the same picture.
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
      blockA: image.block,
      blockB: other.block,
    });
  }
  for (const [src, { sha256 }] of now) {
    const former = sha256 === null ? undefined : goneBytes.get(sha256)?.pop();
    if (former === undefined) continue;
    old.delete(former);
    now.delete(src);
  }
  for (const [src, { alt, sha256, block }] of old) {
    changes.push({
      change: { change: 'removed', src, alt, old: sha256, new: null },
      blockA: block,
      blockB: null,
    });
  }
  for (const [src, { alt, sha256, block }] of now) {
    changes.push({
      change: { change: 'added', src, alt, old: null, new: sha256 },
      blockA: null,
      blockB: block,
    });
  }
  return changes;
}
