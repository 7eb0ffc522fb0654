import type { Block, Image, Link, Outline, Table } from '../model/index.ts';
import {
  anchorHref,
  attribute,
  data,
  documentElement,
  documentTitle,
  hasAttribute,
  inputType,
  inputValue,
  isElement,
  isText,
  isVisible,
  localName,
  optionSelected,
  queryAll,
  tableCaption,
  textareaValue,
} from './dom.ts';
import { isBlock, isSilent, TextRun } from './inline-text.ts';
import { pictureAddress } from './pictures.ts';
import { hasText, ShownText } from './shown-text.ts';
import { isTextShown, ownerOf, ShownTree, type Hosts } from './shown-tree.ts';
import { SurroundingsReader } from './surroundings.ts';
import { isDataTable, tableGrid } from './table-grid.ts';

/**
 * Read what a reader could read, in reading order: blocks of text, tables as grids, links, pictures. Shadow roots and
 * slots are read as they are shown. Text that the page hides is kept and marked. Nothing in the page is changed, and
 * the walk does not recurse.
 */
export function readOutline(document: Document, hosts: Hosts): OutlineRead {
  const root = documentElement(document);
  const reader = new OutlineReader(document, hosts);
  if (root) reader.read(root);
  const outline: Outline = {
    format: 'kua-content/1',
    title: documentTitle(document),
    lang: root ? attribute(root, 'lang') : null,
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
  private readonly hosts: Hosts;
  private readonly tree: ShownTree;
  private readonly hasMain: boolean;
  private readonly shownText = new ShownText();
  /** The element being read in which all text is known to be drawn. */
  private allShown: Element | null = null;

  constructor(document: Document, hosts: Hosts) {
    this.hosts = hosts;
    this.tree = new ShownTree(hosts);
    this.hasMain = queryAll(document, 'main, article, [role="main"]').length > 0;
  }

  read(root: Element): void {
    this.tree.walk(
      root,
      (node) => this.enter(node),
      (element) => this.leave(element),
    );
    this.flush();
  }

  /** True if what is inside the node is to be read too. */
  private enter(node: Node): boolean {
    if (isText(node)) {
      this.text(node);
      return false;
    }
    if (!isElement(node)) return false;
    if (localName(node) === 'br') {
      this.run.breakLine();
      return false;
    }
    if (isSilent(node)) {
      this.frame(node);
      return false;
    }
    if (this.control(node)) return false;
    if (node instanceof HTMLImageElement) this.image(node);
    if (node instanceof HTMLTableElement && isDataTable(node)) {
      this.table(node);
      return false;
    }
    if (this.allShown === null && this.isAllShown(node)) this.allShown = node;
    if (isBlock(node)) this.flush();
    else this.run.boundary(node);
    return true;
  }

  private isAllShown(element: Element): boolean {
    // The text of shadow trees is none of their hosts'.
    return this.hosts.size === 0 && element instanceof HTMLElement && this.shownText.isAllShown(element);
  }

  private leave(element: Element): void {
    if (element === this.allShown) this.allShown = null;
    if (element instanceof HTMLAnchorElement && hasAttribute(element, 'href')) this.link(element);
    if (isBlock(element)) this.flush();
    else this.run.boundary(element);
  }

  private text(node: Text): void {
    const piece = data(node);
    // A no-break space is text: what follows it belongs to the run it begins.
    if (/^[\t\n\f\r ]*$/u.test(piece)) {
      this.run.add(piece);
      return;
    }
    const parent = ownerOf(node);
    const hidden = parent === null || (this.allShown === null && !isTextShown(node, parent));
    // Shown and hidden text never share a block.
    if (!this.run.isEmpty && hidden !== this.runHidden) this.flush();
    if (this.run.isEmpty) {
      this.runHidden = hidden;
      this.runOwner = parent;
    }
    this.run.add(piece);
  }

  private flush(): void {
    const owner = this.runOwner;
    const text = this.run.take();
    this.runOwner = null;
    if (text === '' || !owner) return;
    const block = closestBlock(owner);
    this.add(this.around.kindOf(block), text, this.runHidden || isOffPage(block), block);
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

  private link(anchor: HTMLAnchorElement, block = this.here()): void {
    this.links.push({ href: anchorHref(anchor), text: this.tree.textWithin(anchor, true), block });
  }

  private image(image: HTMLImageElement, block: string | null = null): void {
    const src = pictureAddress(image);
    if (src !== null) this.images.push({ src, alt: attribute(image, 'alt') ?? '', sha256: null, block });
  }

  private frame(element: Element): void {
    if (!/^(?:iframe|frame|object|embed)$/u.test(localName(element))) return;
    this.flush();
    this.frames.set(element, { at: this.blocks.length, hidden: !isVisible(element) });
  }

  /** What an input shows is text to a reader; passwords and file names never are. */
  private control(element: Element): boolean {
    let shown: string | null = null;
    if (!controls.has(localName(element))) return false;
    if (element instanceof HTMLTextAreaElement) shown = textareaValue(element);
    else if (element instanceof HTMLSelectElement) {
      const chosen = queryAll(element, 'option').filter(
        (o) => o instanceof HTMLOptionElement && optionSelected(o),
      );
      shown = chosen.map((option) => this.tree.textWithin(option, false)).join(', ');
    } else if (element instanceof HTMLInputElement) {
      const type = inputType(element);
      const readable = [
        'text',
        'search',
        'number',
        'button',
        'submit',
        'reset',
        'date',
        'time',
        'month',
        'week',
        'tel',
        'url',
        'email',
      ];
      shown = readable.includes(type) && !element.matches(':autofill') ? inputValue(element) : '';
    }
    if (shown === null) return false;
    const text = shown.trim();
    if (text === '') return true;
    this.flush();
    this.add({ kind: 'other', level: null }, text, !isVisible(element), element);
    return true;
  }

  private table(table: HTMLTableElement): void {
    this.flush();
    const captionElement = tableCaption(table);
    const caption = captionElement ? this.tree.textWithin(captionElement, true) : null;
    const hidden = !isVisible(table) || isOffPage(table);
    const block = this.add({ kind: 'table', level: null }, caption ?? '', hidden, table);
    const allShown = this.allShown !== null || this.isAllShown(table);
    const grid = tableGrid(
      table,
      (cell) => this.tree.textWithin(cell, !allShown),
      (part) => (allShown && hasText(part)) || isVisible(part),
    );
    const { rows, headerRows, headerColumns } = grid;
    this.tables.push({ id: `t${this.tables.length + 1}`, block, caption, headerRows, headerColumns, rows });
    for (const anchor of queryAll(table, 'a[href]')) {
      if (anchor instanceof HTMLAnchorElement) this.link(anchor, block);
    }
    for (const image of queryAll(table, 'img')) {
      if (image instanceof HTMLImageElement) this.image(image, block);
    }
    for (const frame of queryAll(table, frames)) this.frame(frame);
    for (const unseen of grid.hidden) {
      const text = this.tree.textWithin(unseen, false);
      if (text !== '') this.add({ kind: 'other', level: null }, text, true, table);
    }
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

/** True for a box pushed off the page or cut to nothing, as pages do with text that only machines should find. */
function isOffPage(element: Element): boolean {
  const box = Element.prototype.getBoundingClientRect.call(element);
  const { right, bottom } = box;
  // Most boxes stand in the visible area or below it.
  if (right > 0 && bottom > 0) return false;
  if (box.width === 0 && box.height === 0) return false;
  return right + scrollX <= 0 || bottom + scrollY <= 0;
}
