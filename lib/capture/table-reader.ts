import type { Block, Cell, Table } from '../model/index.ts';
import { cellColSpan, cellRowSpan, columnSpan, firstElementChild, localName, tableCaption } from './dom.ts';
import type { Looks } from './looks.ts';
import { PartText } from './part-text.ts';
import type { Steps } from './slices.ts';
import { tableGrid, type RowRead } from './table-grid.ts';

/** A row that the walk is in. */
interface OpenRow extends RowRead {
  readonly element: Element;
  /** What is not shown in its cells, where it is not shown itself: kept together. */
  readonly hidden: string[];
}

/**
 * A table that shows data, while a walk is in it. Its rows and cells are found wherever in it they stand: in elements
 * that scripts put between, in slots. Text that stands in none of its parts is left to the walk.
 */
export class TableReader {
  readonly element: HTMLTableElement;
  /** The block that marks where the table stands. */
  readonly block: Block;
  /** All of it is pushed off the page. */
  readonly isOff: boolean;
  private readonly looks: Looks;
  private readonly keep: (text: string, hidden: boolean) => void;
  private readonly caption: Element | null;
  private captionText: string | null = null;
  private readonly sections: Element[] = [];
  private readonly rows: RowRead[] = [];
  /** For each column that the table names, whether it is drawn together with its neighbours. */
  private readonly collapsed: boolean[] = [];
  private row: OpenRow | null = null;
  private readonly gathered = new PartText();
  private part: Element | null = null;
  private showsText = false;

  /** @param keep what is done with text of its parts that is in no cell */
  constructor(
    element: HTMLTableElement,
    block: Block,
    looks: Looks,
    keep: (text: string, hidden: boolean) => void,
  ) {
    this.element = element;
    this.block = block;
    this.looks = looks;
    this.keep = keep;
    this.isOff = looks.of(element).off;
    this.caption = tableCaption(element);
  }

  /** The text of the part that the walk is in: of a cell, of the caption, of a row that is not drawn; else null. */
  get text(): PartText | null {
    return this.part && this.gathered;
  }

  /** True for a part of the table, which is entered herewith. */
  enter(element: Element): boolean {
    if (this.part) return false;
    if (element === this.caption) this.part = element;
    else if (element instanceof HTMLTableCellElement && this.row) this.part = element;
    else if (element instanceof HTMLTableRowElement && !this.row) this.enterRow(element);
    else if (element instanceof HTMLTableSectionElement && !this.row) this.sections.push(element);
    else if (element instanceof HTMLTableColElement) this.enterColumns(element);
    else return false;
    return true;
  }

  private enterColumns(element: HTMLTableColElement): void {
    const { place } = this.looks.of(element);
    // A group's span counts only where no columns are named in it (HTML, §4.9.3).
    if (place === 'none' || firstElementChild(element)) return;
    for (let i = 0; i < columnSpan(element); i += 1) this.collapsed.push(place === 'collapsed');
  }

  private enterRow(element: Element): void {
    if (this.isLeftOut(element)) this.part = element;
    else this.row = { element, section: this.sections.at(-1) ?? null, cells: [], hidden: [] };
  }

  /** True for a part of the table, which is left herewith. */
  leave(element: Element): boolean {
    if (element === this.part) this.leavePart(element);
    else if (element === this.row?.element) {
      const { section, cells, hidden } = this.row;
      this.rows.push({ section, cells });
      this.keep(hidden.filter((text) => text !== '').join(' '), true);
      this.row = null;
    } else if (element === this.sections.at(-1)) this.sections.pop();
    else return false;
    return true;
  }

  private leavePart(element: Element): void {
    this.part = null;
    const { shown, hidden } = this.gathered.take();
    this.showsText ||= shown !== '';
    if (element === this.caption) this.captionText = shown;
    else if (element instanceof HTMLTableCellElement && this.row && !this.isLeftOut(element)) {
      const [rowSpan, colSpan] = [cellRowSpan(element), cellColSpan(element)];
      this.row.cells.push({ text: shown, rowSpan, colSpan, header: localName(element) === 'th' });
    } else this.keep(shown, false);
    if (this.row && !this.looks.of(this.row.element).visible) this.row.hidden.push(hidden);
    else this.keep(hidden, true);
  }

  /** Rows and cells without a place on the page are not of the grid; what is only invisible keeps its place in it. */
  private isLeftOut(part: Element): boolean {
    const { visible, place } = this.looks.of(part);
    return !visible && place !== 'own';
  }

  private isCollapsed({ col, colSpan }: Cell): boolean {
    for (let i = col; i < col + colSpan; i += 1) if (this.collapsed[i] !== true) return false;
    return true;
  }

  /** The table, once the walk is out of it. */
  *finish(id: string): Steps<Table> {
    const { rows, headerRows, headerColumns } = yield* tableGrid(this.rows);
    for (const cell of this.collapsed.includes(true) ? rows.flat() : [])
      if (this.isCollapsed(cell)) {
        this.keep(cell.text, true);
        cell.text = '';
      }
    // What is shown in a table that is not drawn itself is shown all the same.
    this.block.hidden &&= this.isOff || !this.showsText;
    this.block.text = this.captionText ?? '';
    return { id, block: this.block.id, caption: this.captionText, headerRows, headerColumns, rows };
  }
}
