import { budgets, scramblesDigits, type FrameElement, type Snapshot } from '../capture/index.ts';
import { withoutFragment, type Block, type Outline } from '../model/index.ts';

/** A document of a page with the file it is kept in: `page.html`, or `frames/<n>.html` for one within another. */
export interface PageFile {
  readonly path: string;
  readonly parent: string | null;
  readonly snapshot: Snapshot;
  /** By the frame's number in the document, what was captured of it. */
  readonly frames: readonly (PageFile | null)[];
  /** Frames stand in it that are too deep to be kept. */
  readonly tooDeep: boolean;
}

function isWithin(path: readonly number[], outer: readonly number[]): boolean {
  return path.length === outer.length + 1 && outer.every((place, at) => place === path[at]);
}

/** The frame's own snapshot: by its place among its parent's windows, else (in a shadow tree) by its address alone. */
function snapshotOf(
  frame: FrameElement,
  outer: readonly number[],
  waiting: Set<Snapshot>,
): Snapshot | undefined {
  const inside = [...waiting].filter(({ path }) => isWithin(path, outer));
  if (frame.place !== null) return inside.find(({ path }) => path.at(-1) === frame.place);
  const named = inside.filter(
    ({ path, facts }) => path.at(-1) === -1 && facts.loadedUrl === withoutFragment(frame.url),
  );
  return named.length === 1 ? named[0] : undefined;
}

/** Give every frame that was captured its file and its place in the page around it. */
export function joinFrames(top: Snapshot, frames: readonly Snapshot[]): PageFile {
  const waiting = new Set(frames);
  let count = 0;
  const fileOf = (snapshot: Snapshot, path: string, parent: string | null, depth: number): PageFile => ({
    path,
    parent,
    snapshot,
    tooDeep: depth >= budgets.frameDepth && snapshot.frames.length > 0,
    frames: snapshot.frames.map((frame) => {
      const inner = depth < budgets.frameDepth ? snapshotOf(frame, snapshot.path, waiting) : undefined;
      if (!inner) return null;
      waiting.delete(inner);
      count += 1;
      return fileOf(inner, `frames/${count}.html`, path, depth + 1);
    }),
  });
  return fileOf(top, 'page.html', null, 0);
}

/** All documents of a page, the outer before the inner. */
export function filesOf(page: PageFile): PageFile[] {
  return [page, ...page.frames.flatMap((frame) => (frame ? filesOf(frame) : []))];
}

const numberOf = (id: string): number => Number(id.slice(1));

/** One outline of a page and all that is in its frames, each at the place where the frame stands. */
export function joinOutlines(page: PageFile): Outline {
  const remarks = filesOf(page).flatMap(({ snapshot }) => snapshot.limitations);
  const scrambling = remarks.filter(({ code }) => code === scramblesDigits);
  const scrambledFonts = [...new Set(scrambling.map(({ subject }) => subject ?? ''))];
  const joined = joinBlocks(page);
  return scrambledFonts.length === 0 ? joined : { ...joined, scrambledFonts };
}

function joinBlocks(page: PageFile): Outline {
  const { outline } = page.snapshot;
  if (page.frames.every((frame) => frame === null)) return outline;
  const joined: Outline = { ...outline, blocks: [], tables: [], links: [], images: [] };
  append(joined, page, false);
  joined.tables.sort((a, b) => numberOf(a.block) - numberOf(b.block));
  return { ...joined, tables: joined.tables.map((table, at) => ({ ...table, id: `t${at + 1}` })) };
}

function append(joined: Outline, { snapshot, frames }: PageFile, hidden: boolean): void {
  const { outline } = snapshot;
  const ids = new Map<string, string>();
  const add = (block: Block): void => {
    const id = `b${joined.blocks.length + 1}`;
    ids.set(block.id, id);
    joined.blocks.push({ ...block, id, hidden: hidden || block.hidden });
  };
  const framesAt = Map.groupBy(frames.keys(), (number) => snapshot.frames[number]?.at ?? 0);
  for (let at = 0; at <= outline.blocks.length; at += 1) {
    for (const number of framesAt.get(at) ?? []) {
      const inner = frames[number];
      if (inner) append(joined, inner, hidden || snapshot.frames[number]?.hidden === true);
    }
    const block = outline.blocks[at];
    if (block) add(block);
  }
  const placed = (block: string | null): string | null => (block === null ? null : (ids.get(block) ?? null));
  joined.tables.push(
    ...outline.tables.map((table) => ({ ...table, block: ids.get(table.block) ?? table.block })),
  );
  for (const link of outline.links) joined.links.push({ ...link, block: placed(link.block) });
  for (const image of outline.images) joined.images.push({ ...image, block: placed(image.block) });
}
