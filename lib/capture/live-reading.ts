import {
  attribute,
  documentAdoptedStyleSheets,
  documentStyleSheets,
  firstChild,
  hasAttribute,
  isHtml,
  localName,
  matches,
  parentNode,
  scrollLeft,
  scrollTop,
  shadowRootOf,
} from './dom.ts';
import type { LiveAttribute } from './element-rules.ts';
import { placeOf } from './frame-place.ts';
import { readMotion, type Frozen } from './frozen-motion.ts';
import { readHighlights, type Highlights } from './highlights.ts';
import { LiveSheets } from './live-sheets.ts';
import type { Fit } from './nesting.ts';
import { mayUseProperties, readRegistered } from './registered-properties.ts';
import { scrollBoxes } from './scroll-boxes.ts';
import { scrollMark, scrollMarkStyle } from './scroll-marks.ts';
import { readScriptFonts } from './script-fonts.ts';
import { PixelCopies } from './pixel-copies.ts';
import type { PageWriter } from './page-writer.ts';
import type { Cutout, LiveState } from './snapshot.ts';
import { UsedDrawings } from './used-drawings.ts';

interface FrameFound {
  readonly element: Element;
  readonly url: string;
  readonly place: number | null;
}

/** CSS to be added to an element's own; `copy` is the address of a copy of pixels that it names. */
export interface AddedStyle {
  readonly css: string;
  readonly copy: string | null;
}

const noStyle: AddedStyle = { css: '', copy: null };
const noFrame: readonly LiveAttribute[] = [];
const noMarks: readonly (readonly [string, string])[] = [];

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

/**
 * What a document shows without its markup saying so, gathered while it is read: rules of style sheets, motion,
 * highlights, pixels, what is opened above the page, how far boxes are scrolled, frames.
 */
export class LiveReading {
  readonly sheets = new LiveSheets();
  readonly pixels: PixelCopies;
  /** By address without fragment, an element that shows the picture. */
  readonly images = new Map<string, HTMLImageElement>();
  readonly highlights: Highlights;
  readonly drawings = new UsedDrawings();
  readonly hosts = new Map<Element, ShadowRoot>();
  private readonly document: Document;
  readonly frames: FrameFound[] = [];
  /** Where pixels stand that may turn out to be unreadable. */
  readonly cutouts: Cutout[] = [];
  private readonly motion: ReadonlyMap<Element, Frozen>;
  private readonly nestings = new Map<string, number>();
  private readonly scrolled: { element: string; x: number; y: number }[] = [];
  /** The trees in which boxes are scrolled. */
  private readonly marked = new Set<Node>();
  private readonly openAbove: string[] = [];
  private indeterminate = 0;
  private holds = 0;

  /** Families that a script added, whose file nothing tells. */
  readonly unknownFonts: readonly string[];
  /** By the tree they are in, rules that no element's own style can say. */
  private readonly added = new Map<Node, string>();
  private readonly slots = new Map<Element, string>();
  private readonly mayScroll: ReadonlySet<Element> | null;

  constructor(document: Document, path: readonly number[]) {
    this.pixels = new PixelCopies(path);
    for (const sheet of documentStyleSheets(document)) this.sheets.rulesOf(sheet);
    for (const sheet of documentAdoptedStyleSheets(document)) this.sheets.rulesOf(sheet);
    const fonts = readScriptFonts(document, this.sheets.all);
    this.unknownFonts = fonts.unknown;
    this.added.set(document, fonts.css);
    this.document = document;
    this.mayScroll = scrollBoxes(document, this.sheets.scrollSelectors);
    this.motion = readMotion(document);
    this.highlights = readHighlights();
  }

  /** An element's shadow root, or null, noted among `hosts`: to ask the browser takes long, so it is asked once. */
  shadowOf(element: Element): ShadowRoot | null {
    const shadow = shadowRootOf(element);
    if (shadow) this.hosts.set(element, shadow);
    return shadow;
  }

  /** True while nothing moves and no script put anything into slots. */
  get isAtRest(): boolean {
    return this.motion.size === 0 && this.slots.size === 0;
  }

  /** Note a frame; answers its number in the document. */
  frame(element: Element, url: string): number {
    this.frames.push({ element, url, place: placeOf(element) });
    return this.frames.length - 1;
  }

