import { hasAttribute, isHtml, isVisible, localName, ownerOf, queryAll } from './dom.ts';
import type { OwnLook } from './element-facts.ts';
import { isBlock, placedBlocks } from './inline-text.ts';
import type { LiveReading, Tree } from './live-reading.ts';
import { Looks } from './looks.ts';
import { withPlace } from './kept-place.ts';

/** What browsers hide or draw apart by themselves, and what an attribute of its own may. */
const unruled: Readonly<Record<'hide' | 'shape' | 'move', string>> = {
  hide:
    '[hidden], details, summary, dialog, [popover], area, title:not(svg title), text, tspan, textPath, foreignObject, annotation, ' +
    `annotation-xml, mphantom, ${styledWith('display visibility all:')}`,
  shape: `listing, marquee, plaintext, xmp, ${styledWith('display float position all:')}`,
  move: styledWith('left top right bottom margin inset trans offset scale rotate'),
};

/** Selects elements whose own style may say something of that. Most have none, which is asked first. */
function styledWith(properties: string): string {
  const each = properties.split(' ').map((property) => `[style*="${property}" i]`);
  return `[style]:is(${each.join()})`;
}

/** Above so many selectors it takes longer to look for elements than to ask all. */
const mostSelectors = 120;

/**
 * Read which elements of the trees are drawn, and how their text stands to the text around them, as far as that differs
 * from what is around them: only elements that some rule or attribute may have changed are asked, in one piece of work
 * that lays nothing out anew.
 *
 * @param moving elements that an animation holds
 */
export function readLooks(live: LiveReading, trees: readonly Tree[], moving: Iterable<Element>): void {
  const held = [...moving];
  for (const element of held) live.of(element).look = { ...shapeOf(element), ...hiddenOf(element) };
  noteAll(live, trees, 'hide', hiddenOf);
  noteAll(live, trees, 'shape', shapeOf);
  for (const element of held) readPlace(live, element);
  for (const tree of trees)
    for (const element of mayBe(live, tree, 'move', placedBlocks)) readPlace(live, element);
}

/** The elements that may look otherwise than what is around them. @param all those to be asked where no rule tells */
function mayBe(
  live: LiveReading,
  tree: Tree,
  interest: keyof typeof unruled,
  all: string,
): readonly Element[] {
  const selectors = live.sheets.selectors.of(interest);
  // Rules of a shadow tree reach its host and what is put into its slots.
  if (live.isThorough || selectors === null || selectors.length > mostSelectors || live.hosts.size > 0)
    return queryAll(tree, all);
  try {
    return queryAll(tree, [unruled[interest], ...selectors].join());
  } catch {
    return queryAll(tree, all);
  }
}

/** Note whether an element, and what is in it, is pushed off the page. */
function readPlace(live: LiveReading, element: Element): void {
  if (!reachesOff(element)) return;
  for (const one of [element, ...queryAll(element, '*')]) {
    const facts = live.of(one);
    facts.look = { ...facts.look, off: isOffPage(one) };
  }
}

/** Note looks, but of elements that would be taken to be drawn so anyway. */
function noteAll(
  live: LiveReading,
  trees: readonly Tree[],
  interest: 'hide' | 'shape',
  read: (element: Element) => OwnLook,
): void {
  // Parents come before what is in them.
  const around = new Looks(live.facts);
  for (const tree of trees)
    for (const element of mayBe(live, tree, interest, '*')) {
      const look = read(element);
      if (around.isLike(element, look)) continue;
      const facts = live.of(element);
      facts.look = facts.look ? { ...facts.look, ...look } : look;
    }
}

const hiddenOf = (element: Element): OwnLook => withPlace(element, drawnOf(element));

/** Whether an element and what is in it are drawn. */
function drawnOf(element: Element): OwnLook {
  const { display, visibility, contentVisibility } = getComputedStyle(element);
  if (display === 'contents') {
    // It has no box of its own: what is in it is drawn where its parent's would be.
    return visibility === 'visible' ? {} : { visible: false, inside: false };
  }
  const visible = isVisible(element);
  return { visible, inside: visible && contentVisibility !== 'hidden' && !isClosed(element) };
}

/** How what is in an element stands to what is around it. */
function shapeOf(element: Element): OwnLook {
  const style = getComputedStyle(element);
  const { display } = style;
  const parts = areParts(element, display);
  return isBlock(element) || !isHtml(element) ? { parts } : { parts, inline: isInline(style) };
}

/** True for what draws its children apart from each other (CSS Display 3, §2.7). */
function areParts(element: Element, display: string): boolean {
  if (display !== 'contents') return /flex|grid|box$/u.test(display);
  const owner = ownerOf(element);
  return owner !== null && areParts(owner, getComputedStyle(owner).display);
}

/** A closed `<details>` draws its summary alone. */
function isClosed(element: Element): boolean {
  return localName(element) === 'details' && !hasAttribute(element, 'open');
}

function isInline(style: CSSStyleDeclaration): boolean {
  // What floats or is placed by itself is computed to be a block (CSS Display 3, §2.7).
  const { display } = style;
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return true;
  if (!display.startsWith('inline-')) return false;
  // Digits drawn one box each (a counter) read as one number unless something keeps the boxes apart.
  const apart = [style.marginLeft, style.marginRight, style.paddingLeft, style.paddingRight];
  return apart.every((length) => Number.parseFloat(length) === 0);
}

/** True for a box that reaches over the page's left or upper edge: nothing in any other is pushed off the page with it. */
function reachesOff(element: Element): boolean {
  const { left, top } = Element.prototype.getBoundingClientRect.call(element);
  return left + scrollX < 0 || top + scrollY < 0;
}

/** True for a box pushed off the page, as pages do with text that only machines should find. */
function isOffPage(element: Element): boolean {
  const { width, height, right, bottom } = Element.prototype.getBoundingClientRect.call(element);
  if (width === 0 && height === 0) return false;
  return right + scrollX <= 0 || bottom + scrollY <= 0;
}
