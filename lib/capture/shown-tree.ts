import { data, firstChild, isElement, isText, localName, nextSibling, ownerOf, textSlot } from './dom.ts';
import type { FrozenPage } from './frozen-page.ts';
import { isSilent, TextRun } from './inline-text.ts';
import type { Looks } from './looks.ts';
import { atOnce, nodesInARow, type Steps } from './slices.ts';

/** Shadow trees by their hosts, and what scripts put into slots by hand. */
type Shadows = Pick<FrozenPage, 'hosts' | 'assigned'>;

/** An element whose inside is being walked: a host's shadow tree, a slot's assigned nodes, else its children. */
class Inside {
  readonly element: Element;
  private readonly first: Node | null;
  private readonly assigned: readonly Node[];
  private at = 0;

  constructor(element: Element, { hosts, assigned }: Shadows) {
    this.element = element;
    const isPlain = hosts.size === 0;
    this.assigned = isPlain ? none : (assigned.get(element) ?? assignedTo(element));
    const top = isPlain ? element : (hosts.get(element) ?? element);
    this.first = this.assigned.length > 0 ? null : firstChild(top);
  }

  /** The node after `last`, which was the last one; the first after null. */
  after(last: Node | null): Node | null {
    if (this.assigned.length === 0) return last ? nextSibling(last) : this.first;
    this.at += 1;
    return this.assigned[this.at - 1] ?? null;
  }
}

const none: readonly Node[] = [];

function assignedTo(element: Element): readonly Node[] {
  const isSlot = localName(element) === 'slot' && element instanceof HTMLSlotElement;
  return isSlot ? HTMLSlotElement.prototype.assignedNodes.call(element) : none;
}

/** A document as its reader sees it put together: shadow trees in their hosts, what is assigned to slots in those. */
export class ShownTree {
  private readonly shadows: Shadows;
  private readonly looks: Looks;
  /** The slots that scripts put nodes into. */
  private readonly slots = new Map<Node, Element>();

  constructor(shadows: Shadows, looks: Looks) {
    this.shadows = shadows;
    this.looks = looks;
    for (const [slot, nodes] of shadows.assigned) for (const node of nodes) this.slots.set(node, slot);
  }

  /** Text is drawn where its element is, or the slot it is put into. */
  isDrawn(text: Text): boolean {
    const { hosts } = this.shadows;
    const box = (hosts.size > 0 ? (this.slots.get(text) ?? textSlot(text)) : null) ?? ownerOf(text);
    return box !== null && this.looks.of(box).inside;
  }

  /**
   * Visit `root` and all that is shown in it in reading order, without recursion.
   *
   * @param enter answers whether to visit what is inside the node, at once or in steps
   * @param leave runs when what is inside an element is done
   */
  *walk(
    root: Element,
    enter: (node: Node) => boolean | Steps<boolean>,
    leave: (element: Element) => void,
  ): Steps<void> {
    const open: Inside[] = [];
    let visited = 0;
    for (let node: Node | null = root; node;) {
      visited += 1;
      if (visited % nodesInARow === 0) yield;
      let last: Node | null = node;
      const entered = enter(node);
      const goesIn = typeof entered === 'boolean' ? entered : yield* entered;
      if (goesIn && isElement(node)) {
        open.push(new Inside(node, this.shadows));
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
    return this.shadows.hosts.has(element) || isSilent(element) || localName(element) === 'slot'
      ? null
      : first;
  }

  /** All text in an element, white space collapsed; `shownOnly` leaves out what is not drawn. */
  textWithin(root: Element, shownOnly: boolean): string {
    const only = this.onlyText(root);
    const run = new TextRun();
    if (only) {
      if (!shownOnly || this.looks.of(root).inside) run.add(data(only));
      return run.take();
    }
    const enter = (node: Node): boolean => {
      if (isText(node)) {
        if (!shownOnly || this.isDrawn(node)) run.add(data(node));
        return false;
      }
      if (!isElement(node)) return false;
      if (localName(node) === 'br') run.part();
      if (isSilent(node)) return false;
      this.boundary(node, run);
      return true;
    };
    atOnce(this.walk(root, enter, (element) => this.boundary(element, run)));
    return run.take();
  }

  /** An element begins or ends here in a run of text. */
  boundary(element: Element, run: TextRun): void {
    if (!this.looks.of(element).inline) run.part();
  }
}
