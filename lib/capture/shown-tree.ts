import {
  closest,
  firstChild,
  isElement,
  isHtml,
  isText,
  localName,
  nextSibling,
  ownerOf,
  parentNode,
} from './dom.ts';
import type { FrozenPage } from './frozen-page.ts';
import type { Looks } from './looks.ts';
import { isMath, isSvg } from './markup-context.ts';
import { nodesInARow, type Steps } from './slices.ts';

/** Shadow trees by their hosts, and what scripts put into slots by hand. */
type Shadows = Pick<FrozenPage, 'hosts' | 'assigned'>;

/**
 * An element whose inside is being walked: a slot's assigned nodes, a host's shadow tree and then what no slot of that
 * takes, else its children.
 */
class Inside {
  readonly element: Element;
  private readonly first: Node | null;
  private readonly assigned: readonly Node[];
  private at = 0;
  /** The first child of a host whose shadow tree is being walked. */
  private light: Node | null = null;
  private readonly taken: ReadonlyMap<Node, Element>;

  /** @param taken what is put into slots; those of a shadow tree are in it once that was walked */
  constructor(element: Element, { hosts, assigned }: Shadows, taken: Map<Node, Element>) {
    this.element = element;
    this.taken = taken;
    const isPlain = hosts.size === 0;
    this.assigned = isPlain ? none : (assigned.get(element) ?? assignedTo(element));
    for (const node of this.assigned) taken.set(node, element);
    const shadow = isPlain ? undefined : hosts.get(element);
    if (shadow) this.light = firstChild(element);
    this.first = this.assigned.length > 0 ? null : firstChild(shadow ?? element);
  }

  /** The node after `last`, which was the last one; the first after null. */
  after(last: Node | null): Node | null {
    if (this.assigned.length > 0) {
      this.at += 1;
      return this.assigned[this.at - 1] ?? null;
    }
    let next = last ? nextSibling(last) : this.first;
    if (!next) {
      next = this.light;
      this.light = null;
    }
    if (this.taken.size > 0) while (next && this.taken.has(next)) next = nextSibling(next);
    return next;
  }
}

const none: readonly Node[] = [];

function assignedTo(element: Element): readonly Node[] {
  const isSlot = localName(element) === 'slot' && element instanceof HTMLSlotElement;
  return isSlot ? HTMLSlotElement.prototype.assignedNodes.call(element) : none;
}

const drawingTexts: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath', 'foreignObject']);
const formulaTexts: ReadonlySet<string> = new Set('mi mn mo ms mtext annotation annotation-xml'.split(' '));

/** Drawings and formulas show text in some of their elements alone (SVG 2, §11; MathML Core, §3.2). */
function drawsText(element: Element): boolean {
  if (isHtml(element)) return true;
  const tag = localName(element);
  if (isMath(element)) return formulaTexts.has(tag);
  if (!isSvg(element) || drawingTexts.has(tag)) return true;
  return tag === 'a' && closest(element, 'text') !== null;
}

/** How text stands to its reader; `off` is pushed off the page, as pages do with text that only machines should find. */
export type Showing = 'shown' | 'off' | 'hidden';

type Enter = (node: Node) => boolean;
type Leave = (element: Element) => Steps<void> | undefined;

/** A page without shadow trees is read as it stands. */
function* walkPlain(root: Element, enter: Enter, leave: Leave): Steps<void> {
  let visited = 0;
  for (let node: Node | null = root; node;) {
    visited += 1;
    if (visited % nodesInARow === 0) yield;
    const isEntered = enter(node);
    const first: Node | null = isEntered ? firstChild(node) : null;
    if (first) {
      node = first;
      continue;
    }
    const left = isEntered && isElement(node) ? leave(node) : undefined;
    if (left) yield* left;
    let next: Node | null = node === root ? null : nextSibling(node);
    while (!next && node !== root) {
      node = parentNode(node);
      if (!node || !isElement(node)) return;
      const around = leave(node);
      if (around) yield* around;
      next = node === root ? null : nextSibling(node);
    }
    node = next;
  }
}

/** A document as its reader sees it put together: shadow trees in their hosts, what is assigned to slots in those. */
export class ShownTree {
  private readonly shadows: Shadows;
  private readonly looks: Looks;
  /** The slots that nodes are put into, of the trees that were walked so far. */
  private readonly slots = new Map<Node, Element>();

  constructor(shadows: Shadows, looks: Looks) {
    this.shadows = shadows;
    this.looks = looks;
    for (const [slot, nodes] of shadows.assigned) for (const node of nodes) this.slots.set(node, slot);
  }

  /** Text is drawn where its element is, or the slot it is put into. */
  showing(text: Text): Showing {
    const slot = this.slots.size === 0 ? undefined : this.slots.get(text);
    const box = slot ?? this.ownerOf(text);
    if (!box) return 'hidden';
    const { inside, off } = this.looks.of(box);
    return inside ? (off ? 'off' : 'shown') : 'hidden';
  }

  /** The element that draws text in it; null for what stands in a host and in no slot of it. */
  private ownerOf(text: Text): Element | null {
    const { hosts } = this.shadows;
    const owner = ownerOf(text);
    if (!owner || !drawsText(owner)) return null;
    return hosts.size > 0 && parentNode(text) === owner && hosts.has(owner) ? null : owner;
  }

  /** The text that is all there is in an element, else null. */
  onlyText(element: Element): Text | null {
    const first = firstChild(element);
    if (!first || !isText(first) || nextSibling(first)) return null;
    return this.shadows.hosts.has(element) ? null : first;
  }

  /**
   * Visit `root` and all that is shown in it in reading order, without recursion.
   *
   * @param enter answers whether to visit what is inside the node
   * @param leave runs when what is inside an element is done, at once or in steps
   */
  *walk(root: Element, enter: Enter, leave: Leave): Steps<void> {
    if (this.shadows.hosts.size === 0) yield* walkPlain(root, enter, leave);
    else yield* this.walkShadows(root, enter, leave);
  }

  private *walkShadows(root: Element, enter: Enter, leave: Leave): Steps<void> {
    const open: Inside[] = [];
    let visited = 0;
    for (let node: Node | null = root; node;) {
      visited += 1;
      if (visited % nodesInARow === 0) yield;
      let last: Node | null = node;
      if (enter(node) && isElement(node)) {
        open.push(new Inside(node, this.shadows, this.slots));
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
