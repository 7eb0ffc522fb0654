/**
 * Reading a document whose author is hostile. A form's inputs and a document's named elements shadow the properties
 * of their own node (`<input name="firstChild">`), so every property is read with the getter of its prototype.
 * A content script has prototypes of its own, which no page can change.
 */
function getter<T extends object, K extends keyof T & string>(prototype: T, name: K): (target: T) => T[K] {
  const property: object = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  const get: unknown = Reflect.get(property, 'get');
  if (typeof get !== 'function') throw new TypeError(`no getter ${name}`);
  // A bound call is a function of its own for each getter, which engines make fast; a closure here would be one for all.
  // The type of a getter's result is its property's type, which the descriptor does not carry.
  return Function.prototype.call.bind(get) as (target: T) => T[K];
}

export const nodeType = getter(Node.prototype, 'nodeType');
export const firstChild = getter(Node.prototype, 'firstChild');
export const nextSibling = getter(Node.prototype, 'nextSibling');
export const parentNode = getter(Node.prototype, 'parentNode');
export const textContent = getter(Node.prototype, 'textContent');
export const innerText = getter(HTMLElement.prototype, 'innerText');

const elementFirstChild = getter(Element.prototype, 'firstElementChild');
const fragmentFirstChild = getter(DocumentFragment.prototype, 'firstElementChild');
const elementNextSibling = getter(Element.prototype, 'nextElementSibling');

export const scrollWidth = getter(Element.prototype, 'scrollWidth');
export const scrollHeight = getter(Element.prototype, 'scrollHeight');
export const clientWidth = getter(Element.prototype, 'clientWidth');
export const clientHeight = getter(Element.prototype, 'clientHeight');
export const children = getter(Element.prototype, 'children');
export const isConnected = getter(Node.prototype, 'isConnected');
export const localName = getter(Element.prototype, 'localName');
export const namespaceURI = getter(Element.prototype, 'namespaceURI');
export const elementSlot = getter(Element.prototype, 'assignedSlot');
/** What an absolutely positioned element is placed by. */
export const offsetParent = getter(HTMLElement.prototype, 'offsetParent');
/** An open shadow root. */
export const openShadowRoot = getter(Element.prototype, 'shadowRoot');

export const data = getter(CharacterData.prototype, 'data');
export const templateContent = getter(HTMLTemplateElement.prototype, 'content');
export const currentSrc = getter(HTMLImageElement.prototype, 'currentSrc');
export const imageSrc = getter(HTMLImageElement.prototype, 'src');
export const naturalWidth = getter(HTMLImageElement.prototype, 'naturalWidth');
export const inputValue = getter(HTMLInputElement.prototype, 'value');
export const inputType = getter(HTMLInputElement.prototype, 'type');
export const inputIndeterminate = getter(HTMLInputElement.prototype, 'indeterminate');
export const scrollTop = getter(Element.prototype, 'scrollTop');
export const scrollLeft = getter(Element.prototype, 'scrollLeft');
export const imageComplete = getter(HTMLImageElement.prototype, 'complete');
export const imageLoading = getter(HTMLImageElement.prototype, 'loading');
export const inputChecked = getter(HTMLInputElement.prototype, 'checked');
export const textareaValue = getter(HTMLTextAreaElement.prototype, 'value');
export const optionSelected = getter(HTMLOptionElement.prototype, 'selected');
export const anchorHref = getter(HTMLAnchorElement.prototype, 'href');
export const tableRows = getter(HTMLTableElement.prototype, 'rows');
export const rowCells = getter(HTMLTableRowElement.prototype, 'cells');
export const cellColSpan = getter(HTMLTableCellElement.prototype, 'colSpan');
export const cellRowSpan = getter(HTMLTableCellElement.prototype, 'rowSpan');
export const tableCaption = getter(HTMLTableElement.prototype, 'caption');
export const columnSpan = getter(HTMLTableColElement.prototype, 'span');
export const styleSheetOf = getter(HTMLStyleElement.prototype, 'sheet');
export const linkSheetOf = getter(HTMLLinkElement.prototype, 'sheet');

