import { budgets } from './budgets.ts';
import { imageComplete, imageLoading, isConnected, isVisible, queryAll } from './dom.ts';

const loads = ['load', 'error'] as const;

/** What a page had not done when it was waited for no longer. */
export interface Rest {
  /** Pictures it had asked for that had not come. */
  readonly late: number;
  /** Its content went on changing. */
  readonly restless: boolean;
}

/** True for a picture some part of which stands in the visible area: no browser puts off loading that. */
function isInView(image: HTMLImageElement): boolean {
  const { top, bottom, left, right } = Element.prototype.getBoundingClientRect.call(image);
  return bottom >= 0 && top <= innerHeight && right >= 0 && left <= innerWidth;
}

/** True for a picture that the page has asked for and that has not come to its end, well or ill. */
function isComing(element: Element): element is HTMLImageElement {
  if (!(element instanceof HTMLImageElement) || imageComplete(element)) return false;
  return imageLoading(element) !== 'lazy' || (isVisible(element) && isInView(element));
}

/**
 * Waits for what a page loads when it is scrolled. Pictures in shadow trees are not waited for: those that have not come
 * are asked for when the page is read.
 */
export class PageRest {
  private readonly document: Document;
  /** Pictures that were waited for in vain once. */
  private readonly givenUp = new Set<HTMLImageElement>();

  constructor(document: Document) {
    this.document = document;
  }

  /** Wait until the pictures that the page has asked for by now are there, for `budgets.placeMs` at most. */
  async pictures(): Promise<Rest> {
    const { signal, end } = deadline();
    await this.awaitPictures(signal);
    end();
    return { late: this.late(), restless: false };
  }

  /**
   * The same, and until nothing has been added to the page or loaded in it for `budgets.restMs`.
   *
   * @param isOver told at each change; true ends the waiting early
   */
  async everything(isOver: () => boolean): Promise<Rest> {
    const { signal, end } = deadline();
    let isQuiet = false;
    while (!isQuiet && !signal.aborted && !isOver()) {
      await this.awaitPictures(signal);
      isQuiet = await this.quiet(signal, isOver);
      // What came last may have been a picture that others follow.
      isQuiet &&= this.awaited().length === 0;
    }
    end();
    return { late: this.late(), restless: !isQuiet && signal.aborted };
  }

  private coming(): HTMLImageElement[] {
    return queryAll(this.document, 'img').filter(isComing);
  }

  private late(): number {
    const stillOut = [...this.givenUp].filter((image) => isConnected(image) && !imageComplete(image));
    return new Set([...this.coming(), ...stillOut]).size;
  }

  private awaited(): HTMLImageElement[] {
    return this.coming().filter((image) => !this.givenUp.has(image));
  }

  private async awaitPictures(signal: AbortSignal): Promise<void> {
    const awaited = this.awaited();
    await Promise.all(awaited.map((image) => ended(image, signal)));
    if (signal.aborted) for (const image of awaited) this.givenUp.add(image);
  }

  /** True once nothing has happened for a while; false when the time or `isOver` ends that. */
  private async quiet(signal: AbortSignal, isOver: () => boolean): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    let timer = setTimeout(resolve, budgets.restMs, true);
    const stir = (): void => {
      clearTimeout(timer);
      if (isOver()) resolve(false);
      else timer = setTimeout(resolve, budgets.restMs, true);
    };
    const changes = new MutationObserver(stir);
    changes.observe(this.document, { subtree: true, childList: true, attributeFilter: ['src', 'srcset'] });
    // What is loaded within the page tells it on the way down alone.
    for (const type of loads) this.document.addEventListener(type, stir, true);
    signal.addEventListener('abort', () => resolve(false));
    const isQuiet = await promise;
    clearTimeout(timer);
    changes.disconnect();
    for (const type of loads) this.document.removeEventListener(type, stir, true);
    return isQuiet;
  }
}

/** A signal that comes after `budgets.placeMs`, unless the waiting ends before. */
function deadline(): { readonly signal: AbortSignal; readonly end: () => void } {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), budgets.placeMs);
  return { signal: over.signal, end: () => clearTimeout(timer) };
}

/** Until a picture has come to its end or `signal` comes. */
async function ended(image: HTMLImageElement, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = (): void => resolve();
  for (const type of loads) EventTarget.prototype.addEventListener.call(image, type, over, { once: true });
  signal.addEventListener('abort', over, { once: true });
  if (signal.aborted) resolve();
  await promise;
  for (const type of loads) EventTarget.prototype.removeEventListener.call(image, type, over);
}
