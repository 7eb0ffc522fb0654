import {
  attribute,
  currentSrc,
  hasAttribute,
  inputChecked,
  inputIndeterminate,
  inputType,
  inputValue,
  isHtml,
  matches,
  optionSelected,
  parentNode,
} from './dom.ts';
import { absolute, isFetchable } from './addresses.ts';
import type { ElementFacts } from './element-facts.ts';
import { framingTags, isPictureDocument } from './frame-place.ts';
import { sheetOf } from './live-sheets.ts';
import { isWaiting } from './pictures.ts';
import type { ResourceUse } from './snapshot.ts';
import { words } from './words.ts';

/** What the page for reading carries in place of an attribute: nothing of it, other text, or a resource. */
export type Replacement =
  | { readonly keep: 'renamed' }
  | { readonly keep: 'text'; readonly value: string }
  | { readonly keep: 'dropped'; readonly code: string }
  | { readonly keep: 'resource'; readonly url: string; readonly use: ResourceUse };

/** A part of another file, which is drawn in the element. */
export interface Drawn {
  readonly keep: 'drawing';
  readonly url: string;
}

const renamed: Replacement = { keep: 'renamed' };
const text = (value: string): Replacement => ({ keep: 'text', value });

function resource(url: string | null, use: ResourceUse): Replacement {
  if (url !== null && /^data:image\//iu.test(url)) return text(url);
  return url !== null && isFetchable(url) ? { keep: 'resource', url, use } : renamed;
}

const styleRel = /(?:^|\s)stylesheet(?:\s|$)/iu;
const iconRel = /(?:^|\s)(?:icon|apple-touch-icon(?:-precomposed)?|mask-icon)(?:\s|$)/iu;
const quietRel = /^(?:canonical|alternate|author|license|help|next|prev|search|shortlink|amphtml)$/iu;

/** True for a `<link>` that brings a style sheet. */
export function isStyleLink(element: Element, tag: string): boolean {
  return tag === 'link' && styleRel.test(attribute(element, 'rel') ?? '');
}

function linkAttribute(element: Element, name: string, value: string, base: string): Replacement | null {
  const rel = attribute(element, 'rel') ?? '';
  const isStyle = styleRel.test(rel);
  if (name === 'rel') {
    // Whether an alternate or a titled sheet is on was the reader's choice or a script's: `media` tells it.
    if (isStyle) return text('stylesheet');
    return iconRel.test(rel) || quietRel.test(rel.trim()) ? null : renamed;
  }
  if ((name === 'title' || name === 'disabled') && isStyle) return renamed;
  if (name !== 'href') return null;
  if (isStyle) return resource(absolute(value, base), 'style');
  if (iconRel.test(rel)) return resource(absolute(value, base), 'icon');
  return text(absolute(value, base) ?? value);
}

function inputAttribute(
  element: Element,
  name: string,
  value: string,
  base: string,
  { chosen }: ElementFacts,
): Replacement | null {
  if (!(element instanceof HTMLInputElement)) return null;
  const type = inputType(element);
  if (name === 'value' && type === 'password') return { keep: 'dropped', code: 'password-removed' };
  if (name === 'checked') return chosen === false ? renamed : null;
  if (name === 'src') return type === 'image' ? resource(absolute(value, base), 'image') : renamed;
  return null;
}

function foreignAttribute(
  tag: string,
  name: string,
  value: string,
  base: string,
): Replacement | Drawn | null {
  // An animation could point a picture elsewhere.
  if (name === 'attributeName' && /href|src/iu.test(value)) return renamed;
  if (name !== 'href' && name !== 'xlink:href') return null;
  if (value.startsWith('#') || /^data:image\//iu.test(value)) return null;
  if (tag === 'a') return text(absolute(value, base) ?? value);
  const url = absolute(value, base);
  // Browsers draw a part of another file only if that is of the same site.
  if (tag === 'use' && url !== null && isFetchable(url) && URL.parse(url)?.origin === location.origin)
    return { keep: 'drawing', url };
  return tag === 'image' || tag === 'feImage' ? resource(url, 'image') : renamed;
}

const fetchingTags = framingTags.union(words('source track video audio portal bgsound'));

/**
 * What becomes of an attribute that stands for something to fetch, follow or fill in; null where the general rules of
 * `attributes.ts` hold.
 *
 * @param base  what addresses are relative to
 * @param facts what is known of the element beyond its attributes
 */
export function replacementFor(
  element: Element,
  tag: string,
  name: string,
  value: string,
  base: string,
  facts: ElementFacts,
): Replacement | Drawn | null {
  if (!isHtml(element)) return foreignAttribute(tag, name, value, base);
  switch (tag) {
    case 'a':
    case 'area':
      return name === 'href' ? text(facts.href ?? absolute(value, base) ?? value) : null;
    case 'link':
      return linkAttribute(element, name, value, base);
    case 'style':
      return name === 'title' ? renamed : null;
    case 'input':
      return inputAttribute(element, name, value, base, facts);
    case 'base':
      return renamed;
    case 'meta':
      return name === 'charset' ? renamed : null;
    case 'option':
      return name === 'selected' && facts.chosen === false ? renamed : null;
    case 'img':
      if (name === 'src') return shownPicture(value, base, facts);
      break;
    default:
  }
  if (name === 'background') return resource(absolute(value, base), 'image');
  if (name === 'poster') return resource(absolute(value, base), 'poster');
  if (fetchingTags.has(tag) && (name === 'src' || name === 'data' || name === 'code')) return renamed;
  return null;
}

/** The candidate that was shown, whichever of `srcset` or `<picture>` it came from. */
function shownPicture(value: string, base: string, { picture }: ElementFacts): Replacement {
  if (picture?.waiting) return renamed;
  return resource(picture?.address ?? absolute(value, base), 'image');
}

export interface LiveAttribute {
  readonly name: string;
  readonly replacement: Replacement;
}

const nothing: readonly LiveAttribute[] = [];
const mark = (name: string): LiveAttribute => ({ name, replacement: text('') });

/**
 * Attributes that an element shows without carrying them: the picture of an `<img srcset>`, what was typed or ticked,
 * what was opened above the page. States that no attribute of HTML holds get one of ours, which the selectors of the
 * page's style sheets are led to (see `css-states.ts`).
 */
export function liveAttributes(element: Element, tag: string): readonly LiveAttribute[] {
  switch (tag) {
    case 'img':
      return element instanceof HTMLImageElement && !isWaiting(element) ? shownImage(element) : nothing;
    case 'input':
      return element instanceof HTMLInputElement ? shownInput(element) : nothing;
    case 'option':
      return element instanceof HTMLOptionElement &&
        optionSelected(element) &&
        attribute(element, 'selected') === null
        ? [mark('selected')]
        : nothing;
    case 'dialog':
      return matches(element, ':modal') ? [mark('data-kua-modal')] : nothing;
    case 'link':
    case 'style': {
      return isOff(element) ? [{ name: 'media', replacement: text('not all') }] : nothing;
    }
    default:
      return nothing;
  }
}

/** True for an `<object>` or `<embed>` that shows a picture, as far as its document, its type or its address tells. */
export function isPictureObject(element: Element): boolean {
  // What stands inside an object is drawn only where its picture did not come.
  const inside = new Range();
  inside.selectNodeContents(element);
  if (inside.getClientRects().length > 0) return false;
  if (isPictureDocument(element)) return true;
  const source = attribute(element, 'data') ?? attribute(element, 'src') ?? '';
  const type = attribute(element, 'type');
  return type === null
    ? /\.(?:png|jpe?g|gif|webp|avif|svg)(?:$|[?#])/iu.test(source)
    : type.startsWith('image/');
}

/** True for a style sheet that is there but not used: disabled, or an alternate that nobody chose. */
function isOff(element: Element): boolean {
  const sheet = sheetOf(element);
  const isAlternate =
    element instanceof HTMLLinkElement && /(?:^|\s)alternate(?:\s|$)/iu.test(attribute(element, 'rel') ?? '');
  if (sheet) return sheet.disabled || (isAlternate && !isFelt(sheet, element));
  return element instanceof HTMLLinkElement && (element.disabled || isAlternate);
}

/** Chromium calls an alternate sheet enabled that it does not use: one is used if something on the page obeys it. */
function isFelt(sheet: CSSStyleSheet, owner: Element): boolean {
  const { ownerDocument } = owner;
  return Array.from(sheet.cssRules)
    .slice(0, 50)
    .some((rule) => {
      if (!(rule instanceof CSSStyleRule)) return false;
      const element = ownerDocument.querySelector(rule.selectorText);
      if (!element) return false;
      const style = getComputedStyle(element);
      return Array.from(rule.style).some(
        (name) => style.getPropertyValue(name) === rule.style.getPropertyValue(name),
      );
    });
}

/** True for what the browser filled in by itself: it is the person's, not the page's. */
export function isAutofilled(element: Element): boolean {
  return matches(element, ':autofill');
}

function shownImage(image: HTMLImageElement): LiveAttribute[] {
  const shown: LiveAttribute[] = [];
  const isChosen = hasAttribute(image, 'srcset') || parentNode(image) instanceof HTMLPictureElement;
  if (attribute(image, 'src') === null && currentSrc(image) !== '')
    shown.push({ name: 'src', replacement: resource(currentSrc(image), 'image') });
  const { width, height, naturalWidth, naturalHeight } = image;
  // The candidate's density made it this large; its pixels alone would not.
  const isNatural = width === naturalWidth && height === naturalHeight && width > 0;
  if (isChosen && isNatural && !hasAttribute(image, 'width') && !hasAttribute(image, 'height')) {
    shown.push({ name: 'width', replacement: text(String(width)) });
    shown.push({ name: 'height', replacement: text(String(height)) });
  }
  return shown;
}

function shownInput(element: HTMLInputElement): LiveAttribute[] {
  const type = inputType(element);
  if (type === 'checkbox' || type === 'radio') {
    const shown = inputIndeterminate(element) ? [mark('data-kua-indeterminate')] : [];
    if (inputChecked(element) && attribute(element, 'checked') === null) shown.push(mark('checked'));
    return shown;
  }
  if (type === 'password' || type === 'file' || type === 'hidden' || isAutofilled(element)) return [];
  const value = inputValue(element);
  const written = attribute(element, 'value');
  return value === (written ?? '') ? [] : [{ name: 'value', replacement: text(value) }];
}

/** True for a password field in which something stands: it is left out, and the record says so. */
export function holdsPassword(element: Element): boolean {
  return (
    element instanceof HTMLInputElement && inputType(element) === 'password' && inputValue(element) !== ''
  );
}
