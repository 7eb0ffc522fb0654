import { KuaError } from '../model/index.ts';
import { attributeText } from './attributes.ts';
import { budgets } from './budgets.ts';
import { stillStyle } from './css-states.ts';
import {
  data,
  firstChild,
  hasAttributes,
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
import { noFacts, type TreeFacts } from './element-facts.ts';
import { ElementWriter, type FrameWritten } from './element-writer.ts';
import { commentText, escapeText } from './escape.ts';
import type { FrozenPage } from './frozen-page.ts';
import { isSvg, isWritable, writtenAs, type Context } from './markup-context.ts';
import { fitOf, rootScope, scopeWithin, wrapperFor, type Fit, type Scope } from './nesting.ts';
import { PageWriter } from './page-writer.ts';
import { nodesInARow, type Steps } from './slices.ts';
import type { LiveState } from './snapshot.ts';
import { TextWriter } from './text-writer.ts';
import type { UsedDrawing } from './used-drawings.ts';
import { words } from './words.ts';

const voidTags = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);
/** Elements whose text a parser without scripts would read as markup, or as nothing: kept as inert text. */
const inertTags = words('script noscript noembed noframes');
/** Elements in which a parser reads nothing but text (HTML, §13.2.5.2). */
const textTags = words('title textarea');
const preformatted = words('pre listing');
/** Parsers put what lies deeper on this level. */
const parserDepth = 512;

/** Elements of HTML that are written otherwise than by their name, their attributes and what is inside them. */
const peculiar = new Set([
  ...voidTags,
  ...inertTags,
  ...textTags,
  ...preformatted,
  ...words('html head body style link template iframe frame object embed applet audio video'),
]);

/** What closes an open element once everything in it is written; `resume` is where the walk goes on then. */
interface End {
  readonly node: Node;
  readonly close: string;
  readonly resume: Node | null;
  readonly inside: Context;
  readonly scope: Scope;
  /** What is known of the tree that ends here: its adopted sheets come after those in its markup. */
  readonly tree: TreeFacts | null;
}

/** A document as text, in the making. */
export interface Serialised {
  /** `finish()` of it makes the page. */
  readonly writer: PageWriter;
  readonly frames: readonly FrameWritten[];
  /** What the page draws out of other files, by number. */
  readonly drawings: readonly UsedDrawing[];
  readonly nesting: LiveState['nesting'];
}

/** What is known of a document beside the page itself. */
export interface DocumentToWrite {
  readonly doctype: string;
  /** What addresses in it are relative to. */
  readonly base: string;
  readonly tree: TreeFacts;
  /** Some sheet sets something in motion. */
  readonly moves: boolean;
}

/**
 * Serialise a document for reading: a walk without recursion over its nodes, which it does not change (HTML, §13.3).
 *
 * Scripts become text, whatever would fetch, follow or restrict something gets another name (`data-kua-…`), addresses
 * of pictures, styles and fonts are left open until their bytes have a name. Shadow roots, closed ones too, become
 * declarative templates. What the page shows without its markup saying so is written as markup where HTML can.
 *
 * @throws KuaError `page-too-large`
 */
export function* serialise(page: FrozenPage, document: DocumentToWrite): Steps<Serialised> {
  const { root } = page;
  const writer = new PageWriter();
  writer.write(document.doctype);
  if (!isPage(root)) {
    writer.policy();
    writer.write(`<style>html,body{margin:0;height:100%}body>svg{display:block}</style>`);
  }
  const serialiser = new Serialiser(writer, page, document);
  yield* serialiser.walk();
  const { frames, drawings } = serialiser.elements;
  return { writer, frames, drawings: drawings.all, nesting: serialiser.nesting() };
}

class Serialiser {
  readonly elements: ElementWriter;
  private readonly texts: TextWriter;
  private readonly out: PageWriter;
  private readonly page: FrozenPage;
  private readonly document: DocumentToWrite;
  private readonly ends: End[] = [];
  private readonly nestings = new Map<string, number>();
  private nodes = 0;
  private depth = 0;

  constructor(out: PageWriter, page: FrozenPage, document: DocumentToWrite) {
    this.out = out;
    this.page = page;
    this.texts = new TextWriter(out, page.runs);
    this.elements = new ElementWriter(out, page.facts, document.base);
    this.document = document;
  }

  *walk(): Steps<void> {
    for (let node: Node | null = this.page.root; node;) {
      node = this.open(node) ?? this.after(node);
      if (this.nodes % nodesInARow === 0) yield;
    }
  }

  /** How often which element stood in which other one, where HTML text cannot say so. */
  nesting(): LiveState['nesting'] {
    return Array.from(this.nestings, ([key, times]) => {
      const [parent = '', child = ''] = key.split(' ');
      return { parent, child, times };
    });
  }

  private nested(parent: string, child: string): void {
    const key = `${parent} ${child}`;
    this.nestings.set(key, (this.nestings.get(key) ?? 0) + 1);
  }

