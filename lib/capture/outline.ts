import type { Block, Image, Link, Outline, Table } from '../model/index.ts';
import { absolute } from './addresses.ts';
import {
  attribute,
  data,
  hasAttribute,
  isElement,
  isText,
  localName,
  ownerOf,
  queryAll,
  tableCaption,
} from './dom.ts';
import { noFacts, type ElementFacts } from './element-facts.ts';
import type { FrozenPage } from './frozen-page.ts';
import { isBlock, isSilent, TextRun } from './inline-text.ts';
import { Looks } from './looks.ts';
import { ShownTree } from './shown-tree.ts';
import type { Steps } from './slices.ts';
import { SurroundingsReader } from './surroundings.ts';
import { isDataTable, tableGrid } from './table-grid.ts';

/**
 * Read what a reader could read, in reading order: blocks of text, tables as grids, links, pictures. Shadow roots and
 * slots are read as they are shown. Text that the page hides is kept and marked. The walk does not recurse.
 *
 * @param title of the document
 * @param base  what addresses in it are relative to
 */
export function* readOutline(page: FrozenPage, title: string, base: string): Steps<OutlineRead> {
  const reader = new OutlineReader(page, base);
  yield* reader.read();
  const outline: Outline = {
    format: 'kua-content/1',
    title,
    lang: attribute(page.root, 'lang'),
    blocks: reader.blocks,
    tables: reader.tables,
    links: reader.links,
    images: reader.images,
  };
  return { outline, frames: reader.frames };
}

/** An outline, and where frames stand in it: after how many blocks, and whether the reader sees them. */
export interface OutlineRead {
  readonly outline: Outline;
  readonly frames: ReadonlyMap<Element, { readonly at: number; readonly hidden: boolean }>;
}

const frames = 'iframe, frame, object, embed';
const framing: ReadonlySet<string> = new Set(frames.split(', '));
const controls: ReadonlySet<string> = new Set(['textarea', 'select', 'input']);

class OutlineReader {
  readonly blocks: Block[] = [];
  readonly tables: Table[] = [];
  readonly links: Link[] = [];
  readonly images: Image[] = [];
  readonly frames = new Map<Element, { at: number; hidden: boolean }>();
  private readonly around = new SurroundingsReader();
  private readonly run = new TextRun();
  private runHidden = false;
  private runOwner: Element | null = null;
  private readonly page: FrozenPage;
  private readonly base: string;
  private readonly looks: Looks;
  private readonly tree: ShownTree;
  private readonly hasMain: boolean;

  constructor(page: FrozenPage, base: string) {
    this.page = page;
    this.base = base;
    this.looks = new Looks(page.facts);
    this.tree = new ShownTree(page, this.looks);
    this.hasMain = queryAll(page.root, 'main, article, [role="main"]').length > 0;
  }

  *read(): Steps<void> {
    yield* this.tree.walk(
      this.page.root,
      (node) => this.enter(node),
      (element) => this.leave(element),
    );
    this.flush();
  }

  private of(element: Element): Readonly<ElementFacts> {
    return this.page.facts.get(element) ?? noFacts;
  }

  /** True if what is inside the node is to be read too. */
  private enter(node: Node): boolean | Steps<boolean> {
    if (isText(node)) {
      this.text(node);
      return false;
    }
    if (!isElement(node)) return false;
    const tag = localName(node);
    if (tag === 'br') {
      this.run.part();
      return false;
    }
    if (isSilent(node)) {
      this.frame(node, tag);
      return false;
    }
    if (controls.has(tag) && this.control(node)) return false;
    if (tag === 'img' && node instanceof HTMLImageElement) this.image(node);
    if (tag === 'table' && node instanceof HTMLTableElement && isDataTable(node)) return this.table(node);
    this.boundary(node);
    return true;
  }

  private leave(element: Element): void {
    if (localName(element) === 'a' && element instanceof HTMLAnchorElement && hasAttribute(element, 'href'))
      this.link(element);
    this.boundary(element);
  }

  private boundary(element: Element): void {
    if (isBlock(element)) this.flush();
    else if (!this.run.isEmpty) this.tree.boundary(element, this.run);
  }

