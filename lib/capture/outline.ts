import type { Block, Image, Link, Outline, Table } from '../model/index.ts';
import { absolute } from './addresses.ts';
import { attribute, data, hasAttribute, isElement, isText, localName, ownerOf, queryAll } from './dom.ts';
import { noFacts, type ElementFacts } from './element-facts.ts';
import { fieldText, optionLabel } from './field-text.ts';
import type { FrozenPage } from './frozen-page.ts';
import { framingTags } from './frame-place.ts';
import { isBlock, isSilent, silentNames, TextRun } from './inline-text.ts';
import { Looks } from './looks.ts';
import { pageDate } from './page-date.ts';
import type { PartText } from './part-text.ts';
import { ShownTree, type Showing } from './shown-tree.ts';
import type { Steps } from './slices.ts';
import { SurroundingsReader } from './surroundings.ts';
import { isDataTable } from './table-grid.ts';
import { TableReader } from './table-reader.ts';
import { words } from './words.ts';

/**
 * Read what a reader could read, in reading order: blocks of text, tables as grids, links, pictures. Shadow roots and
 * slots are read as they are shown. Text that the page hides is kept and marked. The walk does not recurse.
 *
 * @param title of the document
 * @param base  what addresses in it are relative to
 * @param noise selectors of what changes without meaning anything, from the site's profile
 */
