import { absolute, isFetchable } from './addresses.ts';
import { isScriptUrl, keptName } from './attributes.ts';
import {
  attribute,
  attributeNames,
  firstChild,
  hasAttribute,
  isHtml,
  localName,
  textContent,
} from './dom.ts';
import { noFacts, type AddedStyle, type ElementFacts } from './element-facts.ts';
import { holdsPassword, isStyleLink, replacementFor, type Replacement } from './element-rules.ts';
import { escapeText, rawText } from './escape.ts';
import { framingTags } from './frame-place.ts';
import { cssOf, type SheetRules } from './live-sheets.ts';
import { isSvg, type Context } from './markup-context.ts';
import type { Fit } from './nesting.ts';
import type { PageWriter } from './page-writer.ts';
import { UsedDrawings } from './used-drawings.ts';
import { words } from './words.ts';

/** A frame that was written, by its number in the document. */
export interface FrameWritten {
  readonly element: Element;
  readonly url: string;
  readonly place: number | null;
}

const remarkableTags = words('audio img input video');

const noStyle: AddedStyle = { css: '', copy: null };
const none: readonly never[] = [];

/** How elements of a table look that stand outside of one, and blocks that lost their name. */
const displays: Readonly<Record<string, string>> = {
  td: 'table-cell;padding:1px;vertical-align:inherit',
  th: 'table-cell;padding:1px;vertical-align:inherit;font-weight:bold;text-align:center',
  tr: 'table-row',
  tbody: 'table-row-group',
  thead: 'table-header-group',
  tfoot: 'table-footer-group',
  caption: 'table-caption;text-align:center',
  form: 'block',
  hr: 'block;border:1px inset;margin:.5em auto;color:gray;overflow:hidden',
  body: 'block;margin:8px',
  html: 'block',
};

/** Writes single elements: their start tags, and whole what is text and no markup within. */
export class ElementWriter {
  readonly frames: FrameWritten[] = [];
  readonly drawings = new UsedDrawings();
  private readonly out: PageWriter;
  private readonly facts: ReadonlyMap<Element, ElementFacts>;
  private readonly base: string;

  /** @param base what addresses are relative to */
  constructor(out: PageWriter, facts: ReadonlyMap<Element, ElementFacts>, base: string) {
    this.out = out;
    this.facts = facts;
    this.base = base;
  }

  /** What is known of an element beyond its markup. */
  of(element: Element): Readonly<ElementFacts> {
    return this.facts.get(element) ?? noFacts;
  }

  /** `<tag attributes>`. */
  startTag(element: Element, name: string, tag: string, fit: Fit): void {
    this.out.write(`<${name}`);
    if (name !== tag) this.out.attribute('data-kua-tag', tag);
    const drawing = this.attributes(element, name, tag, fit);
    if (framingTags.has(tag) && isHtml(element)) this.embedded(element, name, tag);
    this.out.write('>');
    if (drawing !== null) this.out.drawing(drawing, null);
  }

