import type { BagInput } from './bag-input.ts';

/** `kua-20260315T120000Z-7b1cf9a0`: the name of a bundle's one folder (BUNDLE.md, “Layout”). */
export function topFolderOf({ at, bundleId }: Pick<BagInput, 'at' | 'bundleId'>): string {
  const time = `${at.toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
  return `kua-${time}-${bundleId.slice(0, 8)}`;
}
