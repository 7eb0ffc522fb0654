import { withoutFragment } from '../model/index.ts';

/** A part of another file that `<use>` shows (SVG 2, §5.6): the file's address without fragment, and the part's id. */
export interface UsedDrawing {
  readonly url: string;
  /** Empty for the whole file. */
  readonly id: string;
}

/**
 * The parts of other files that a page draws with `<use>`, numbered. Browsers take none out of a file beside a page
 * that is opened from a folder, so each is written into the page, once in every tree that names it.
 */
export class UsedDrawings {
  readonly all: UsedDrawing[] = [];
  private readonly numbers = new Map<Node, Map<string, number>>();

  /** The number of a drawing in the tree of this root, and whether it is new there. */
  note(root: Node, address: string): { readonly number: number; readonly isNew: boolean } {
    const inTree = this.numbers.get(root) ?? new Map<string, number>();
    this.numbers.set(root, inTree);
    const known = inTree.get(address);
    if (known !== undefined) return { number: known, isNew: false };
    const number = this.all.length;
    inTree.set(address, number);
    this.all.push({ url: withoutFragment(address), id: fragmentOf(address) });
    return { number, isNew: true };
  }
}

function fragmentOf(address: string): string {
  const at = address.indexOf('#');
  if (at < 0) return '';
  const fragment = address.slice(at + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    // What is no UTF-8 in percent signs is taken as it is written.
    return fragment;
  }
}

/** The id of a numbered drawing in the page for reading. */
export function drawingId(number: number): string {
  return `kua-drawing-${number}`;
}
