import { documentActiveElement, isConnected } from './dom.ts';

/** A page that is not in front draws nothing, so its next frame is not awaited for longer. */
const frameMs = 250;

/** Until the page has drawn what it is now, or as good as that. */
async function drawn(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, frameMs);
  });
}

/** A page that is scrolled for Kuä, and back to where the person had it. */
export class ScrolledPage {
  private readonly document: Document;
  private before: { readonly x: number; readonly y: number; readonly focus: Element | null } | null = null;

  constructor(document: Document) {
    this.document = document;
  }

  /** Scroll to `y` at once, whatever the page's own style of scrolling. */
  async scroll(y: number): Promise<void> {
    this.before ??= { x: scrollX, y: scrollY, focus: documentActiveElement(this.document) };
    scrollTo({ left: scrollX, top: y, behavior: 'instant' });
    await drawn();
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
