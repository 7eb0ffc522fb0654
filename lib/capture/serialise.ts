import { KuaError } from '../model/index.ts';
import { attributeText } from './attributes.ts';
import { budgets } from './budgets.ts';
import { stillStyle } from './css-states.ts';
import {
  data,
  documentAdoptedStyleSheets,
  documentDoctype,
  documentElement,
  firstChild,
  isComment,
  isElement,
  isHtml,
  isText,
  localName,
  nextSibling,
  parentNode,
  templateContent,
  textContent,
} from './dom.ts';
import { doctypeText } from './doctype.ts';
import { isPictureObject, shownText } from './element-rules.ts';
import { ElementWriter } from './element-writer.ts';
import { commentText, escapeText } from './escape.ts';
import { windowOf } from './frame-place.ts';
import type { HighlightRun } from './highlights.ts';
import type { LiveReading } from './live-reading.ts';
import { isSvg, tagOf, writtenAs, type Context } from './markup-context.ts';
import { fitOf, movesText, rootScope, scopeWithin, wrapperFor, type Fit, type Scope } from './nesting.ts';
import { PageWriter } from './page-writer.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const voidTags = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);
/** Elements whose text a parser without scripts would read as markup, or as nothing: kept as inert text. */
const inertTags = words('script noscript noembed noframes');
/** Elements in which a parser reads nothing but text (HTML, §13.2.5.2). */
const textTags = words('title textarea');
const preformatted = words('pre listing');
const noRuns: readonly HighlightRun[] = [];
/** Parsers put what lies deeper on this level. */
const parserDepth = 512;

/** What closes an open element once everything in it is written; `resume` is where the walk goes on then. */
interface End {
  readonly node: Node;
  readonly close: string;
  readonly resume: Node | null;
  readonly inside: Context;
  readonly scope: Scope;
  /** The tree that ends here: its adopted sheets come after those in its markup. */
  readonly tree: ShadowRoot | Document | null;
}

/**
 * Serialise a document for reading: a walk without recursion over the live nodes, which it does not change
 * (HTML, §13.3).
 *
 * Scripts become text, whatever would fetch, follow or restrict something gets another name (`data-kua-…`), addresses
 * of pictures, styles and fonts are left open until their bytes have a name. Shadow roots, closed ones too, become
 * declarative templates. What the page shows without its markup saying so is written as markup where HTML can.
 *
 * @returns what `finish()` of the writer then makes the page of
 * @throws KuaError `no-document`, `page-too-large`
 */
export function serialise(document: Document, live: LiveReading): PageWriter {
  const root = documentElement(document);
  if (!root) throw new KuaError('no-document');
  const out = new PageWriter();
  out.write(doctypeText(documentDoctype(document)));
  if (!isPage(root)) {
    out.policy();
    out.write(`<style>html,body{margin:0;height:100%}body>svg{display:block}</style>`);
  }
  if (live.highlights.areUnseen) out.limit('highlights-not-kept', null, null);
  for (const family of live.unknownFonts) out.limit('font-not-kept', family, null);
  new Serialiser(out, live, root, document).walk();
  return out;
}

class Serialiser {
  private readonly out: PageWriter;
  private readonly live: LiveReading;
  private readonly elements: ElementWriter;
  private readonly root: Element;
  private readonly document: Document;
  private readonly ends: End[] = [];
  private nodes = 0;
  private depth = 0;

  constructor(out: PageWriter, live: LiveReading, root: Element, document: Document) {
    this.out = out;
    this.live = live;
    this.elements = new ElementWriter(out, live);
    this.root = root;
    this.document = document;
  }

  walk(): void {
    for (let node: Node | null = this.root; node;) node = this.open(node) ?? this.after(node);
  }