  /** The frame a video shows, as its poster; nothing where it shows its poster or nothing. */
  videoFrame(element: Element, tag: string): readonly LiveAttribute[] {
    if (tag !== 'video' || !(element instanceof HTMLVideoElement)) return noFrame;
    const isUntouched = element.paused && element.played.length === 0 && hasAttribute(element, 'poster');
    const url = isUntouched ? null : this.pixels.video(element);
    return url === null
      ? noFrame
      : [{ name: 'poster', replacement: { keep: 'resource', url, use: 'poster' } }];
  }

  private mayCut(key: string, element: Element): void {
    // A frame does not know where in the tab's picture it stands.
    if (window.parent === window) this.cutouts.push({ key, rect: contentBox(element) });
  }

  /** Note that HTML text cannot say how these two stand in each other. */
  nested(parent: string, child: string): void {
    const key = `${parent} ${child}`;
    this.nestings.set(key, (this.nestings.get(key) ?? 0) + 1);
  }

  /** Rules to be added to a tree at its end: what its own sheets do not say of how it looked. */
  addedTo(root: Node): string {
    const added = (this.added.get(root) ?? '') + (this.marked.has(root) ? scrollMarkStyle : '');
    if (root !== this.document) return added;
    // To ask for all computed values takes long.
    const mayBe = this.hosts.size > 0 || mayUseProperties(this.document, this.sheets.all);
    return mayBe ? readRegistered(this.document, this.sheets.all) + added : added;
  }

  /** Note which slots a script put a host's children into: slots find them by name when they are read again. */
  assignSlots(shadow: ShadowRoot): void {
    if (shadow.slotAssignment !== 'manual') return;
    for (const [number, slot] of [...shadow.querySelectorAll('slot')].entries()) {
      const name = `kua-slot-${number + 1}`;
      this.slots.set(slot, name);
      for (const child of HTMLSlotElement.prototype.assignedElements.call(slot)) this.slots.set(child, name);
    }
  }

  /** Marks for states that HTML has no attribute for. */
  marksOf(element: Element, tag: string): readonly (readonly [string, string])[] {
    const marks = this.stateMarks(element, tag);
    const held = this.motion.get(element);
    const slot = this.slots.get(element);
    if (!slot && (!held || held.pseudos.size === 0)) return marks;
    const more: (readonly [string, string])[] = [...marks];
    if (slot) more.push([tag === 'slot' ? 'name' : 'slot', slot]);
    if (held && held.pseudos.size > 0) more.push(['data-kua-held', this.hold(element, held)]);
    return more;
  }

  /** Add rules for an element's pseudo-elements; answers the mark that the rules go by. */
  private hold(element: Element, { pseudos }: Frozen): string {
    this.holds += 1;
    const mark = String(this.holds);
    const root = element.getRootNode();
    let css = this.added.get(root) ?? '';
    for (const [pseudo, declarations] of pseudos)
      css += `[data-kua-held="${mark}"]${pseudo}{${declarations.slice(1)}}\n`;
    this.added.set(root, css);
    return mark;
  }

  private stateMarks(element: Element, tag: string): readonly (readonly [string, string])[] {
    if (!isHtml(element)) return noMarks;
    if (tag.includes('-')) return this.customMarks(element);
    if (tag === 'dialog' && matches(element, ':modal')) this.openAbove.push('dialog');
    if (tag === 'input' && matches(element, ':indeterminate')) this.indeterminate += 1;
    if (isCustomInvalid(element, tag)) return [['data-kua-invalid', '']];
    if (!isOpenPopover(element)) return noMarks;
    this.openAbove.push('popover');
    return [['data-kua-popover-open', '']];
  }

  /** What an element's own style lacks of how it looked. */
  styleOf(element: Element, tag: string, fit: Fit): AddedStyle {
    const held = this.motion.get(element)?.own ?? '';
    if (!isHtml(element)) return held === '' ? noStyle : { css: held, copy: null };
    if (tag === 'canvas' && element instanceof HTMLCanvasElement) return this.canvasStyle(element, held);
    const isRenamed = fit === 'renamed' || (tag === 'hr' && firstChild(element) !== null);
    const renamed = isRenamed ? `;display:${displays[tag] ?? 'block'}` : '';
    const isAbove = (tag === 'dialog' && matches(element, ':modal')) || isOpenPopover(element);
    const backdrop = isAbove ? backdropOf(element) : '';
    const bare = (tag === 'object' || tag === 'embed') && fit === 'plain' ? ';border:0' : '';
    const css = held + renamed + backdrop + bare;
    return css === '' ? noStyle : { css, copy: null };
  }

