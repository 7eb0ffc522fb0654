import {
  attribute,
  baseURI,
  documentAdoptedStyleSheets,
  documentBody,
  documentCharacterSet,
  documentElement,
  documentStyleSheets,
  anchorHref,
  innerText,
  asksLong,
  localName,
  openShadowRoot,
  parentNode,
  queryAll,
  queryList,
  scrollLeft,
  scrollTop,
  shadowRootOf,
} from './dom.ts';
import type { ElementFacts, TreeFacts } from './element-facts.ts';
import { FactsReader, tellingElements } from './facts-reader.ts';
import { readMotion, type Frozen } from './frozen-motion.ts';
import { readHighlights, type Highlights } from './highlights.ts';
import { readLooks } from './live-looks.ts';
import { LiveSheets } from './live-sheets.ts';
import { fewHosts, ownNames, plainHostNames, plainHosts } from './may-be-hosts.ts';
import { PixelCopies } from './pixel-copies.ts';
import { Present } from './present.ts';
import { mayUseProperties, readRegistered } from './registered-properties.ts';
import { scrollMark, scrollMarkStyle } from './scroll-marks.ts';
import { readScriptFonts } from './script-fonts.ts';
import { nodesInARow, type Steps } from './slices.ts';
import type { Cutout, LiveState } from './snapshot.ts';
import { words } from './words.ts';

/** A document, or one of its shadow trees. */
export type Tree = Document | ShadowRoot;

/** What browsers scroll by themselves, and what says so in an attribute of its own. */
const unruledBoxes: readonly string[] = [
  ...words('body dialog input marquee select textarea [popover]'),
  '[style*="overflow" i]',
];

/**
 * What a document shows without its markup saying so, read of the live page at once: rules of style sheets, states,
 * motion, highlights, pixels, what is opened above the page, how far boxes are scrolled, frames, what is drawn at all.
 * Only elements that may have any of that are asked.
 */
export class LiveReading {
  readonly document: Document;
  /** What addresses in the document are relative to. */
  readonly base: string;
  readonly sheets = new LiveSheets();
  readonly pixels: PixelCopies;
  /** By address without fragment, an element that shows the picture or would show it. */
  readonly images = new Map<string, HTMLImageElement>();
  /** The addresses of style sheets that the document itself names. */
  readonly linked = new Set<string>();
  readonly highlights: Highlights;
  /** The elements that have a shadow tree, with it; those in the document first. */
  readonly hosts = new Map<Element, ShadowRoot>();
  readonly facts = new Map<Element, ElementFacts>();
  readonly trees = new Map<Tree, TreeFacts>();
  /** What is known of the document among them. */
  readonly documentFacts: TreeFacts;
  /** What a script put into slots by hand. */
  readonly assigned = new Map<Element, readonly Node[]>();
  /** Where pixels stand that may turn out to be unreadable. */
  readonly cutouts: Cutout[] = [];
  /** Families that a script added, whose file nothing tells. */
  readonly unknownFonts: readonly string[];
  /** Elements that a registry of a tree's own may have made. */
  readonly custom: Element[] = [];
  /** What may show another document. */
  readonly framing: Element[] = [];
  readonly state: Omit<LiveState, 'nesting' | 'changing'>;
  /** All elements were asked whether they are drawn, and for closed shadow trees. */
  readonly isThorough: boolean;
  /** The text that the browser draws of the body (HTML, §3.2.7); null where all elements are asked anyway. */
  readonly drawnText: string | null;
  /** Read what `framing` shows; to be done before the facts of those elements are used. */
  readonly readFrames: () => Steps<void>;
  readonly present: Present;
  private readonly plain = new Map<Tree, readonly NodeListOf<Element>[]>();
  private readonly asksForClosed: boolean;
  private readonly root: Element | null;
  private readonly scrolled: LiveState['scrolled'] = [];
  /** By the tree they are in, rules that no element's own style can say. */
  private readonly rules = new Map<Node, string>();
  private holds = 0;