  /** The node that follows `node` when nothing in it is left to write; closes the elements that end in between. */
  private after(node: Node): Node | null {
    let current = node;
    for (;;) {
      const next = current === this.root ? null : nextSibling(current);
      if (next) return next;
      const end = this.ends.pop();
      if (!end) return null;
      this.close(end);
      // A shadow root is done: its host's own children follow.
      if (end.resume) return end.resume;
      this.depth -= 1;
      current = end.node;
    }
  }

  private close({ node, close, tree }: End): void {
    if (tree) {
      const isShadow = tree instanceof ShadowRoot;
      for (const sheet of isShadow ? tree.adoptedStyleSheets : documentAdoptedStyleSheets(tree))
        this.elements.adoptedSheet(sheet, node);
      this.elements.addedRules(this.live.addedTo(tree), node);
      // The document's own rule against motion does not reach into shadow trees.
      if (isShadow && this.live.sheets.move) this.out.write(`<style>${stillStyle}</style>`);
    }
    this.out.write(close);
  }

  /** Write a node's start; answers the first node inside it that is still to be written, or null. */
  private open(node: Node): Node | null {
    this.nodes += 1;
    if (this.nodes > budgets.nodes) throw new KuaError('page-too-large', `more than ${budgets.nodes} nodes`);
    if (isElement(node)) return this.openElement(node);
    if (isText(node)) this.placeText(node);
    else if (isComment(node)) this.out.write(`<!--${commentText(data(node))}-->`);
    return null;
  }

  private placeText(node: Text): void {
    const scope = this.ends.at(-1)?.scope ?? rootScope;
    if (!movesText(scope) || !/[^\t\n\f\r ]/u.test(data(node))) {
      this.text(node);
      return;
    }
    const [before, after] = wrapperFor('celled', scope);
    this.out.write(before);
    this.text(node);
    this.out.write(after);
  }

  private text(node: Text): void {
    const whole = data(node);
    let at = 0;
    for (const { start, end, name } of this.live.highlights.runs.get(node) ?? noRuns) {
      if (start < at) continue;
      this.out.write(escapeText(whole.slice(at, start)));
      this.out.write('<kua-highlight');
      this.out.attribute('data-kua-highlight', name);
      this.out.write(`>${escapeText(whole.slice(start, end))}</kua-highlight>`);
      at = end;
    }
    this.out.write(escapeText(at === 0 ? whole : whole.slice(at)));
  }

  private openElement(element: Element): Node | null {
    const { inside: context, scope } = this.ends.at(-1) ?? { inside: 'html' as const, scope: rootScope };
    const html = isHtml(element);
    const tag = tagOf(element);
    if (html) this.elements.remark(element, tag);
    if (html ? inertTags.has(tag) : tag.toLowerCase() === 'script') {
      this.elements.inert(element, tag, context);
      return null;
    }
    if ((tag === 'style' && (html || isSvg(element))) || this.elements.isInlineLink(element, tag)) {
      this.elements.style(element, context);
      return null;
    }
    const written = writtenAs(element, context);
    const fit = html && written.tag !== null ? fitOf(written.tag, scope) : 'plain';
    if (fit !== 'plain') this.live.nested(scope.parent, tag);
    const shadow = html ? this.live.shadowOf(element) : null;
    const name = this.nameOf(element, written.tag, fit);
    const [before, after] = wrapperFor(fit, scope);
    this.out.write(before);
    this.elements.startTag(element, name, tag, fit);
    if (name === 'select') this.out.write(emptyChoice(element));
    if (html && voidTags.has(name)) {
      this.out.write(after);
      return null;
    }
    const close = `</${name}>${after}`;
    if (html && (name === 'iframe' || textTags.has(tag))) {
      this.out.write(`${name === 'iframe' ? '' : textInside(element, tag)}${close}`);
      return null;
    }
    if (html) this.placePolicy(element, tag);
    if (html) this.live.scrollMark(element, this.root, this.out);
    this.depth += 1;
    if (this.depth === parserDepth)
      this.out.limit('nesting-flattened', null, `deeper than ${parserDepth} levels`);
    const isTemplate = tag === 'template' && element instanceof HTMLTemplateElement;
    const first = firstChild(isTemplate ? templateContent(element) : element);
    if (html && preformatted.has(name) && first && isText(first) && data(first).startsWith('\n'))
      this.out.write('\n');
    const tree = this.endsDocument(element, tag) ? this.document : null;
    const within = html ? scopeWithin(name, scope, fit) : written.inside === 'html' ? rootScope : scope;
    this.ends.push({ node: element, close, resume: null, inside: written.inside, scope: within, tree });
    if (shadow) return this.openShadow(shadow, first) ?? this.emptyElement();
    return first ?? this.emptyElement();
  }

