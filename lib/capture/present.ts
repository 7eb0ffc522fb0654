import { queryAll, queryFirst } from './dom.ts';
import type { Tree } from './live-reading.ts';

/**
 * Searches trees for lists of selectors. A browser holds each element against each selector of a list, but finds a mere
 * name many times faster: in the document, which may be long, those that find nothing are told first, each once, and left
 * out of the list.
 */
export class Present {
  private readonly document: Document;
  private readonly found = new Map<string, boolean>();

  constructor(document: Document) {
    this.document = document;
  }

  /** What `selectors` find in the tree, in tree order. Those of `others` are not tried apart. */
  all(tree: Tree, selectors: readonly string[], others: readonly string[] = []): Element[] {
    const list = tree === this.document ? selectors.filter((one) => this.isThere(one)) : selectors;
    const tried = [...list, ...others];
    return tried.length === 0 ? [] : queryAll(tree, tried.join());
  }

  private isThere(selector: string): boolean {
    let found = this.found.get(selector);
    if (found === undefined) {
      found = queryFirst(this.document, selector) !== null;
      this.found.set(selector, found);
    }
    return found;
  }
}
