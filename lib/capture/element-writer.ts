import { withoutFragment } from '../model/index.ts';
import { absolute, isFetchable } from './addresses.ts';
import { isScriptUrl, keptName } from './attributes.ts';
import { attribute, attributeNames, baseURI, hasAttribute, isHtml, localName, textContent } from './dom.ts';
import {
  holdsPassword,
  isStyleLink,
  liveAttributes,
  replacementFor,
  type LiveAttribute,
  type Replacement,
} from './element-rules.ts';
import { escapeText, rawText } from './escape.ts';
import type { LiveReading } from './live-reading.ts';
import { cssOf, sheetOf } from './live-sheets.ts';
import { isSvg, type Context } from './markup-context.ts';
import type { Fit } from './nesting.ts';
import type { PageWriter } from './page-writer.ts';
import { isWaiting, pictureAddress } from './pictures.ts';

/** What may show another document, or a picture under another name than `img`. */
const embeddingTags: ReadonlySet<string> = new Set('iframe frame object embed applet'.split(' '));

/** What may show something that its attributes do not say. */
const liveTags: ReadonlySet<string> = new Set('img input option dialog link style video'.split(' '));

/** What may have a state, a look or pixels of its own that no attribute says. */
const statefulTags: ReadonlySet<string> = new Set([
  ...liveTags,
  ...'canvas embed hr object select textarea'.split(' '),
]);

/** True for what looks as its attributes and the style sheets say, unless something moves or was assigned. */
const isOrdinary = (tag: string): boolean => !statefulTags.has(tag) && !tag.includes('-');

const noneShown: readonly LiveAttribute[] = [];

const remarkableTags: ReadonlySet<string> = new Set('audio img input link video'.split(' '));

/** Writes single elements: their start tags, and whole what is text and no markup within. */
export class ElementWriter {
  private readonly out: PageWriter;
  private readonly live: LiveReading;

  constructor(out: PageWriter, live: LiveReading) {
    this.out = out;
    this.live = live;
  }

  /** `<tag attributes>`. */
  startTag(element: Element, name: string, tag: string, fit: Fit): void {
    this.out.write(`<${name}`);
    if (name !== tag) this.out.attribute('data-kua-tag', tag);
    const drawing = this.attributes(element, tag, fit);
    if (embeddingTags.has(tag) && isHtml(element)) this.embedded(element, name, tag);
    this.out.write('>');
    if (drawing !== null) this.out.drawing(drawing, null);
  }

  /** The address of what an element shows of another document or picture. */
  private embedded(element: Element, name: string, tag: string): void {
    const source = attribute(element, tag === 'object' ? 'data' : 'src') ?? '';
    const url = absolute(source, baseURI(element));
    if (name === 'iframe' || name === 'frame')
      this.out.frame(this.live.frame(element, source === '' ? 'about:blank' : (url ?? source)), 'src');
    else if (name === 'img' && tag !== 'img' && url !== null && isFetchable(url))
      this.out.resource('src', url, source, 'image');
    else if (name === 'img' && tag !== 'img' && /^data:image\//iu.test(source))
      this.out.attribute('src', source);
    else if (tag === 'object' || tag === 'embed' || tag === 'applet')
      this.out.limit('embedded-not-kept', url, null);
  }

  /** Answers the number of a drawing to be put inside the element. */
  private attributes(element: Element, tag: string, fit: Fit): number | null {
    const shown =
      liveTags.has(tag) && isHtml(element)
        ? [...liveAttributes(element, tag), ...this.live.videoFrame(element, tag)]
        : noneShown;
    const names = attributeNames(element);
    if (names.length === 0 && fit === 'plain' && isOrdinary(tag) && this.live.isAtRest) return null;
    const marks = this.live.marksOf(element, tag);
    const { css, copy } = this.live.styleOf(element, tag, fit);
    let styled = false;
    let drawing: number | null = null;
    for (const name of names) {
      const value = attribute(element, name) ?? '';
      if (shown.some((one) => one.name === name) || marks.some(([mark]) => mark === name))
        this.out.attribute(`data-kua-${name}`, value);
      else if (isScriptUrl(value)) this.out.attribute(keptName(name, value), value);
      else if (name === 'style') {
        styled = true;
        this.out.styleAttribute(name, value + css, baseURI(element), copy);
      } else if (isSvg(element) && /url\(/iu.test(value))
        this.out.styleAttribute(name, value, baseURI(element));
      else {
        const replacement = replacementFor(element, name, value);
        if (replacement?.keep === 'drawing')
          drawing = this.drawn(element, name, value, replacement.url) ?? drawing;
        else this.replaced(name, value, replacement);
      }
    }
    for (const { name, replacement } of shown) this.replaced(name, '', replacement);
    for (const [name, value] of marks) this.out.attribute(name, value);
    if (css !== '' && !styled) this.out.styleAttribute('style', css.slice(1), baseURI(element), copy);
    return drawing;
  }

  /** The attribute of a `<use>` that names a part of another file; answers its number if it is new to its tree. */
  private drawn(element: Element, name: string, value: string, url: string): number | null {
    const { number, isNew } = this.live.drawings.note(element.getRootNode(), url);
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
    this.attributes(element, isLink ? 'link' : 'style', 'plain');
    this.out.write('>');
    const sheet = sheetOf(element);
    const live = sheet && this.live.sheets.rulesOf(sheet);
    const written = isLink ? '' : (textContent(element) ?? '');
    this.out.css(written, live, baseURI(element), context === 'html' ? 'style' : 'foreign-style');
    this.out.write('</style>');
  }

  adoptedSheet(sheet: CSSStyleSheet, owner: Node): void {
    const rules = this.live.sheets.rulesOf(sheet);
    if (!rules || sheet.disabled) return;
    this.out.write('<style data-kua-adopted="">');
    this.out.css(cssOf(rules), null, baseURI(owner), 'style');
    this.out.write('</style>');
  }

  /** Rules that stand in no sheet of the page. */
  addedRules(css: string, owner: Node): void {
    if (css === '') return;
    this.out.write('<style data-kua-added="">');
    this.out.css(css, null, baseURI(owner), 'style');
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

  /** Say what the page for reading will lack of this element, and read what its sheet had. */
  remark(element: Element, tag: string): void {
    if (!remarkableTags.has(tag)) return;
    const sheet = tag === 'link' ? sheetOf(element) : null;
    if (sheet) this.live.sheets.rulesOf(sheet);
    else if (tag === 'audio' || (tag === 'video' && hasAttribute(element, 'src')))
      this.out.limit('media-not-kept', attribute(element, 'src'), null);
    else if (element instanceof HTMLImageElement) this.picture(element);
    else if (tag === 'input' && holdsPassword(element)) this.out.alter('password-removed', null, null);
  }

  private picture(image: HTMLImageElement): void {
    if (isWaiting(image)) {
      const url = absolute(attribute(image, 'src') ?? '', baseURI(image));
      this.out.limit('lazy-not-loaded', url, null);
    } else this.live.images.set(withoutFragment(pictureAddress(image) ?? ''), image);
  }
}
