import {
  clientHeight,
  documentElement,
  documentScrollingElement,
  documentVisibility,
  scrollHeight,
} from './dom.ts';
import { navigation, responseTime } from './navigation.ts';
import { PageRest } from './page-rest.ts';
import type { ScrollPlace } from './protocol.ts';
import { ScrolledPage } from './scrolled-page.ts';

/** Half a pixel of rounding on each side. */
const tolerance = 1;

/** Scrolls the page for what it loads on the way, and back to where the person had it. */
export class PageWalk {
  private readonly document: Document;
  private readonly page: ScrolledPage;
  private readonly rest: PageRest;

  constructor(document: Document) {
    this.document = document;
    this.page = new ScrolledPage(document);
    this.rest = new PageRest(document);
  }

  /**
   * Scroll to `y`, null for not at all, and wait for what the page loads there: its pictures, and at its end all that it
   * adds, until it grows by that.
   */
  async settle(y: number | null): Promise<ScrollPlace> {
    if (y !== null) await this.page.scroll(y);
    const { height, pageHeight } = this.ends();
    const isAtEnd = scrollY + height >= pageHeight - tolerance;
    const grew = (): boolean => this.ends().pageHeight > pageHeight + tolerance;
    const rest = isAtEnd ? await this.rest.everything(grew) : await this.rest.pictures();
    return {
      y: scrollY,
      ...this.ends(),
      ...rest,
      hidden: documentVisibility(this.document) === 'hidden',
      responseAtMs: responseTime(navigation()),
    };
  }

  /** Scroll back to where the person had it. */
  async restore(): Promise<void> {
    await this.page.restore();
  }

  private ends(): Pick<ScrollPlace, 'height' | 'pageHeight'> {
    const root = documentScrollingElement(this.document) ?? documentElement(this.document);
    if (!root) return { height: innerHeight, pageHeight: innerHeight };
    return { height: clientHeight(root), pageHeight: scrollHeight(root) };
  }
}
