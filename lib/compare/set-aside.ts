import type { Outline, VolatilePath } from '../model/index.ts';

/** Tells whether what stands in these blocks or tables is set aside; null where a side has none. */
export type SetAside = (idA: string | null, idB: string | null) => boolean;

interface Side {
  /** Ids of blocks and tables of the main content. */
  readonly main: ReadonlySet<string>;
  readonly blockOfTable: ReadonlyMap<string, string>;
}

function sideOf(outline: Outline): Side {
  const main = new Set(outline.blocks.filter((block) => block.main).map((block) => block.id));
  const tables = outline.tables.filter((table) => main.has(table.block)).map((table) => table.id);
  return {
    main: new Set([...main, ...tables]),
    blockOfTable: new Map(outline.tables.map((table) => [table.id, table.block])),
  };
}

/**
 * What `volatile` sets aside: a change is, when the block or table it stands in is listed on either side and lies
 * outside the main content on both. What is main is never set aside, listed or not.
 */
export function setAside(a: Outline, b: Outline, volatile: readonly VolatilePath[]): SetAside {
  if (volatile.length === 0) return () => false;
  const listed = new Set(volatile.map(({ path }) => path));
  const sides = [sideOf(a), sideOf(b)] as const;
  return (...ids) => {
    const told = sides.map(({ main, blockOfTable }, at) => {
      const id = ids[at] ?? null;
      if (id === null) return { main: false, listed: false };
      return { main: main.has(id), listed: listed.has(id) || listed.has(blockOfTable.get(id) ?? '') };
    });
    return told.some((side) => side.listed) && !told.some((side) => side.main);
  };
}