  /** @param thorough whether to ask all elements, which takes long, and not only those that may have anything to tell */
  constructor(document: Document, path: readonly number[], thorough: boolean) {
    this.document = document;
    this.isThorough = thorough;
    this.asksForClosed = thorough || !asksLong || this.hasFewHosts();
    this.present = new Present(document);
    this.base = baseURI(document);
    this.root = documentElement(document);
    this.pixels = new PixelCopies(path);
    const trees = this.findTrees();
    for (const tree of trees) for (const sheet of sheetsOf(tree)) this.sheets.rulesOf(sheet);
    const fonts = readScriptFonts(document, this.sheets.all);
    this.unknownFonts = fonts.unknown;
    this.rules.set(document, fonts.css);
    this.highlights = readHighlights();
    const reader = new FactsReader(this);
    this.readFrames = () => reader.readFrames();
    for (const tree of trees)
      for (const element of this.present.all(tree, tellingElements)) reader.read(element);
    for (const element of this.custom) reader.readCustom(element);
    this.readLinks(trees);
    const motion = readMotion(document);
    for (const [element, frozen] of motion) this.readFrozen(element, frozen);
    for (const shadow of this.hosts.values()) this.readSlots(shadow);
    readLooks(this, trees, motion.keys());
    const body = documentBody(document);
    this.drawnText = body && this.hosts.size === 0 && !thorough ? innerText(body) : null;
    this.readScrolled(trees);
    this.documentFacts = this.treeFacts(document);
    for (const tree of trees)
      this.trees.set(tree, tree === document ? this.documentFacts : this.treeFacts(tree));
    this.state = {
      scrolled: this.scrolled,
      animated: motion.size,
      highlights: [...new Set([...this.highlights.runs.values()].flat().map(({ name }) => name))],
      indeterminate: reader.indeterminate,
      openAbove: reader.openAbove,
    };
  }

  /** What is known of an element, to be added to. */
  of(element: Element): ElementFacts {
    const known = this.facts.get(element);
    if (known) return known;
    const facts: ElementFacts = {};
    this.facts.set(element, facts);
    return facts;
  }

  /** True if some element has a closed shadow tree that was not asked for: seldom has one what is not a script's own. */
  *overlooked(): Steps<boolean> {
    if (this.asksForClosed) return false;
    for (const tree of this.trees.keys())
      for (const mayBe of this.plainIn(tree)) {
        for (let at = 0; at < mayBe.length; at += 1) {
          if (at % nodesInARow === 0) yield;
          const element = mayBe[at];
          if (element && !this.hosts.has(element) && shadowRootOf(element)) return true;
        }
      }
    return false;
  }

  /** The document and all shadow trees in it, what is around before what is in it. */
  private findTrees(): readonly Tree[] {
    const trees: Tree[] = [this.document];
    const add = (host: Element, shadow: ShadowRoot | null): void => {
      if (!shadow) return;
      this.hosts.set(host, shadow);
      trees.push(shadow);
    };
    const plainRoot = this.asksForClosed ? shadowRootOf : openShadowRoot;
    for (const tree of trees) {
      for (const element of this.mayBeHosts(tree)) add(element, plainRoot(element));
      for (const element of queryAll(tree, ownNames)) {
        this.custom.push(element);
        add(element, shadowRootOf(element));
      }
    }
    return trees;
  }

  /** The plain hosts to be asked for a shadow tree, in tree order: all, or those with names that have an open one. */
  private mayBeHosts(tree: Tree): readonly Element[] {
    if (this.asksForClosed) return queryAll(tree, plainHosts);
    const lists = this.plainIn(tree).filter(hasOpen);
    return lists.length > 1 ? queryAll(tree, plainHosts) : Array.from(lists[0] ?? []);
  }

  /** Plain hosts in several lists: in the document, which may be long, a name alone is found faster than one of many. */
  private plainIn(tree: Tree): readonly NodeListOf<Element>[] {
    const known = this.plain.get(tree);
    if (known) return known;
    const names = tree === this.document ? plainHostNames : [plainHosts];
    const lists = names.map((name) => queryList(tree, name));
    this.plain.set(tree, lists);
    return lists;
  }

  private hasFewHosts(): boolean {
    return this.plainIn(this.document).reduce((sum, { length }) => sum + length, 0) <= fewHosts;
  }

  /** An address is written in the letters of its page. */
  private readLinks(trees: readonly Tree[]): void {
    if (documentCharacterSet(this.document) === 'UTF-8') return;
    for (const tree of trees)
      for (const link of queryAll(tree, 'a[href*="?"]'))
        if (link instanceof HTMLAnchorElement) this.of(link).href = anchorHref(link);
  }