export function* readOutline(
  page: FrozenPage,
  title: string,
  base: string,
  noise: readonly string[] = [],
): Steps<OutlineRead> {
  const reader = new OutlineReader(page, base, noise);
  yield* reader.read();
  const date = pageDate(page.root);
  const outline: Outline = {
    format: 'kua-content/1',
    title,
    lang: attribute(page.root, 'lang'),
    ...(date === null ? {} : { date }),
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

/** Names of elements that are more than what is inside them, whatever a page calls so. */
const telling = new Set([...silentNames, ...words('br textarea select input img a option optgroup table')]);

class OutlineReader {
  readonly blocks: Block[] = [];
  readonly tables: Table[] = [];
  readonly links: Link[] = [];
  readonly images: Image[] = [];
  readonly frames = new Map<Element, { at: number; hidden: boolean }>();
  private readonly around: SurroundingsReader;
  /** The block being gathered. */
  private readonly run = new TextRun();
  private runHidden = false;
  private runOwner: Element | null = null;
  /** The tables and the links that the walk is in; text is that of the innermost link. */
  private readonly openTables: TableReader[] = [];
  private readonly openLinks: { readonly element: Element; readonly run: TextRun }[] = [];
  private readonly page: FrozenPage;
  private readonly base: string;
  private readonly looks: Looks;
  private readonly tree: ShownTree;
  private readonly hasMain: boolean;

  constructor(page: FrozenPage, base: string, noise: readonly string[]) {
    this.page = page;
    this.base = base;
    this.looks = new Looks(page.facts);
    this.tree = new ShownTree(page, this.looks);
    this.around = new SurroundingsReader(new Set(noise.length > 0 ? queryAll(page.root, noise.join()) : []));
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
  private enter(node: Node): boolean {
    if (isText(node)) this.text(node);
    if (!isElement(node)) return false;
    const tag = localName(node);
    if (!telling.has(tag)) return this.enterPlain(node);
    if (tag === 'br') {
      this.part();
      return false;
    }
    if (isSilent(node) && !this.showsInside(node)) {
      if (framingTags.has(tag)) this.frame(node);
      return false;
    }
    const shown = fieldText(node, (element) => this.of(element));
    if (shown !== null) {
      this.field(node, shown);
      return false;
    }
    if (node instanceof HTMLImageElement) this.image(node);
    if (this.openTables.at(-1)?.enter(node)) return this.enterPart(node);
    this.boundary(node);
    if (node instanceof HTMLAnchorElement && hasAttribute(node, 'href'))
      this.openLinks.push({ element: node, run: new TextRun() });
    const label = optionLabel(node);
    if (label !== null) {
      this.piece(label, false, this.showing(node), node);
      this.boundary(node);
      return tag === 'optgroup';
    }
    if (node instanceof HTMLTableElement && !this.partText() && isDataTable(node)) {
      if (!this.around.isCalendar(node)) this.table(node);
    }
    return true;
  }

  /** What is nothing but what is inside it. */
  private enterPlain(element: Element): boolean {
    if (this.openTables.at(-1)?.enter(element)) return this.enterPart(element);
    this.boundary(element);
    return true;
  }

  private enterPart(part: Element): boolean {
    this.part();
    this.flush();
    // Most cells of long tables are left at once.
    const only = this.partText() && this.tree.onlyText(part);
    if (!only) return true;
    this.text(only);
    this.leave(part);
    return false;
  }

  private leave(element: Element): Steps<void> | undefined {
    const table = this.openTables.at(-1);
    if (table?.leave(element)) {
      this.part();
      this.flush();
      return undefined;
    }
    const link = this.openLinks.at(-1);
    if (link?.element === element) {
      this.openLinks.pop();
      this.link(element, link.run.take());
    }
    this.boundary(element);
    return table?.element === element ? this.tableEnd(table) : undefined;
  }

  /** The text of the part of a table that the walk is in. */
  private partText(): PartText | null {
    return this.openTables.at(-1)?.text ?? null;
  }

  /** What follows is apart from what came before. @param isShown whether the page shows it so */
  private part(isShown = true): void {
    if (isShown) this.openLinks.at(-1)?.run.part();
    const part = this.partText();
    if (part) part.part(isShown);
    else if (isShown || this.runHidden) this.run.part();
  }

  private boundary(element: Element): void {
    const isEnd = isBlock(element) && !this.partText();
    if (isEnd) this.flush();
    const isAmidText = this.openLinks.length > 0 || this.partText() || !this.run.isEmpty;
    if (!isAmidText) return;
    const { inline, place } = this.looks.of(element);
    if (!inline) this.part(place !== 'none');
  }

  private text(node: Text): void {
    const piece = data(node);
    // A no-break space is text: what follows it belongs to the run it begins.
    const isBlank = /^[\t\n\f\r ]*$/u.test(piece);
    const isPlain = this.openTables.length === 0 && this.openLinks.length === 0 && this.page.hosts.size === 0;
    if (isBlank && isPlain) this.run.add(piece);
    else this.piece(piece, isBlank, this.tree.showing(node), ownerOf(node));
  }

  private piece(piece: string, isBlank: boolean, showing: Showing, owner: Element | null): void {
    if (showing !== 'hidden') this.openLinks.at(-1)?.run.add(piece);
    const part = this.partText();
    if (part) {
      part.add(piece, this.isShown(showing));
      return;
    }
    const hidden = showing !== 'shown';
    if (isBlank && hidden !== this.runHidden) return;
    if (!isBlank) {
      // Shown and hidden text never share a block.
      if (!this.run.isEmpty && hidden !== this.runHidden) this.flush();
      if (this.run.isEmpty) {
        this.runHidden = hidden;
        this.runOwner = owner;
      }
    }
    this.run.add(piece);
  }

  /** In a table that is off the page as a whole, and marked so, nothing else is. */
  private isShown(showing: Showing): boolean {
    return showing === 'shown' || (showing === 'off' && this.openTables.at(-1)?.isOff === true);
  }

  private flush(): void {
    const owner = this.runOwner;
    const text = this.run.take();
    this.runOwner = null;
    if (text === '' || !owner) return;
    const block = closestBlock(owner);
    this.add(this.around.kindOf(block), text, this.runHidden, block);
  }

  private add(kind: Pick<Block, 'kind' | 'level'>, text: string, hidden: boolean, element: Element): Block {
    const part = this.around.partOf(element, this.hasMain, text);
    // The members of all rows are in the order of canonical JSON.
    const block = { hidden, id: `b${this.blocks.length + 1}`, ...kind, ...part, text };
    this.blocks.push(block);
    return block;
  }

  /** The block that links stand in: their table's, or the one being gathered, which comes next, else the last. */
  private here(): string {
    const table = this.openTables.at(-1);
    if (table?.text) return table.block.id;
    return `b${this.blocks.length + (this.run.isEmpty && this.blocks.length > 0 ? 0 : 1)}`;
  }

  private link(anchor: Element, text: string): void {
    const href = attribute(anchor, 'href') ?? '';
    const address = this.of(anchor).href ?? absolute(href, this.base) ?? href;
    this.links.push({ block: this.here(), href: address, text });
  }

  private image(image: Element): void {
    const src = this.of(image).picture?.address ?? null;
    if (src === null) return;
    const block = this.openTables.at(-1)?.block.id ?? null;
    const { main: _main, ...part } = this.around.partOf(image, this.hasMain);
    this.images.push({ alt: attribute(image, 'alt') ?? '', block, ...part, sha256: null, src });
  }

  /** An object that shows nothing of its own shows what is inside it. */
  private showsInside(element: Element): boolean {
    return localName(element) === 'object' && this.of(element).frame?.shows === 'nothing';
  }

  private frame(element: Element): void {
    this.flush();
    this.frames.set(element, { at: this.blocks.length, hidden: this.showing(element) !== 'shown' });
  }

  private showing(element: Element): Showing {
    const { visible, off } = this.looks.of(element);
    return visible ? (off ? 'off' : 'shown') : 'hidden';
  }

  /** What a field shows is text to a reader. */
  private field(element: Element, text: string): void {
    if (text === '') return;
    const showing = this.showing(element);
    this.part();
    if (this.partText()) this.piece(text, false, showing, element);
    else {
      this.flush();
      if (showing !== 'hidden') this.openLinks.at(-1)?.run.add(text);
      this.add({ kind: 'other', level: null }, text, showing !== 'shown', element);
    }
    this.part();
  }

  private table(table: HTMLTableElement): void {
    const hidden = this.showing(table) !== 'shown';
    const block = this.add({ kind: 'table', level: null }, '', hidden, table);
    const keep = (text: string, isHidden: boolean): void => {
      if (text !== '') this.add({ kind: 'other', level: null }, text, isHidden, table);
    };
    this.openTables.push(new TableReader(table, block, this.looks, keep));
  }

  private *tableEnd(table: TableReader): Steps<void> {
    this.openTables.pop();
    this.tables.push(yield* table.finish(`t${this.tables.length + 1}`));
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
