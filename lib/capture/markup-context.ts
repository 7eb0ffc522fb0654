import { attribute, isHtml, localName, namespaceURI } from './dom.ts';
import { words } from './words.ts';

/** The namespace in which an HTML parser reads the tags at some place (HTML, §13.2.6). */
export type Context = 'html' | 'svg' | 'math';

const svg = 'http://www.w3.org/2000/svg';
const math = 'http://www.w3.org/1998/Math/MathML';

/** Tags that end foreign content wherever they stand in it (HTML, §13.2.6.5). */
const breakoutTags = words(
  'b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);
/** Elements within which a parser reads HTML again (HTML, §13.2.6: integration points). */
const svgIntegration = words('foreignobject desc title');
const mathIntegration = words('mi mo mn ms mtext');
const expressibleTag = /^[a-z][^\s/>\0<"'=]*$/iu;
/** Elements that no text can carry on from: what follows would be part of them. */
const swallowingTags = words('plaintext xmp');
/** What a parser reads as another element. */
const misreadTags = words('image');

/** How an element is written: its tag, null where no text parses back to it, and what a parser reads inside it. */
export interface Written {
  readonly tag: string | null;
  readonly inside: Context;
}

/** A parser knows HTML's names in any case, also those that a script wrote in capitals. */
export function tagOf(element: Element): string {
  return isHtml(element) ? localName(element).toLowerCase() : localName(element);
}

export function isSvg(element: Element): boolean {
  return namespaceURI(element) === svg;
}

export function isMath(element: Element): boolean {
  return namespaceURI(element) === math;
}

/** By tag, how elements of HTML are written where a parser reads HTML. */
const htmlWritten = new Map<string, Written>();

function writtenInHtml(tag: string): Written {
  const known = htmlWritten.get(tag);
  if (known) return known;
  const isExpressible = expressibleTag.test(tag) && !misreadTags.has(tag);
  const written = {
    tag: isExpressible ? (swallowingTags.has(tag) ? 'pre' : tag) : null,
    inside: 'html',
  } as const;
  htmlWritten.set(tag, written);
  return written;
}

/** True if an element of HTML is written by its own name where a parser reads HTML. */
export function isWritable(tag: string): boolean {
  return writtenInHtml(tag).tag === tag;
}

/**
 * How `element` is written where a parser reads `context`. An element that a script put where a parser never would
 * (an SVG picture's part outside SVG, a name of another vocabulary) has no tag: under its own it would be read as
 * something else, which could fetch or hide.
 */
export function writtenAs(element: Element, context: Context): Written {
  const tag = tagOf(element);
  if (context === 'html' && isHtml(element)) return writtenInHtml(tag);
  const unwritable = { tag: null, inside: context };
  if (isHtml(element) || !expressibleTag.test(tag)) return unwritable;
  const lower = tag.toLowerCase();
  if (isSvg(element)) {
    if (context === 'math' || (context === 'html' && tag !== 'svg') || breakoutTags.has(lower))
      return unwritable;
    return { tag, inside: svgIntegration.has(lower) ? 'html' : 'svg' };
  }
  if (namespaceURI(element) !== math) return unwritable;
  if (context === 'svg' || (context === 'html' && tag !== 'math') || breakoutTags.has(lower))
    return unwritable;
  const readsHtml =
    lower === 'annotation-xml' &&
    /^(?:text\/html|application\/xhtml\+xml)$/iu.test(attribute(element, 'encoding') ?? '');
  return { tag, inside: mathIntegration.has(lower) || readsHtml ? 'html' : 'math' };
}