  /** The node that follows `node` when nothing in it is left to write; closes the elements that end in between. */
  private after(node: Node): Node | null {
    let current = node;
    for (;;) {
      const next = current === this.page.root ? null : nextSibling(current);
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

  private close({ close, tree }: End): void {
    if (tree) {
      for (const rules of tree.adopted) if (rules) this.elements.adoptedSheet(rules);
      this.elements.addedRules(tree.added);
      // The document's own rule against motion does not reach into shadow trees.
      if (tree !== this.document.tree && this.document.moves) this.out.write(`<style>${stillStyle}</style>`);
    }
    this.out.write(close);
  }

  /** Write a node's start; answers the first node inside it that is still to be written, or null. */
  private open(node: Node): Node | null {
    this.nodes += 1;
    if (this.nodes > budgets.nodes) throw new KuaError('page-too-large', `more than ${budgets.nodes} nodes`);
    if (isElement(node)) return this.openElement(node);
    if (isText(node)) this.texts.write(node, this.ends.at(-1)?.scope ?? rootScope);
    else if (isComment(node)) this.out.write(`<!--${commentText(data(node))}-->`);
    return null;
  }

  private openElement(element: Element): Node | null {
    const { inside: context, scope } = this.ends.at(-1) ?? { inside: 'html' as const, scope: rootScope };
    const html = isHtml(element);
    const tag = html ? localName(element).toLowerCase() : localName(element);
    if (html && context === 'html' && this.isPlain(element, tag) && fitOf(tag, scope) === 'plain')
      return this.openPlain(element, tag, scope);
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
    if (fit !== 'plain') this.nested(scope.parent, tag);
    const shadow = this.page.hosts.get(element);
    const name = this.nameOf(element, written.tag, fit);
    const [before, after] = wrapperFor(fit, scope);
    this.out.write(before);
    this.elements.startTag(element, name, tag, fit);
    // A choice that shows nothing, where a script chose none: the first would be shown instead.
    if (this.elements.of(element).choosesNothing) this.out.write('<option selected hidden></option>');
    if (html && voidTags.has(name)) {
      this.out.write(after);
      return null;
    }
    const close = `</${name}>${after}`;
    if (html && (name === 'iframe' || textTags.has(tag))) {
      this.out.write(`${name === 'iframe' ? '' : this.textInside(element, tag)}${close}`);
      return null;
    }
    if (html) this.placePolicy(element, tag);
    this.out.write(this.elements.of(element).scrollMark ?? '');
    this.deeper();
    const isTemplate = tag === 'template' && element instanceof HTMLTemplateElement;
    const first = firstChild(isTemplate ? templateContent(element) : element);
    if (html && preformatted.has(name) && first && isText(first) && data(first).startsWith('\n'))
      this.out.write('\n');
    const tree = this.endsDocument(element, tag) ? this.document.tree : null;
    const within = html ? scopeWithin(name, scope, fit) : written.inside === 'html' ? rootScope : scope;
    this.ends.push({ node: element, close, resume: null, inside: written.inside, scope: within, tree });
    if (shadow) return this.openShadow(shadow, first) ?? this.emptyElement();
    return first ?? this.emptyElement();
  }

  /** True for nearly all elements of HTML: nothing is known of it beyond its markup, which is all that is written. */
  private isPlain(element: Element, tag: string): boolean {
    if (peculiar.has(tag) || element === this.page.root) return false;
    return this.elements.of(element) === noFacts && isWritable(tag);
  }

  private openPlain(element: Element, tag: string, scope: Scope): Node | null {
    if (hasAttributes(element)) this.elements.startTag(element, tag, tag, 'plain');
    else this.out.write(`<${tag}>`);
    this.deeper();
    const first = firstChild(element);
    const shadow = this.page.hosts.size === 0 ? undefined : this.page.hosts.get(element);
    const close = `</${tag}>`;
    if (!first && !shadow) {
      this.out.write(close);
      this.depth -= 1;
      return null;
    }
    const within = scopeWithin(tag, scope, 'plain');
    this.ends.push({ node: element, close, resume: null, inside: 'html', scope: within, tree: null });
    return shadow ? (this.openShadow(shadow, first) ?? this.emptyElement()) : first;
  }

  private deeper(): void {
    this.depth += 1;
    if (this.depth === parserDepth)
      this.out.limit('nesting-flattened', null, `deeper than ${parserDepth} levels`);
  }

  /** What is adopted comes after all else: at the end of the body, or of a root without one. */
  private endsDocument(element: Element, tag: string): boolean {
    const { root } = this.page;
    if (element === root) return !isPage(element);
    return tag === 'body' && parentNode(element) === root;
  }

  private nameOf(element: Element, tag: string | null, fit: Fit): string {
    if (tag === null || fit === 'renamed') return 'kua-element';
    if (fit === 'inert') return 'template';
    // Where a script put something into what has no inside.
    if (tag === 'hr' && firstChild(element)) return 'kua-element';
    if (!isHtml(element) || (tag !== 'object' && tag !== 'embed' && tag !== 'applet')) return tag;
    const shows = this.elements.of(element).frame?.shows;
    if (shows === 'document') return 'iframe';
    // An object that shows nothing of its own shows what is inside it.
    return shows === 'picture' ? 'img' : 'kua-element';
  }

  /** The text of an element whose content a parser reads as nothing but text. */
  private textInside(element: Element, tag: string): string {
    const { typed, autofilled } = this.elements.of(element);
    const text = escapeText((autofilled ? undefined : typed) ?? textContent(element) ?? '');
    // A parser drops the first line feed of a text area.
    return tag === 'textarea' ? `\n${text}` : text;
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
    const inside = firstChild(shadow);
    const tree = this.page.shadows.get(shadow) ?? null;
    const end = { node: shadow, inside: 'html', scope: rootScope, tree } as const;
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
    const { root } = this.page;
    // What is no page of HTML has got it at its beginning.
    if (!isPage(root)) return;
    if (tag === 'head' && parentNode(element) === root) this.out.policy();
    if (element !== root || startsWithHead(element)) return;
    this.out.write('<head>');
    this.out.policy();
    this.out.write('</head>');
  }
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
