import {
  clientHeight,
  clientWidth,
  documentActiveElement,
  documentElement,
  documentScrollingElement,
  isConnected,
  scrollHeight,
  scrollWidth,
} from './dom.ts';
import type { PageView } from './protocol.ts';
import { StuckElements } from './stuck-elements.ts';

/** A page that is not in front draws nothing, so its next frame is not awaited for longer. */
const frameMs = 250;

/** Until the page has drawn what it is now, or as good as that. */
async function drawn(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, frameMs);
  });
}

/** Scrolls the page for its picture, and back to where the person had it. */
export class PageScroller {
  private readonly document: Document;
  private readonly stuck: StuckElements;
  private before: { readonly x: number; readonly y: number; readonly focus: Element | null } | null = null;

  constructor(document: Document) {
    this.document = document;
    this.stuck = new StuckElements(document);
  }

  /** Scroll to `y` at once, whatever the page's own style of scrolling; null looks at the page as it stands. */
  async look(y: number | null): Promise<PageView> {
    if (y !== null) {
      this.before ??= { x: scrollX, y: scrollY, focus: documentActiveElement(this.document) };
      scrollTo({ left: scrollX, top: y, behavior: 'instant' });
      await drawn();
    }
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

  /** Scroll back, and give back the focus if the page took it away on the way. */
  async restore(): Promise<void> {
    if (!this.before) return;
    const { x, y, focus } = this.before;
    this.before = null;
    scrollTo({ left: x, top: y, behavior: 'instant' });
    // A page hears that it was scrolled only with its next frame, and may take the focus away then.
    await drawn();
    if (focus === documentActiveElement(this.document) || !(focus instanceof HTMLElement)) return;
    if (isConnected(focus)) HTMLElement.prototype.focus.call(focus, { preventScroll: true });
  }
}
