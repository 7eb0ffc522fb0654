import { Boxes } from './boxes.ts';
import {
  firstElementChild,
  hasAttribute,
  hasDrawnBox,
  isHtml,
  isVisible,
  localName,
  nextElementSibling,
  ownerOf,
  queryAll,
} from './dom.ts';
import type { OwnLook } from './element-facts.ts';
import { isBlock, placedBlocks } from './inline-text.ts';
import { withPlace } from './kept-place.ts';
import type { LiveReading, Tree } from './live-reading.ts';
import { Looks } from './looks.ts';
import { PageEdges } from './page-edges.ts';
import { words } from './words.ts';

/** What browsers hide or draw apart by themselves, and what an attribute of its own may. */
const unruled: Readonly<Record<'hide' | 'shape' | 'move', readonly string[]>> = {
  hide: [
    ...words('[hidden] details summary dialog [popover] area text tspan textPath foreignObject'),
    ...words('annotation annotation-xml mphantom'),
    'title:not(svg title)',
    styledWith('display visibility all:'),
  ],
  shape: [...words('listing marquee plaintext xmp'), styledWith('display float position all:')],
  move: [styledWith('left top right bottom margin inset trans offset scale rotate')],
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
  const boxes = new Boxes();
  const drawn: Read = (element, around) => withPlace(element, drawnOf(element, around, boxes));
  const shape: Read = (element) => shapeOf(element, boxes);
  for (const element of held) live.of(element).look = { ...shape(element, null), ...drawn(element, null) };
  noteAll(live, trees, 'hide', drawn);
  noteAll(live, trees, 'shape', shape);
  const places = new Places(live);
  for (const element of held) places.read(element);
  for (const tree of trees)
    for (const element of mayBe(live, tree, 'move', placedBlocks)) places.read(element);
}

/** @param around what is known of the elements around it; null before that */
type Read = (element: Element, around: Looks | null) => OwnLook;

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
    return live.present.all(tree, unruled[interest], selectors);
  } catch {
    return queryAll(tree, all);
  }
}

/** Notes which elements are pushed off the page. Each is measured once. */
class Places {
  private readonly live: LiveReading;
  private readonly edges: PageEdges;
  private readonly measured = new Set<Element>();

  constructor(live: LiveReading) {
    this.live = live;
    this.edges = new PageEdges(live.document);
  }

  /** Read where an element stands, and if it reaches over an edge, all that is in it. */
  read(element: Element): void {
    if (this.measured.has(element) || !this.edges.isReachedOver(element)) return;
    const left: [Element, boolean | null][] = [[element, null]];
    for (let next = left.pop(); next; next = left.pop()) {
      const [one, outer] = next;
      this.measured.add(one);
      const off = this.edges.isBeyond(one) ?? outer ?? false;
      if (off !== outer) this.note(one, off);
      for (let child = firstElementChild(one); child; child = nextElementSibling(child))
        if (!this.measured.has(child)) left.push([child, off]);
    }
  }

  private note(element: Element, off: boolean): void {
    const facts = this.live.of(element);
    facts.look = { ...facts.look, off };
  }
}

/** Note looks, but of elements that would be taken to be drawn so anyway. */
function noteAll(live: LiveReading, trees: readonly Tree[], interest: 'hide' | 'shape', read: Read): void {
  // Parents come before what is in them.
  const around = new Looks(live.facts);
  for (const tree of trees)
    for (const element of mayBe(live, tree, interest, '*')) {
      const look = read(element, around);
      if (around.isLike(element, look)) continue;
      const facts = live.of(element);
      facts.look = facts.look ? { ...facts.look, ...look } : look;
    }
}

/** Whether an element and what is in it are drawn. */
function drawnOf(element: Element, around: Looks | null, boxes: Boxes): OwnLook {
  const { display, visibility, contentVisibility } = getComputedStyle(element);
  if (display === 'contents') {
    // It has no box of its own: what is in it is drawn where its parent's would be.
    if (visibility !== 'visible') return { visible: false, inside: false };
    const owner = ownerOf(element);
    if (!owner || around?.of(owner).inside === true) return {};
    const box = boxes.around(element);
    const isShown = box !== null && hasDrawnBox(box) && !hidesContent(box, getComputedStyle(box));
    return { visible: isShown, inside: isShown };
  }
  const visible = isVisible(element);
  return { visible, inside: visible && !hidesContent(element, { contentVisibility }) };
}

/** How what is in an element stands to what is around it. */
function shapeOf(element: Element, boxes: Boxes): OwnLook {
  const style = getComputedStyle(element);
  const parts = areParts(element, style.display, boxes);
  return isBlock(element) || !isHtml(element) ? { parts } : { parts, inline: isInline(style) };
}

/** True for what draws its children apart from each other (CSS Display 3, §2.7). */
function areParts(element: Element, display: string, boxes: Boxes): boolean {
  const box = display === 'contents' ? boxes.around(element) : null;
  return /flex|grid|box$/u.test(box ? getComputedStyle(box).display : display);
}

/** True for a box that is drawn without what is in it. */
function hidesContent(
  element: Element,
  { contentVisibility }: Pick<CSSStyleDeclaration, 'contentVisibility'>,
): boolean {
  return contentVisibility === 'hidden' || isClosed(element);
}

/** Some browsers let a page's rules say how what is folded up is drawn (CSS Pseudo-Elements 4, §4.4). */
const detailsContent = '::details-content';
const hasDetailsContent = CSS.supports(`selector(${detailsContent})`);

/** A closed `<details>` draws its summary alone. */
function isClosed(element: Element): boolean {
  if (localName(element) !== 'details' || !isHtml(element)) return false;
  if (!hasDetailsContent) return !hasAttribute(element, 'open');
  const { contentVisibility, display } = getComputedStyle(element, detailsContent);
  return contentVisibility === 'hidden' || display === 'none';
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
