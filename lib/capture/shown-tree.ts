import {
  data,
  firstChild,
  isElement,
  isText,
  isVisible,
  localName,
  matches,
  nextSibling,
  parentNode,
  textSlot,
} from './dom.ts';
import { isSilent, TextRun } from './inline-text.ts';

/** The elements of a document that have a shadow tree, with it. */
export type Hosts = ReadonlyMap<Element, ShadowRoot>;

/** An element whose inside is being walked: a host's shadow tree, a slot's assigned nodes, else its children. */
class Inside {
  readonly element: Element;
  private readonly first: Node | null;
  private readonly assigned: readonly Node[];
  private at = 0;

  constructor(element: Element, hosts: Hosts) {
    this.element = element;
    const isSlot = localName(element) === 'slot' && element instanceof HTMLSlotElement;
    this.assigned = isSlot ? HTMLSlotElement.prototype.assignedNodes.call(element) : none;
    this.first = this.assigned.length > 0 ? null : firstChild(hosts.get(element) ?? element);
  }

  /** The node after `last`, which was the last one; the first after null. */
  after(last: Node | null): Node | null {
    if (this.assigned.length === 0) return last ? nextSibling(last) : this.first;
    this.at += 1;
    return this.assigned[this.at - 1] ?? null;
  }
}

const none: readonly Node[] = [];

/** A document as its reader sees it put together: shadow trees in their hosts, what is assigned to slots in those. */
export class ShownTree {
  private readonly hosts: Hosts;

  constructor(hosts: Hosts) {
    this.hosts = hosts;
  }

  /**
   * Visit `root` and all that is shown in it in reading order, without recursion.
   *
   * @param enter answers whether to visit what is inside the node
   * @param leave runs when what is inside an element is done
   */
  walk(root: Element, enter: (node: Node) => boolean, leave: (element: Element) => void): void {
    const open: Inside[] = [];
    for (let node: Node | null = root; node;) {
      let last: Node | null = node;
      if (enter(node) && isElement(node)) {
        open.push(new Inside(node, this.hosts));
        last = null;
      }
      node = null;
      for (let around = open.at(-1); around && !node; around = open.at(-1)) {
        node = around.after(last);
        if (node) break;
        open.pop();
        leave(around.element);
        last = around.element;
      }
    }
  }

  /** The text that is all there is in an element, else null. */
  private onlyText(element: Element): Text | null {
    const first = firstChild(element);
    if (!first || !isText(first) || nextSibling(first)) return null;
    return this.hosts.has(element) || isSilent(element) || localName(element) === 'slot' ? null : first;
  }

  /** All text in an element, white space collapsed; `shownOnly` leaves out what is not drawn. */
  textWithin(root: Element, shownOnly: boolean): string {
    const only = this.onlyText(root);
    const run = new TextRun();
    if (only) {
      if (!shownOnly || isTextShown(only, root)) run.add(data(only));
      return run.take();
    }
    const enter = (node: Node): boolean => {
      if (isText(node)) {
        const owner = ownerOf(node);
        if (!shownOnly || (owner && isTextShown(node, owner))) run.add(data(node));
        return false;
      }
      if (!isElement(node)) return false;
      if (localName(node) === 'br') run.breakLine();
      if (isSilent(node)) return false;
      run.boundary(node);
      return true;
    };
    this.walk(root, enter, (element) => run.boundary(element));
    return run.take();
  }
}

/** The element a node stands in: its parent, or the host of its shadow tree. */
export function ownerOf(node: Node): Element | null {
  const parent = parentNode(node);
  if (!parent) return null;
  return isElement(parent) ? parent : parent instanceof ShadowRoot ? parent.host : null;
}

/** Text is drawn where its element is, or the slot it is put into; a closed `<details>` draws its summary alone. */
export function isTextShown(text: Text, owner: Element): boolean {
  if (owner instanceof HTMLDetailsElement && !owner.open) return false;
  const box = textSlot(text) ?? owner;
  return isVisible(box) && !skipsItsContents(box);
}

/** True for an element that is drawn, but nothing in it (CSS Containment 2, §4): `hidden="until-found"` is such a one. */
function skipsItsContents(element: Element): boolean {
  return (
    matches(element, '[hidden], [style*="content-visibility" i]') &&
    getComputedStyle(element).contentVisibility === 'hidden'
  );
}
