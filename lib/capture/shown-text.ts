import { childElementCount, innerText, isVisible, textContent } from './dom.ts';

/** In shorter text than this, in characters, elements are asked one by one. */
const littleText = 400;
/** Elements whose text was asked for in vain, after which no more are: something small is hidden everywhere. */
const inVain = 50;
/** Characters that may be asked for in vain. */
const inVainChars = 2_000_000;

const bare = (text: string): string => text.replace(/\s+/gu, '');

/** True for an element with any text in it, drawn or not. */
export function hasText(element: Element): boolean {
  // A no-break space shows nothing that tells whether it is drawn.
  return /\S/u.test(textContent(element) ?? '');
}

/**
 * Finds elements in which all text is drawn, by the text that the browser draws there (HTML, §3.2.7): to ask for that
 * once takes far less time than to ask whether each element is drawn.
 */
export class ShownText {
  private failures = 0;
  private chars = 0;

  /** True if all text in the element is known to be drawn. What has no text may be hidden all the same. */
  isAllShown(element: HTMLElement): boolean {
    if (this.failures >= inVain || this.chars >= inVainChars) return false;
    const all = childElementCount(element) === 0 ? '' : (textContent(element) ?? '');
    if (all.length < littleText || !isVisible(element)) return false;
    if (bare(innerText(element)) === bare(all)) return true;
    this.failures += 1;
    this.chars += all.length;
    return false;
  }
}
