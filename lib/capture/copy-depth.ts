import {
  asksLong,
  firstElementChild,
  openShadowRoot,
  parentNode,
  queryAll,
  queryFirst,
  shadowRootOf,
  templateContent,
} from './dom.ts';
import type { LiveReading } from './live-reading.ts';
import { fewHosts, ownNames, plainHosts } from './may-be-hosts.ts';

/** Copies of deeper trees take the square of their depth, and from some tens of thousands of levels on crash the tab. */
const mostLevels = 512;
const tooDeep = Array.from({ length: mostLevels }, () => '*').join('>');

/**
 * True for trees whose copies go less than twice `mostLevels` down: with an element are copied the content of a template
 * and a shadow tree that is clonable (DOM, §4.4, clone a node), which search for nothing finds.
 */
export function areShallow({ trees, hosts }: Pick<LiveReading, 'trees' | 'hosts'>): boolean {
  const levels = new Levels();
  /** Those whose hosts are known. */
  const known: ReadonlySet<Node> = new Set(trees.keys());
  /** The trees of the page by the hosts that bring them into a copy; others are copied by themselves. */
  const left: [host: Element | null, tree: Document | DocumentFragment][] = [];
  for (const tree of trees.keys()) if (tree instanceof Document) left.push([null, tree]);
  // Hosts come before those in their trees.
  for (const [host, shadow] of hosts) left.push([shadow.clonable ? host : null, shadow]);
  for (const [host, tree] of left) {
    const level = host ? levels.of(host) : 0;
    if (level > mostLevels || queryFirst(tree, tooDeep)) return false;
    levels.begin(tree, level);
    for (const template of queryAll(tree, 'template')) {
      const content = template instanceof HTMLTemplateElement ? templateContent(template) : null;
      if (content && firstElementChild(content)) left.push([template, content]);
    }
    if (!known.has(tree)) left.push(...clonableIn(tree));
  }
  return true;
}

/** The clonable shadow trees, with their hosts, of what is in a template and shows nothing. */
function clonableIn(content: Document | DocumentFragment): [Element, ShadowRoot][] {
  const found: [Element, ShadowRoot][] = [];
  const add = (host: Element, shadow: ShadowRoot | null): void => {
    if (shadow?.clonable) found.push([host, shadow]);
  };
  const plain = queryAll(content, plainHosts);
  const rootOf = asksLong && plain.length > fewHosts ? openShadowRoot : shadowRootOf;
  for (const host of plain) add(host, rootOf(host));
  for (const host of queryAll(content, ownNames)) add(host, shadowRootOf(host));
  return found;
}

/** How many levels of a copy stand above nodes. Each is looked at once. */
class Levels {
  private readonly known = new Map<Node, number>();

  /** @param level of the top of a tree */
  begin(top: Node, level: number): void {
    this.known.set(top, level);
  }

  of(element: Element): number {
    const path: Node[] = [];
    let at: Node | null = element;
    for (; at && !this.known.has(at); at = parentNode(at)) path.push(at);
    let level = (at && this.known.get(at)) ?? 0;
    for (let node = path.pop(); node; node = path.pop()) {
      level += 1;
      this.known.set(node, level);
    }
    return level;
  }
}
