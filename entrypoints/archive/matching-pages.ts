import type { PageRow } from '../../lib/archive/index.ts';

/** The pages whose title or address has all these words. */
export function matchingPages<T extends Pick<PageRow, 'title' | 'url'>>(
  pages: readonly T[],
  wanted: string,
): readonly T[] {
  const words = wanted.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return pages.filter((page) => {
    const text = `${page.title} ${page.url}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