  private readFrozen(element: Element, { own, pseudos }: Frozen): void {
    const facts = this.of(element);
    facts.held = own;
    if (pseudos.size === 0) return;
    this.holds += 1;
    const mark = String(this.holds);
    facts.marks = [...(facts.marks ?? []), ['data-kua-held', mark]];
    const root = element.getRootNode();
    let css = this.rules.get(root) ?? '';
    for (const [pseudo, declarations] of pseudos)
      css += `[data-kua-held="${mark}"]${pseudo}{${declarations.slice(1)}}\n`;
    this.rules.set(root, css);
  }

  /** Note which slots a script put a host's children into: slots find them by name when they are read again. */
  private readSlots(shadow: ShadowRoot): void {
    if (shadow.slotAssignment !== 'manual') return;
    for (const [number, slot] of queryAll(shadow, 'slot').entries()) {
      const name = `kua-slot-${number + 1}`;
      const children = HTMLSlotElement.prototype.assignedNodes.call(slot);
      this.assigned.set(slot, children);
      this.mark(slot, 'name', name);
      for (const child of children) if (child instanceof Element) this.mark(child, 'slot', name);
    }
  }

  private mark(element: Element, name: string, value: string): void {
    const facts = this.of(element);
    facts.marks = [...(facts.marks ?? []), [name, value]];
  }

  private readScrolled(trees: readonly Tree[]): void {
    for (const tree of trees) for (const element of this.mayBeScrolled(tree)) this.readScroll(element, tree);
  }

  private mayBeScrolled(tree: Tree): readonly Element[] {
    const selectors = this.sheets.selectors.of('scroll');
    // Rules of a shadow tree reach its host and what is put into its slots.
    if (selectors === null || this.hosts.size > 0) return queryAll(tree, '*');
    try {
      return this.present.all(tree, unruledBoxes, selectors);
    } catch {
      return queryAll(tree, '*');
    }
  }

  private readScroll(element: Element, tree: Tree): void {
    const { root } = this;
    const isBody = localName(element) === 'body' && parentNode(element) === root;
    // A page is opened at its top; a frame in it as it was seen.
    const isFrame = isBody && window.parent !== window;
    const [x, y] = isFrame ? [scrollX, scrollY] : [scrollLeft(element), scrollTop(element)];
    if ((x === 0 && y === 0) || element === root || (isBody && !isFrame)) return;
    const id = attribute(element, 'id');
    this.scrolled.push({ element: localName(element) + (id === null ? '' : `#${id}`), x, y });
    this.of(element).scrollMark = scrollMark(isFrame && root ? root : element, x, y, isFrame);
    const css = this.rules.get(tree) ?? '';
    if (!css.endsWith(scrollMarkStyle)) this.rules.set(tree, css + scrollMarkStyle);
  }

  private treeFacts(tree: Tree): TreeFacts {
    const adopted = adoptedBy(tree).map((sheet) => (sheet.disabled ? null : this.sheets.rulesOf(sheet)));
    const added = this.rules.get(tree) ?? '';
    if (tree !== this.document) return { adopted, added };
    // To ask for all computed values takes long.
    const mayBe = this.hosts.size > 0 || mayUseProperties(this.document, this.sheets.all);
    const registered = mayBe ? readRegistered(this.document, this.sheets.all) : '';
    return { adopted, added: registered + added };
  }
}

/** True if some element of a list has an open shadow tree. */
function hasOpen(list: NodeListOf<Element>): boolean {
  for (let at = 0; at < list.length; at += 1) {
    const element = list[at];
    if (element && openShadowRoot(element)) return true;
  }
  return false;
}

function adoptedBy(tree: Tree): readonly CSSStyleSheet[] {
  return tree instanceof ShadowRoot ? tree.adoptedStyleSheets : documentAdoptedStyleSheets(tree);
}

function sheetsOf(tree: Tree): readonly CSSStyleSheet[] {
  const own = tree instanceof ShadowRoot ? tree.styleSheets : documentStyleSheets(tree);
  return [...own, ...adoptedBy(tree)];
}
