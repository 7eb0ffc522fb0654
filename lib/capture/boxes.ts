import { ownerOf } from './dom.ts';

/** Finds the boxes that elements stand in which have none of their own (`display: contents`). */
export class Boxes {
  /** By elements without a box. */
  private readonly known = new Map<Element, Element | null>();

  /** The nearest element around `element` that has a box, or would have one were it drawn. */
  around(element: Element): Element | null {
    const without = [element];
    let at = ownerOf(element);
    while (at && !this.known.has(at) && getComputedStyle(at).display === 'contents') {
      without.push(at);
      at = ownerOf(at);
    }
    const box = (at && this.known.get(at)) ?? at;
    for (const one of without) this.known.set(one, box);
    return box;
  }
}