  private text(node: Text): void {
    const piece = data(node);
    // A no-break space is text: what follows it belongs to the run it begins.
    if (/^[\t\n\f\r ]*$/u.test(piece)) {
      this.run.add(piece);
      return;
    }
    const hidden = !this.tree.isDrawn(node);
    // Shown and hidden text never share a block.
    if (!this.run.isEmpty && hidden !== this.runHidden) this.flush();
    if (this.run.isEmpty) {
      this.runHidden = hidden;
      this.runOwner = ownerOf(node);
    }
    this.run.add(piece);
  }

  private flush(): void {
    const owner = this.runOwner;
    const text = this.run.take();
    this.runOwner = null;
    if (text === '' || !owner) return;
    const block = closestBlock(owner);
    this.add(this.around.kindOf(block), text, this.runHidden || this.looks.of(block).off, block);
  }

  private add(kind: Pick<Block, 'kind' | 'level'>, text: string, hidden: boolean, element: Element): string {
    const id = `b${this.blocks.length + 1}`;
    const main = this.around.isMain(element, this.hasMain);
    this.blocks.push({ id, ...kind, text, hidden, main });
    return id;
  }

  /** The block that links and pictures stand in: the one being gathered, which comes next, else the last. */
  private here(): string {
    return `b${this.blocks.length + (this.run.isEmpty && this.blocks.length > 0 ? 0 : 1)}`;
  }

  private link(anchor: Element, block = this.here()): void {
    const href = attribute(anchor, 'href') ?? '';
    const address = this.of(anchor).href ?? absolute(href, this.base) ?? href;
    this.links.push({ href: address, text: this.tree.textWithin(anchor, true), block });
  }

  private image(image: Element, block: string | null = null): void {
    const src = this.of(image).picture?.address ?? null;
    if (src !== null) this.images.push({ src, alt: attribute(image, 'alt') ?? '', sha256: null, block });
  }

  private frame(element: Element, tag = localName(element)): void {
    if (!framing.has(tag)) return;
    this.flush();
    this.frames.set(element, { at: this.blocks.length, hidden: !this.looks.of(element).visible });
  }

  /** What an input shows is text to a reader; passwords and file names never are. */
  private control(element: Element): boolean {
    const shown = element instanceof HTMLSelectElement ? this.chosenIn(element) : this.of(element).typed;
    if (shown === undefined) return false;
    const text = shown.trim();
    if (text === '') return true;
    this.flush();
    this.add({ kind: 'other', level: null }, text, !this.looks.of(element).visible, element);
    return true;
  }

  private chosenIn(select: Element): string {
    const chosen = queryAll(select, 'option').filter((option) => this.of(option).chosen === true);
    return chosen.map((option) => this.tree.textWithin(option, false)).join(', ');
  }

  private *table(table: HTMLTableElement): Steps<false> {
    this.flush();
    const captionElement = tableCaption(table);
    const caption = captionElement ? this.tree.textWithin(captionElement, true) : null;
    const look = this.looks.of(table);
    const kind = { kind: 'table', level: null } as const;
    const block = this.add(kind, caption ?? '', !look.visible || look.off, table);
    const grid = yield* tableGrid(
      table,
      (cell) => this.tree.textWithin(cell, true),
      (part) => this.looks.of(part).visible,
    );
    const { rows, headerRows, headerColumns } = grid;
    this.tables.push({ id: `t${this.tables.length + 1}`, block, caption, headerRows, headerColumns, rows });
    for (const anchor of queryAll(table, 'a[href]'))
      if (anchor instanceof HTMLAnchorElement) this.link(anchor, block);
    for (const image of queryAll(table, 'img'))
      if (image instanceof HTMLImageElement) this.image(image, block);
    for (const frame of queryAll(table, frames)) this.frame(frame);
    for (const unseen of grid.hidden) {
      const text = this.tree.textWithin(unseen, false);
      if (text !== '') this.add({ kind: 'other', level: null }, text, true, table);
    }
    return false;
  }
}

function closestBlock(element: Element): Element {
  let current: Element = element;
  while (!isBlock(current)) {
    const parent = ownerOf(current);
    if (!parent) break;
    current = parent;
  }
  return current;
}
