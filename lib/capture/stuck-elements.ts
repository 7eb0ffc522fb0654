import { children, firstChild, nextSibling, parentNode, queryAll, shadowRootOf } from './dom.ts';

/** What stays in place while the page scrolls, as far as it is in the way of a picture. */
export interface Covered {
  /** CSS pixels at the upper and the lower edge of the visible area. */
  readonly top: number;
  readonly bottom: number;
  /** Something covers too much to be left out. */
  readonly repeats: boolean;
}

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** How an element was found: where it stood in the document, and how far the page was scrolled. */
interface Look {
  readonly place: number;
  readonly scrolled: number;
  readonly stuck: boolean;
}

/** At least this part of the visible area must remain for the page itself. */
const leastFree = 0.3;
/** Half a pixel of rounding on each side. */
const tolerance = 1;
/** More parts than this of what stays in place are not looked at. */
const mostParts = 5_000;

const boxOf = (element: Element): Box => Element.prototype.getBoundingClientRect.call(element);

const isDrawn = (element: Element): boolean =>
  Element.prototype.checkVisibility.call(element, { visibilityProperty: true, opacityProperty: true });

function allElements(document: Document): Element[] {
  const found: Element[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.pop(); root; root = roots.pop()) {
    const inside = root instanceof Document ? queryAll(root, '*') : shadowElements(root);
    for (const element of inside) {
      found.push(element);
      const shadow = shadowRootOf(element);
      if (shadow) roots.push(shadow);
    }
  }
  return found;
}

function shadowElements(root: ShadowRoot): Element[] {
  return [...DocumentFragment.prototype.querySelectorAll.call(root, '*')];
}

/** True if `hit` is `element`, within it, or the host of the shadow it stands in. */
function belongs(hit: Element | null, element: Element): boolean {
  for (let node: Node | null = hit; node; node = parentNode(node)) if (node === element) return true;
  for (let node: Node | null = element; node; node = parentNode(node)) {
    if (node instanceof ShadowRoot) return hit === node.host;
  }
  return false;
}

/** Finds what is fixed or sticks, by its style and by whether it moved with the page since the last look. */
export class StuckElements {
  private readonly document: Document;
  private readonly looks = new WeakMap<Element, Look>();

  constructor(document: Document) {
    this.document = document;
  }

  /** What covers the visible area, `height` high. */
  look(height: number): Covered {
    const boxes: { readonly box: Box; readonly element: Element }[] = [];
    for (const element of allElements(this.document)) {
      if (!this.isStuck(element, height)) continue;
      this.addParts(element, height, boxes);
    }
    let top = 0;
    let bottom = 0;
    let repeats = false;
    const free = height * leastFree;
    for (const { box, element } of boxes) {
      const fromTop = Math.max(top, Math.min(box.bottom, height));
      const fromBottom = Math.max(bottom, height - Math.max(box.top, 0));
      const above = fromTop - top <= fromBottom - bottom;
      if (height - (above ? fromTop + bottom : top + fromBottom) < free) {
        repeats ||= this.isInFront(element, box, height);
      } else if (above) top = fromTop;
      else bottom = fromBottom;
    }
    return { top, bottom, repeats };
  }

  private isStuck(element: Element, height: number): boolean {
    const style = getComputedStyle(element);
    if (style.position !== 'fixed' && style.position !== 'sticky') return false;
    const before = this.looks.get(element);
    if (before && Math.abs(scrollY - before.scrolled) <= tolerance) return before.stuck;
    const box = boxOf(element);
    const place = box.top + scrollY;
    const atEdge =
      Math.abs(box.top - Number.parseFloat(style.top)) <= tolerance ||
      Math.abs(height - box.bottom - Number.parseFloat(style.bottom)) <= tolerance;
    const stuck = before ? Math.abs(place - before.place) > tolerance : style.position === 'fixed' || atEdge;
    this.looks.set(element, { place, scrolled: scrollY, stuck });
    return stuck;
  }

  /** An element that only holds others in place may be empty, or transparent and all over them. */
  private addParts(stuck: Element, height: number, into: { box: Box; element: Element }[]): void {
    const queue = [stuck];
    for (let element = queue.pop(); element && into.length < mostParts; element = queue.pop()) {
      const box = boxOf(element);
      const isTall = Math.min(box.bottom, height) - Math.max(box.top, 0) > height * (1 - leastFree);
      const inView = box.bottom > 0 && box.top < height && box.right > 0 && box.left < innerWidth;
      const isEmpty = box.bottom - box.top < 1 || box.right - box.left < 1;
      const counts = inView && !isEmpty && isDrawn(element);
      if (counts && isTall && this.isInFront(element, box, height)) {
        into.push({ box, element });
        continue;
      }
      if (counts && !isTall) into.push({ box, element });
      const shadow = shadowRootOf(element);
      for (let child = shadow && firstChild(shadow); child; child = nextSibling(child)) {
        if (child instanceof Element) queue.push(child);
      }
      queue.push(...children(element));
    }
  }

  /** Whether the page is behind it, as a person's pointer would tell. */
  private isInFront(element: Element, box: Box, height: number): boolean {
    const left = Math.max(box.left, 0);
    const width = Math.min(box.right, innerWidth) - left;
    const top = Math.max(box.top, 0);
    const tall = Math.min(box.bottom, height) - top;
    const places = [0.1, 0.3, 0.5, 0.7, 0.9];
    const hits = places.filter((part) => {
      const hit = Document.prototype.elementFromPoint.call(
        this.document,
        left + width * part,
        top + tall * part,
      );
      return belongs(hit, element);
    });
    return hits.length >= 3;
  }
}
