import { isHtml, localName } from './dom.ts';

/** Elements that stand on lines of their own unless a style says otherwise. */
const blockTags = new Set(
  'address article aside blockquote body br button center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** What a reader never reads as text. */
const silentTags = new Set(
  'script style template noscript noembed noframes head title desc metadata defs iframe object embed canvas video audio datalist rp'.split(
    ' ',
  ),
);

export const isBlock = (element: Element): boolean => blockTags.has(localName(element));
export const isSilent = (element: Element): boolean => silentTags.has(localName(element));

/**
 * Text gathered piece by piece with white space collapsed. Two pieces never grow together where the page shows them
 * apart: “63.66” and “7,820,204” in neighbouring boxes are two figures, not one.
 */
export class TextRun {
  private text = '';
  private gap = false;
  /** Elements that began or ended since the last text. */
  private edges: Element[] = [];

  get isEmpty(): boolean {
    return this.text === '';
  }

  add(piece: string): void {
    const collapsed = piece.replace(/[\t\n\f\r ]+/gu, ' ');
    if (collapsed === '') return;
    if (collapsed.startsWith(' ')) this.gap = true;
    if (collapsed === ' ') return;
    if (!this.gap && this.text !== '') this.gap = this.edges.some((element) => !isInline(element));
    this.edges = [];
    // `trim` would also take no-break spaces, which belong to the text.
    const inner = collapsed.replace(/^ | $/gu, '');
    this.text += this.gap && this.text !== '' ? ` ${inner}` : inner;
    this.gap = collapsed.endsWith(' ');
  }

  /** The page shows what follows apart from what came before. */
  breakLine(): void {
    this.gap = true;
  }

  /** The element begins or ends here; its style is asked only where text would touch the text before it. */
  boundary(element: Element): void {
    if (this.gap || this.text === '') return;
    if (isBlock(element)) this.gap = true;
    else this.edges.push(element);
  }

  take(): string {
    const text = this.text.trim();
    this.text = '';
    this.gap = false;
    this.edges = [];
    return text;
  }
}

function isInline(element: Element): boolean {
  if (!isHtml(element)) return localName(element) !== 'text';
  const style = getComputedStyle(element);
  // What floats or is placed by itself is computed to be a block (CSS Display 3, §2.7).
  const { display } = style;
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return true;
  if (!display.startsWith('inline-')) return false;
  // Digits drawn one box each (a counter) read as one number unless something keeps the boxes apart.
  const apart = [style.marginLeft, style.marginRight, style.paddingLeft, style.paddingRight];
  return apart.every((length) => Number.parseFloat(length) === 0);
}
