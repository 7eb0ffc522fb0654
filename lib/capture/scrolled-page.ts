import { documentActiveElement, documentVisibility, isConnected } from './dom.ts';

/**
 * The first frame hands the page over to be painted, while the browser goes on to the next; a frame after that can begin
 * only once the paint is done, and one more lets it come to the screen.
 */
const framesToScreen = 4;
/** A busy machine draws late; a window that the browser does not draw at all is not awaited for longer. */
const drawnMs = 5000;
/** A page that is not in front draws nothing, and is left this long to hear that it was scrolled. */
const hiddenMs = 250;

/** Until the screen shows what the page is now. */
async function drawn(document: Document): Promise<void> {
  await new Promise<void>((resolve) => {
    const isHidden = documentVisibility(document) === 'hidden';
    const timer = setTimeout(resolve, isHidden ? hiddenMs : drawnMs);
    const next = (frames: number): void => {
      if (frames === 0) {
        clearTimeout(timer);
        resolve();
      } else requestAnimationFrame(() => next(frames - 1));
    };
    next(framesToScreen);
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
    await drawn(this.document);
  }

  /** Scroll back, and give back the focus if the page took it away on the way. */
  async restore(): Promise<void> {
    if (!this.before) return;
    const { x, y, focus } = this.before;
    this.before = null;
    scrollTo({ left: x, top: y, behavior: 'instant' });
    // A page hears that it was scrolled only with its next frame, and may take the focus away then.
    await drawn(this.document);
    if (focus === documentActiveElement(this.document) || !(focus instanceof HTMLElement)) return;
    if (isConnected(focus)) HTMLElement.prototype.focus.call(focus, { preventScroll: true });
  }
}