  /** What is adopted comes after all else: at the end of the body, or of a root without one. */
  private endsDocument(element: Element, tag: string): boolean {
    if (element === this.root) return !isPage(element);
    return tag === 'body' && parentNode(element) === this.root;
  }

  private nameOf(element: Element, tag: string | null, fit: Fit): string {
    if (tag === null || fit === 'renamed') return 'kua-element';
    if (fit === 'inert') return 'template';
    // Where a script put something into what has no inside.
    if (tag === 'hr' && firstChild(element)) return 'kua-element';
    if (!isHtml(element) || (tag !== 'object' && tag !== 'embed' && tag !== 'applet')) return tag;
    if (windowOf(element)) return 'iframe';
    // An object that shows nothing of its own shows what is inside it.
    return isPictureObject(element) ? 'img' : 'kua-element';
  }

  private emptyElement(): null {
    const end = this.ends.pop();
    if (end) this.close(end);
    this.depth -= 1;
    return null;
  }

  private openShadow(shadow: ShadowRoot, hostFirst: Node | null): Node | null {
    const focus = shadow.delegatesFocus ? ' shadowrootdelegatesfocus=""' : '';
    const mode = attributeText('data-kua-mode', shadow.mode) ?? '';
    this.out.write(`<template shadowrootmode="open"${mode}${focus}>`);
    this.live.assignSlots(shadow);
    const inside = firstChild(shadow);
    const end = { node: shadow, inside: 'html', scope: rootScope, tree: shadow } as const;
    if (inside && hostFirst) {
      this.ends.push({ ...end, close: '</template>', resume: hostFirst });
      return inside;
    }
    if (!inside) {
      this.close({ ...end, close: '</template>', resume: null });
      return hostFirst;
    }
    const host = this.ends.pop();
    if (host) this.ends.push({ ...end, node: host.node, close: `</template>${host.close}`, resume: null });
    return inside;
  }

  private placePolicy(element: Element, tag: string): void {
    if (tag === 'head' && parentNode(element) === this.root) this.out.policy();
    if (element !== this.root || startsWithHead(element)) return;
    this.out.write('<head>');
    this.out.policy();
    this.out.write('</head>');
  }
}

/** A choice that shows nothing, where a script chose none: the first would be shown instead. */
function emptyChoice(select: Element): string {
  const isOpen = select instanceof HTMLSelectElement && select.selectedIndex === -1 && !select.multiple;
  return isOpen && select.options.length > 0 ? '<option selected hidden></option>' : '';
}

/** True for the root of an HTML page; what a browser shows of other documents has no head to put a policy in. */
function isPage(root: Element): boolean {
  return isHtml(root) && localName(root) === 'html';
}

function startsWithHead(root: Element): boolean {
  let child = firstChild(root);
  while (child && !isElement(child)) child = nextSibling(child);
  return child !== null && isElement(child) && isHtml(child) && localName(child) === 'head';
}

/** The text of an element whose content a parser reads as nothing but text. */
function textInside(element: Element, tag: string): string {
  const text = escapeText(shownText(element) ?? textContent(element) ?? '');
  // A parser drops the first line feed of a text area.
  return tag === 'textarea' ? `\n${text}` : text;
}
