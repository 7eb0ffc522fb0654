import { areShallow } from './copy-depth.ts';
import {
  documentContentType,
  documentImplementation,
  firstChild,
  firstElementChild,
  isElement,
  isText,
  nextElementSibling,
  nextSibling,
  parentNode,
  shadowRootOf,
} from './dom.ts';
import type { ElementFacts, TreeFacts } from './element-facts.ts';
import type { HighlightRun } from './highlights.ts';
import type { LiveReading } from './live-reading.ts';

/** A page as it was at one moment, with what it showed that its markup does not say. */
export interface FrozenPage {
  readonly root: Element;
  readonly facts: ReadonlyMap<Element, ElementFacts>;
  /** The elements that have a shadow tree, with it. */
  readonly hosts: ReadonlyMap<Element, ShadowRoot>;
  /** What scripts put into slots by hand. */
  readonly assigned: ReadonlyMap<Element, readonly Node[]>;
  readonly shadows: ReadonlyMap<ShadowRoot, TreeFacts>;
  readonly runs: ReadonlyMap<Text, readonly HighlightRun[]>;
  /** It cannot change any more, and may be read by and by. */
  readonly isCopy: boolean;
}

/**
 * The page as it stands now, copied into a document without a window, in which nothing is fetched, run or upgraded, and
 * of which the page hears nothing. What cannot be copied so is answered as the live page itself.
 */
export function freeze(live: LiveReading, root: Element): FrozenPage {
  try {
    if (mayBeCopied(live)) return new Copying(live).copy(root);
  } catch {
    // Whatever is odd about such a page, it is there to be read.
  }
  const { facts, hosts, assigned, trees, highlights } = live;
  const shadows = new Map<ShadowRoot, TreeFacts>();
  for (const [tree, known] of trees) if (tree instanceof ShadowRoot) shadows.set(tree, known);
  return { root, facts, hosts, assigned, shadows, runs: highlights.runs, isCopy: false };
}

function mayBeCopied(live: LiveReading): boolean {
  const { document, hosts, custom } = live;
  if (!areShallow(live)) return false;
  // What a script put into the slots of a tree that is cloned with its host is not cloned with it.
  for (const shadow of hosts.values())
    if (shadow.clonable && shadow.slotAssignment === 'manual') return false;
  // Elements of a registry of their own would be made anew by the page's scripts.
  const registry = registryOf(document);
  return custom.every((element) => [null, registry].includes(registryOf(element)));
}

/** The registry of custom elements that a node belongs to, where the browser has several (DOM, §4.2.7). */
function registryOf(node: Node): object | null {
  const registry: unknown = 'customElementRegistry' in node ? node.customElementRegistry : null;
  return typeof registry === 'object' ? registry : null;
}

class Copying {
  private readonly live: LiveReading;
  private readonly inert: Document;
  /** What something is known of, and what such nodes stand in. */
  private readonly noted = new Set<Node>();
  private readonly parents = new Set<Node>();
  /** Parents of noted text. */
  private readonly withText = new Set<Node>();
  private readonly copies = new Map<Node, Node>();

  constructor(live: LiveReading) {
    this.live = live;
    const implementation = documentImplementation(live.document);
    // In a document of HTML, names in capitals are read as small ones.
    this.inert =
      documentContentType(live.document) === 'text/html'
        ? implementation.createHTMLDocument('')
        : implementation.createDocument(null, '');
  }

  copy(root: Element): FrozenPage {
    const { facts, hosts, assigned, trees, highlights } = this.live;
    for (const element of facts.keys()) this.note(element);
    for (const element of hosts.keys()) this.note(element);
    for (const nodes of assigned.values()) for (const node of nodes) this.note(node);
    for (const text of highlights.runs.keys()) this.note(text);
    const copied = this.inert.importNode(root, true);
    this.pair(root, copied);
    const shadows = new Map<ShadowRoot, TreeFacts>();
    const copiedHosts = new Map<Element, ShadowRoot>();
    for (const [host, shadow] of hosts) {
      const copiedHost = this.elementFor(host);
      const copiedShadow = this.copyShadow(copiedHost, shadow);
      copiedHosts.set(copiedHost, copiedShadow);
      const known = trees.get(shadow);
      if (known) shadows.set(copiedShadow, known);
    }
    return {
      root: copied,
      facts: this.onCopies(facts),
      hosts: copiedHosts,
      assigned: new Map(
        Array.from(assigned, ([slot, nodes]) => [
          this.elementFor(slot),
          nodes.flatMap((node) => this.copies.get(node) ?? []),
        ]),
      ),
      shadows,
      runs: this.onCopies(highlights.runs),
      isCopy: true,
    };
  }

  private note(node: Node): void {
    this.noted.add(node);
    const parent = parentNode(node);
    if (parent && isText(node)) this.withText.add(parent);
    for (let at = parent; at && !this.parents.has(at); at = parentNode(at)) this.parents.add(at);
  }

  private elementFor(element: Element): Element {
    const copy = this.copies.get(element);
    if (!copy || !isElement(copy)) throw new TypeError('an element was not copied');
    return copy;
  }

  /** What stands in no tree of the page has no copy, and nothing to be known of. */
  private onCopies<N extends Node, T>(known: ReadonlyMap<N, T>): Map<N, T> {
    const found = new Map<N, T>();
    for (const [node, value] of known) {
      const copy = this.copies.get(node);
      // A copy is of its node's kind.
      if (copy) found.set(copy as N, value);
    }
    return found;
  }

  private copyShadow(host: Element, shadow: ShadowRoot): ShadowRoot {
    const { mode, delegatesFocus } = shadow;
    const cloned = shadow.clonable ? shadowRootOf(host) : null;
    const copy = cloned ?? host.attachShadow({ mode, delegatesFocus });
    if (!cloned)
      for (let child = firstChild(shadow); child; child = nextSibling(child))
        copy.append(this.inert.importNode(child, true));
    this.pair(shadow, copy);
    return copy;
  }

  /** Find the copies of what is noted in a tree: a copy has the same nodes in the same order. */
  private pair(top: Node, topCopy: Node): void {
    const left: [Node, Node][] = [[top, topCopy]];
    for (let pair = left.pop(); pair; pair = left.pop()) {
      const [node, copy] = pair;
      this.copies.set(node, copy);
      if (!this.parents.has(node)) continue;
      const [first, next] = this.withText.has(node)
        ? [firstChild, nextSibling]
        : [firstElementChild, nextElementSibling];
      let child = first(node);
      let childCopy = first(copy);
      for (; child && childCopy; child = next(child), childCopy = next(childCopy))
        if (this.noted.has(child) || this.parents.has(child)) left.push([child, childCopy]);
      if (child || childCopy) throw new TypeError('a copy differs');
    }
  }
}