export const documentImplementation = getter(Document.prototype, 'implementation');
export const documentBody = getter(Document.prototype, 'body');
export const documentElement = getter(Document.prototype, 'documentElement');
export const documentURL = getter(Document.prototype, 'URL');
export const documentDoctype = getter(Document.prototype, 'doctype');
export const documentCompatMode = getter(Document.prototype, 'compatMode');
export const documentContentType = getter(Document.prototype, 'contentType');
export const documentCharacterSet = getter(Document.prototype, 'characterSet');
export const documentReadyState = getter(Document.prototype, 'readyState');
export const documentLastModified = getter(Document.prototype, 'lastModified');
export const documentVisibility = getter(Document.prototype, 'visibilityState');
export const documentTitle = getter(Document.prototype, 'title');
export const documentStyleSheets = getter(Document.prototype, 'styleSheets');
export const documentScrollingElement = getter(Document.prototype, 'scrollingElement');
export const documentActiveElement = getter(Document.prototype, 'activeElement');
export const documentAdoptedStyleSheets = getter(Document.prototype, 'adoptedStyleSheets');
export const baseURI = getter(Node.prototype, 'baseURI');

const html = 'http://www.w3.org/1999/xhtml';

const { ELEMENT_NODE, TEXT_NODE, CDATA_SECTION_NODE, COMMENT_NODE } = Node;

export const isElement = (node: Node): node is Element => nodeType(node) === ELEMENT_NODE;
export function isText(node: Node): node is Text {
  const type = nodeType(node);
  return type === TEXT_NODE || type === CDATA_SECTION_NODE;
}
export const firstElementChild = (node: Node): Element | null =>
  isElement(node)
    ? elementFirstChild(node)
    : node instanceof DocumentFragment
      ? fragmentFirstChild(node)
      : null;
export const nextElementSibling = (node: Node): Element | null =>
  isElement(node) ? elementNextSibling(node) : null;
export const isComment = (node: Node): node is Comment => nodeType(node) === COMMENT_NODE;
/** Nearly all elements are told by their class, which is faster; one that came from another window may not be. */
export const isHtml = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement || namespaceURI(element) === html;

export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** The qualified names of an element's attributes; no `Attr` is made of them. */
export function attributeNames(element: Element): string[] {
  return Element.prototype.getAttributeNames.call(element);
}

export function hasAttributes(element: Element): boolean {
  return Element.prototype.hasAttributes.call(element);
}

export function hasAttribute(element: Element, name: string): boolean {
  return Element.prototype.hasAttribute.call(element, name);
}

/** What may be searched: a document, a shadow tree, the content of a template, what is in an element. */
type Searched = Element | Document | DocumentFragment;

function prototypeOf(root: Searched): ParentNode {
  if (root instanceof Document) return Document.prototype;
  return root instanceof DocumentFragment ? DocumentFragment.prototype : Element.prototype;
}

/** The first element that a selector finds, in tree order. */
export function queryFirst(root: Searched, selector: string): Element | null {
  return prototypeOf(root).querySelector.call(root, selector);
}

/** What a selector finds, in tree order; a list that does not change, of which each element costs only when it is taken. */
export function queryList(root: Searched, selector: string): NodeListOf<Element> {
  return prototypeOf(root).querySelectorAll.call(root, selector);
}

export function queryAll(root: Searched, selector: string): Element[] {
  const found = queryList(root, selector);
  const { length } = found;
  const all: Element[] = [];
  // Of lists of thousands, iterators take several times as long.
  for (let at = 0; at < length; at += 1) {
    const element = found[at];
    if (element) all.push(element);
  }
  return all;
}

export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** True if the element is drawn: not `display: none`, not `visibility: hidden`, not in a closed `<details>`. */
export function isVisible(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}

/** True if the element has a box that is drawn, unless `visibility` says otherwise. */
export function hasDrawnBox(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element);
}

/** The element a node stands in: its parent, or the host of its shadow tree. */
export function ownerOf(node: Node): Element | null {
  const parent = parentNode(node);
  if (!parent) return null;
  return isElement(parent) ? parent : parent instanceof ShadowRoot ? parent.host : null;
}

declare global {
  interface Element {
    /** Firefox, content scripts only: the shadow root, closed ones too. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

/** Names of HTML that may have a shadow root, the frequent first, beside those that scripts define (DOM, §4.9, attachShadow). */
export const shadowHosts: ReadonlySet<string> = new Set(
  'div span p article aside blockquote body footer h1 h2 h3 h4 h5 h6 header main nav section'.split(' '),
);

/** True where to ask for a shadow root that is not open takes long: in Chrome it is a call of an extension's API. */
export const asksLong = 'dom' in (globalThis.chrome ?? {});

/** The element's shadow root, open or closed, or null. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const open = openShadowRoot(element);
  if (open) return open;
  const name = localName(element);
  if ((!shadowHosts.has(name) && !name.includes('-')) || !isHtml(element)) return null;
  const chromeDom = globalThis.chrome?.dom;
  if (chromeDom) return chromeDom.openOrClosedShadowRoot(element);
  const firefox = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot');
  return firefox?.get ? (firefox.get.call(element) as ShadowRoot | null) : null;
}
