import { ownerOf } from './dom.ts';

/** What elements have from what they stand in, and from themselves. Each element is looked at once, after its parents. */
export class Inherited<T> {
  private readonly known = new Map<Element, T>();
  private readonly outside: T;
  private readonly within: (element: Element, outer: T) => T;

  /** @param within what an element has that stands where `outer` holds */
  constructor(outside: T, within: (element: Element, outer: T) => T) {
    this.outside = outside;
    this.within = within;
  }

  of(element: Element): T {
    const known = this.known.get(element);
    if (known !== undefined) return known;
    const above: Element[] = [];
    let at = ownerOf(element);
    while (at && !this.known.has(at)) {
      above.push(at);
      at = ownerOf(at);
    }
    let outer = (at && this.known.get(at)) ?? this.outside;
    for (let one = above.pop(); one; one = above.pop()) outer = this.learn(one, outer);
    return this.learn(element, outer);
  }

  private learn(element: Element, outer: T): T {
    const own = this.within(element, outer);
    this.known.set(element, own);
    return own;
  }
}
