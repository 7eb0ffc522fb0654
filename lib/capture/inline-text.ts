import { isHtml, localName } from './dom.ts';

/** Elements that stand on lines of their own unless a style says otherwise. */
const blockTags = new Set(
  'address article aside blockquote body br button center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** What a reader never reads as text. */
const silentTags = new Set(
  'script style template noscript noembed noframes head iframe frame object embed canvas video audio progress meter datalist rp'.split(
    ' ',
  ),
);
/** What a reader never reads as text in a drawing; elements of HTML with these names are nothing special. */
const silentInDrawings = new Set('title desc metadata defs'.split(' '));

const tableParts = new Set('tbody td tfoot th thead tr'.split(' '));
/** Selects what stands on lines of its own, but for the parts of tables, which stand where their table does. */
export const placedBlocks = [...blockTags.difference(tableParts)].join();

export const isBlock = (element: Element): boolean => blockTags.has(localName(element));
/** Selectors of what is never read as text. */
export const silentElements: readonly string[] = [...silentTags, `svg :is(${[...silentInDrawings].join()})`];
export const silentNames: ReadonlySet<string> = silentTags.union(silentInDrawings);
export function isSilent(element: Element): boolean {
  const tag = localName(element);
  return silentTags.has(tag) || (silentInDrawings.has(tag) && !isHtml(element));
}

/**
 * Text gathered piece by piece with white space collapsed. Two pieces never grow together where the page shows them
 * apart: “63.66” and “7,820,204” in neighbouring boxes are two figures, not one.
 */
export class TextRun {
  private text = '';
  private gap = false;

  get isEmpty(): boolean {
    return this.text === '';
  }

  add(piece: string): void {
    const collapsed = spread.test(piece) ? piece.replace(/[\t\n\f\r ]+/gu, ' ') : piece;
    if (collapsed === '') return;
    const begins = collapsed.startsWith(' ');
    if (begins) this.gap = true;
    if (collapsed === ' ') return;
    const ends = collapsed.endsWith(' ');
    // `trim` would also take no-break spaces, which belong to the text.
    const inner = collapsed.slice(begins ? 1 : 0, ends ? -1 : undefined);
    this.text += this.gap && this.text !== '' ? ` ${inner}` : inner;
    this.gap = ends;
  }

  /** The page shows what follows apart from what came before. */
  part(): void {
    this.gap = true;
  }

  take(): string {
    const text = this.text.trim();
    this.text = '';
    this.gap = false;
    return text;
  }
}

/** White space that is not yet one space. */
const spread = /[\t\n\f\r]| {2}/u;