  /** The address of what an element shows of another document or picture. */
  private embedded(element: Element, name: string, tag: string): void {
    const source = attribute(element, tag === 'object' ? 'data' : 'src') ?? '';
    const url = absolute(source, this.base);
    if (name === 'iframe' || name === 'frame') {
      const place = this.of(element).frame?.place ?? null;
      this.out.frame(this.frames.length, 'src');
      this.frames.push({ element, url: source === '' ? 'about:blank' : (url ?? source), place });
    } else if (name === 'img' && tag !== 'img' && url !== null && isFetchable(url))
      this.out.resource('src', url, source, 'image');
    else if (name === 'img' && tag !== 'img' && /^data:image\//iu.test(source))
      this.out.attribute('src', source);
    else if (tag === 'object' || tag === 'embed' || tag === 'applet')
      this.out.limit('embedded-not-kept', url, null);
  }

  /** Answers the number of a drawing to be put inside the element. */
  private attributes(element: Element, written: string, tag: string, fit: Fit): number | null {
    const facts = this.of(element);
    const { shown = none, marks = none } = facts;
    const { css, copy } = this.styleOf(element, written, tag, fit, facts);
    let styled = false;
    let drawing: number | null = null;
    for (const name of attributeNames(element)) {
      const value = attribute(element, name) ?? '';
      if (shown.some((one) => one.name === name) || marks.some(([mark]) => mark === name))
        this.out.attribute(`data-kua-${name}`, value);
      else if (isScriptUrl(value)) this.out.attribute(keptName(name, value), value);
      else if (name === 'style') {
        styled = true;
        this.out.styleAttribute(name, value + css, this.base, copy);
      } else if (/url\(/iu.test(value) && isSvg(element)) this.out.styleAttribute(name, value, this.base);
      else {
        const replacement = replacementFor(element, tag, name, value, this.base, facts);
        if (replacement?.keep === 'drawing')
          drawing = this.drawn(element, name, value, replacement.url) ?? drawing;
        else this.replaced(name, value, replacement);
      }
    }
    for (const { name, replacement } of shown) this.replaced(name, '', replacement);
    for (const [name, value] of marks) this.out.attribute(name, value);
    if (css !== '' && !styled) this.out.styleAttribute('style', css.slice(1), this.base, copy);
    return drawing;
  }

  /** What an element's own style lacks of how it looked. */
  private styleOf(element: Element, written: string, tag: string, fit: Fit, facts: ElementFacts): AddedStyle {
    const { held = '', drawn, backdrop = '' } = facts;
    if (drawn) return { css: held + drawn.css, copy: drawn.copy };
    const isRenamed = fit === 'renamed' || (tag === 'hr' && firstChild(element) !== null && isHtml(element));
    const renamed = isRenamed ? `;display:${displays[tag] ?? 'block'}` : '';
    const isBare = (tag === 'object' || tag === 'embed') && fit === 'plain' && isHtml(element);
    const gone = isNeverDrawn(element, written, tag, fit) ? ';display:none!important' : '';
    const css = held + renamed + backdrop + (isBare ? ';border:0' : '') + gone;
    return css === '' ? noStyle : { css, copy: null };
  }

  /** The attribute of a `<use>` that names a part of another file; answers its number if it is new to its tree. */
  private drawn(element: Element, name: string, value: string, url: string): number | null {
    const { number, isNew } = this.drawings.note(element.getRootNode(), url);
    this.out.attribute(`data-kua-${name.replace(':', '-')}`, value);
    this.out.want(url, 'image');
    this.out.drawing(number, name);
    return isNew ? number : null;
  }

  private replaced(name: string, value: string, replacement: Replacement | null): void {
    if (replacement === null) this.out.attribute(keptName(name, value), value);
    else if (replacement.keep === 'renamed') this.out.attribute(`data-kua-${name.replace(':', '-')}`, value);
    else if (replacement.keep === 'text') this.out.attribute(name, replacement.value);
    else if (replacement.keep === 'dropped') this.out.alter(replacement.code, null, null);
    else this.out.resource(name, replacement.url, value, replacement.use);
  }

  /** A sheet whose address is its text: no policy of ours lets that be fetched. */
  isInlineLink(element: Element, tag: string): boolean {
    return (
      tag === 'link' &&
      isHtml(element) &&
      isStyleLink(element, tag) &&
      /^\s*data:/iu.test(attribute(element, 'href') ?? '')
    );
  }

  /** A `<style>`, or a `<link>` whose address is its text. */
  style(element: Element, context: Context): void {
    const isLink = localName(element) === 'link';
    this.out.write('<style');
    this.attributes(element, 'style', isLink ? 'link' : 'style', 'plain');
    this.out.write('>');
    const live = this.of(element).sheet ?? null;
    const written = isLink ? '' : (textContent(element) ?? '');
    this.out.css(written, live, this.base, context === 'html' ? 'style' : 'foreign-style');
    this.out.write('</style>');
  }

  adoptedSheet(rules: SheetRules): void {
    this.out.write('<style data-kua-adopted="">');
    this.out.css(cssOf(rules), null, this.base, 'style');
    this.out.write('</style>');
  }

  /** Rules that stand in no sheet of the page. */
  addedRules(css: string): void {
    if (css === '') return;
    this.out.write('<style data-kua-added="">');
    this.out.css(css, null, this.base, 'style');
    this.out.write('</style>');
  }

  /** A script, or what a reader with scripts never saw, as text that does nothing. */
  inert(element: Element, tag: string, context: Context): void {
    this.out.write('<script type="text/plain"');
    if (tag !== 'script') this.out.attribute('data-kua-tag', tag);
    for (const name of attributeNames(element)) {
      const value = attribute(element, name) ?? '';
      const fetches = name === 'src' || name === 'type' || name.endsWith('href');
      this.out.attribute(fetches ? `data-kua-${name.replace(':', '-')}` : keptName(name, value), value);
    }
    const text = textContent(element) ?? '';
    // Within SVG a parser reads the text of a script as markup.
    this.out.write(`>${context === 'html' ? rawText(text) : escapeText(text)}</script>`);
  }

  /** Say what the page for reading will lack of this element. */
  remark(element: Element, tag: string): void {
    if (!remarkableTags.has(tag)) return;
    if (tag === 'audio' || (tag === 'video' && hasAttribute(element, 'src')))
      this.out.limit('media-not-kept', attribute(element, 'src'), null);
    else if (this.of(element).picture?.waiting)
      this.out.limit('lazy-not-loaded', absolute(attribute(element, 'src') ?? '', this.base), null);
    else if (tag === 'input' && holdsPassword(element)) this.out.alter('password-removed', null, null);
  }
}

/**
 * True for what no browser draws where it stands, but would under the name or in the wrapper that it is written with: a
 * form among a table's rows (HTML, §15.3.8), a part of an SVG picture outside of one.
 */
function isNeverDrawn(element: Element, written: string, tag: string, fit: Fit): boolean {
  if (isHtml(element)) return tag === 'form' && fit === 'celled';
  return written === 'kua-element' && isSvg(element) && tag !== 'svg';
}