  /** The first thing inside a box that is scrolled: it brings the box there when the page for reading is opened. */
  scrollMark(element: Element, root: Element, out: PageWriter): void {
    // Rules of a shadow tree reach its host and what is put into its slots.
    if (this.hosts.size === 0 && this.mayScroll?.has(element) === false) return;
    const isBody = localName(element) === 'body' && parentNode(element) === root;
    // A page is opened at its top; a frame in it as it was seen.
    const isFrame = isBody && window.parent !== window;
    const [x, y] = isFrame ? [scrollX, scrollY] : [scrollLeft(element), scrollTop(element)];
    if ((x === 0 && y === 0) || element === root || (isBody && !isFrame)) return;
    const id = attribute(element, 'id');
    this.scrolled.push({ element: localName(element) + (id === null ? '' : `#${id}`), x, y });
    out.write(scrollMark(isFrame ? root : element, x, y, isFrame));
    this.marked.add(element.getRootNode());
  }

  state(): LiveState {
    return {
      nesting: Array.from(this.nestings, ([key, times]) => {
        const [parent = '', child = ''] = key.split(' ');
        return { parent, child, times };
      }),
      scrolled: this.scrolled,
      animated: this.motion.size,
      highlights: [...new Set([...this.highlights.runs.values()].flat().map(({ name }) => name))],
      indeterminate: this.indeterminate,
      openAbove: this.openAbove,
    };
  }

  private customMarks(element: Element): readonly (readonly [string, string])[] {
    if (!matches(element, ':defined')) return noMarks;
    const shadow = this.hosts.get(element);
    if (shadow)
      for (const sheet of [...shadow.styleSheets, ...shadow.adoptedStyleSheets]) this.sheets.rulesOf(sheet);
    const states = this.sheets.stateNames.filter((name) => matches(element, `:state(${CSS.escape(name)})`));
    const defined = ['data-kua-defined', ''] as const;
    return states.length === 0 ? [defined] : [defined, ['data-kua-state', states.join(' ')]];
  }

  private canvasStyle(canvas: HTMLCanvasElement, held: string): AddedStyle {
    if (canvas.width === 0 || canvas.height === 0) return { css: held, copy: null };
    const copy = this.pixels.canvas(canvas);
    this.mayCut(copy, canvas);
    const { backgroundImage } = getComputedStyle(canvas);
    const css =
      `${held};background-image:url("${copy}"),${backgroundImage}!important;background-size:100% 100%,auto!important;` +
      'background-origin:content-box,padding-box!important;background-clip:content-box,border-box!important;' +
      'background-position:0 0!important;background-repeat:no-repeat,repeat!important';
    return { css, copy };
  }
}

/** Where an element's content stands in the visible area, in CSS pixels. */
function contentBox(element: Element): Cutout['rect'] {
  const { x, y, width, height } = Element.prototype.getBoundingClientRect.call(element);
  const style = getComputedStyle(element);
  const edge = (side: string): number =>
    Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) +
    Number.parseFloat(style.getPropertyValue(`padding-${side}`));
  const [left, top] = [edge('left'), edge('top')];
  return {
    x: x + left,
    y: y + top,
    width: width - left - edge('right'),
    height: height - top - edge('bottom'),
  };
}

function isOpenPopover(element: Element): boolean {
  return hasAttribute(element, 'popover') && matches(element, ':popover-open');
}

/** True for a field that a script called invalid: no attribute of it says so. */
function isCustomInvalid(element: Element, tag: string): boolean {
  if (tag !== 'input' && tag !== 'textarea' && tag !== 'select') return false;
  const isField =
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement;
  return isField && element.validity.customError;
}

/** The backdrop of what is opened above the page, drawn as its shadow: only scripts can put one behind it. */
function backdropOf(element: Element): string {
  const { backgroundColor } = getComputedStyle(element, '::backdrop');
  const { boxShadow } = getComputedStyle(element);
  if (backgroundColor === 'rgba(0, 0, 0, 0)') return '';
  const own = boxShadow === 'none' ? '' : `${boxShadow},`;
  return `;box-shadow:${own}0 0 0 200vmax ${backgroundColor}`;
}
