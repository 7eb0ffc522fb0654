import {
  clientHeight,
  clientWidth,
  documentElement,
  documentScrollingElement,
  scrollHeight,
  scrollWidth,
} from './dom.ts';
import type { PageView } from './protocol.ts';
import { ScrolledPage } from './scrolled-page.ts';
import { StuckElements } from './stuck-elements.ts';

/** Scrolls the page for its picture, and back to where the person had it. */
export class PageScroller {
  private readonly document: Document;
  private readonly page: ScrolledPage;
  private readonly stuck: StuckElements;

  constructor(document: Document) {
    this.document = document;
    this.page = new ScrolledPage(document);
    this.stuck = new StuckElements(document);
  }

  /** Scroll to `y`; null looks at the page as it stands. */
  async look(y: number | null): Promise<PageView> {
    if (y !== null) await this.page.scroll(y);
    const root = documentScrollingElement(this.document) ?? documentElement(this.document);
    const height = root ? clientHeight(root) : innerHeight;
    return {
      y: scrollY,
      width: root ? clientWidth(root) : innerWidth,
      height,
      windowWidth: innerWidth,
      dpr: devicePixelRatio,
      pageWidth: root ? scrollWidth(root) : innerWidth,
      pageHeight: root ? scrollHeight(root) : innerHeight,
      ...this.stuck.look(height),
    };
  }

  /** Scroll back to where the person had it. */
  async restore(): Promise<void> {
    await this.page.restore();
  }
}
