import {
  clientHeight,
  clientWidth,
  documentBody,
  documentElement,
  documentScrollingElement,
  elementSlot,
  offsetParent,
  ownerOf,
  scrollHeight,
  scrollLeft,
  scrollTop,
  scrollWidth,
} from './dom.ts';

/** A distance to the right and down, in CSS pixels. */
interface Shift {
  readonly x: number;
  readonly y: number;
}

const unmoved: Shift = { x: 0, y: 0 };

/**
 * Where the area ends that a page's reader can scroll to (CSS Overflow 3, §2.2): pages push text over its edge that only
 * machines should find. It begins at the left and the top, but in pages that are read from the right, or upwards.
 */
export class PageEdges {
  private readonly left: number;
  private readonly top: number;
  private readonly viewport: readonly (Element | null)[];
  /** By box, how far what is in it would be moved were all boxes around it scrolled back to where they begin. */
  private readonly shifts = new Map<Element, Shift>();

  constructor(document: Document) {
    const root = documentElement(document);
    const area = documentScrollingElement(document) ?? root;
    this.viewport = [root, area];
    if (!root || !area) {
      this.left = 0;
      this.top = 0;
      return;
    }
    const ofRoot = getComputedStyle(root);
    const body = documentBody(document);
    // What the root leaves open, its body says for the whole page; how it is read the body says in any case.
    const main = body ? getComputedStyle(body) : ofRoot;
    const { overflowX, overflowY } = ofRoot.overflowX === 'visible' ? main : ofRoot;
    const { fromRight, fromBottom } = beginningOf(main);
    const left = fromRight && canScroll(overflowX, true) ? clientWidth(area) - scrollWidth(area) : scrollX;
    const top = fromBottom && canScroll(overflowY, true) ? clientHeight(area) - scrollHeight(area) : scrollY;
    this.left = Math.min(0, left);
    this.top = Math.min(0, top);
  }

  /** True for a box that reaches over an edge as it stands: nothing in any other can be beyond it. */
  isReachedOver(element: Element): boolean {
    const { left, top } = Element.prototype.getBoundingClientRect.call(element);
    return left + scrollX < this.left || top + scrollY < this.top;
  }

  /** True for a box beyond an edge, wherever the boxes around it are scrolled; null for what has no box. */
  isBeyond(element: Element): boolean | null {
    const { width, height, right, bottom } = Element.prototype.getBoundingClientRect.call(element);
    if (width === 0 && height === 0)
      return Element.prototype.getClientRects.call(element).length === 0 ? null : false;
    const [x, y] = [right + scrollX, bottom + scrollY];
    if (x > this.left && y > this.top) return false;
    const shift = this.shiftIn(boxAround(element));
    return x + shift.x <= this.left || y + shift.y <= this.top;
  }

  /** How far what is in a box can come back. */
  private shiftIn(box: Element | null): Shift {
    const path: Element[] = [];
    let at = box;
    for (; at && !this.shifts.has(at); at = boxAround(at)) path.push(at);
    let shift = (at && this.shifts.get(at)) ?? unmoved;
    for (let one = path.pop(); one; one = path.pop()) {
      const own = this.viewport.includes(one) ? unmoved : ownShift(one);
      shift = { x: shift.x + own.x, y: shift.y + own.y };
      this.shifts.set(one, shift);
    }
    return shift;
  }
}

/** What an element is scrolled with. */
function boxAround(element: Element): Element | null {
  const { position } = getComputedStyle(element);
  if (position === 'fixed') return null;
  if (position === 'absolute' && element instanceof HTMLElement) return offsetParent(element);
  return elementSlot(element) ?? ownerOf(element);
}

/** How far a box is scrolled from where it begins. */
function ownShift(box: Element): Shift {
  const style = getComputedStyle(box);
  const { fromRight, fromBottom } = beginningOf(style);
  const [x, y] = [scrollLeft(box), scrollTop(box)];
  return {
    x: fromRight && canScroll(style.overflowX) ? x + scrollWidth(box) - clientWidth(box) : Math.max(0, x),
    y: fromBottom && canScroll(style.overflowY) ? y + scrollHeight(box) - clientHeight(box) : Math.max(0, y),
  };
}

/** True if a reader can scroll so: pages do unless they say that nobody can, boxes only if they say so. */
function canScroll(overflow: string, isPage = false): boolean {
  return overflow === 'auto' || overflow === 'scroll' || (isPage && overflow === 'visible');
}

/** The edges at which a box begins, and over whose opposite ones it is scrolled (CSS Writing Modes 4, §6; Flexbox 1, §5.1). */
function beginningOf(style: CSSStyleDeclaration): {
  readonly fromRight: boolean;
  readonly fromBottom: boolean;
} {
  const { writingMode, direction, display, flexDirection } = style;
  let inline = (direction === 'rtl') !== (writingMode === 'sideways-lr');
  let block = writingMode.endsWith('-rl');
  if (display.endsWith('flex')) {
    inline = inline !== (flexDirection === 'row-reverse');
    block = block !== (flexDirection === 'column-reverse');
  }
  return writingMode.startsWith('horizontal')
    ? { fromRight: inline, fromBottom: block }
    : { fromRight: block, fromBottom: inline };
}
