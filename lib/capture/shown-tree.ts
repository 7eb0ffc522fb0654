import { firstChild, isElement, localName, nextSibling, ownerOf, textSlot } from './dom.ts';
import type { FrozenPage } from './frozen-page.ts';
import type { Looks } from './looks.ts';
import { nodesInARow, type Steps } from './slices.ts';

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

/** How text stands to its reader; `off` is pushed off the page, as pages do with text that only machines should find. */
export type Showing = 'shown' | 'off' | 'hidden';

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
  showing(text: Text): Showing {
    const { hosts } = this.shadows;
    const box = (hosts.size > 0 ? (this.slots.get(text) ?? textSlot(text)) : null) ?? ownerOf(text);
    if (!box) return 'hidden';
    const { inside, off } = this.looks.of(box);
    return inside ? (off ? 'off' : 'shown') : 'hidden';
  }

  /**
   * Visit `root` and all that is shown in it in reading order, without recursion.
   *
   * @param enter answers whether to visit what is inside the node
   * @param leave runs when what is inside an element is done, at once or in steps
   */
  *walk(
    root: Element,
    enter: (node: Node) => boolean,
    leave: (element: Element) => Steps<void> | undefined,
  ): Steps<void> {
    const open: Inside[] = [];
    let visited = 0;
    for (let node: Node | null = root; node;) {
      visited += 1;
      if (visited % nodesInARow === 0) yield;
      let last: Node | null = node;
      if (enter(node) && isElement(node)) {
        open.push(new Inside(node, this.shadows));
        last = null;
      }
      node = null;
      for (let around = open.at(-1); around && !node; around = open.at(-1)) {
        node = around.after(last);
        if (node) break;
        open.pop();
        const left = leave(around.element);
        if (left) yield* left;
        last = around.element;
      }
    }
  }
}
