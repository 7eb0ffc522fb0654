import { withoutFragment } from '../model/index.ts';
import {
  attribute,
  hasAttribute,
  inputChecked,
  inputType,
  inputValue,
  isHtml,
  matches,
  optionSelected,
  textareaValue,
} from './dom.ts';
import type { AddedStyle, ElementFacts } from './element-facts.ts';
import { isAutofilled, isPictureObject, liveAttributes, type LiveAttribute } from './element-rules.ts';
import { framingTags, placeOf, windowOf } from './frame-place.ts';
import type { LiveReading } from './live-reading.ts';
import { sheetOf } from './live-sheets.ts';
import { tagOf } from './markup-context.ts';
import { isWaiting, pictureAddress } from './pictures.ts';
import type { Steps } from './slices.ts';
import type { Cutout } from './snapshot.ts';
import { words } from './words.ts';

/** Elements that may show something that no attribute of theirs says. */
export const tellingElements: readonly string[] = [
  ...words('img input option select textarea dialog link style video canvas [popover]'),
  ...framingTags,
];

/** What shows its value as text to a reader. */
const readableTypes = words(
  'text search number button submit reset date time datetime-local month week tel url email',
);

/** Reads of single live elements what they show without their markup saying so. */
export class FactsReader {
  readonly openAbove: string[] = [];
  indeterminate = 0;
  private readonly live: LiveReading;

  constructor(live: LiveReading) {
    this.live = live;
  }

  read(element: Element): void {
    const tag = tagOf(element);
    if (tag === 'style' || tag === 'link') this.readSheet(element);
    if (!isHtml(element)) return;
    // Long lists have options that nobody chose and nobody marked as chosen.
    if (tag === 'option' && !isNotable(element)) return;
    const facts = this.live.of(element);
    const shown = [...liveAttributes(element, tag), ...this.videoFrame(element, tag)];
    if (shown.length > 0) facts.shown = shown;
    if (element instanceof HTMLImageElement) this.readPicture(element, facts);
    else if (element instanceof HTMLInputElement) this.readInput(element, facts);
    else if (element instanceof HTMLTextAreaElement) {
      facts.typed = textareaValue(element);
      facts.autofilled = isAutofilled(element);
    } else if (element instanceof HTMLSelectElement)
      facts.choosesNothing = element.selectedIndex === -1 && !element.multiple && element.options.length > 0;
    else if (element instanceof HTMLOptionElement) facts.chosen = optionSelected(element);
    else if (element instanceof HTMLCanvasElement) this.readCanvas(element, facts);
    else if (framingTags.has(tag)) this.live.framing.push(element);
    if (tag === 'input' || tag === 'textarea') this.readPlaceholder(element, facts);
    if (isCustomInvalid(element)) facts.marks = [['data-kua-invalid', '']];
    this.readOpen(element, tag, facts);
  }

  /**
   * Where frames stand, and what they show. For its own view of a window of another document the browser takes some
   * milliseconds, so that this is read by and by; the documents in the frames are read later still.
   */
  *readFrames(): Steps<void> {
    for (const element of this.live.framing) {
      const shows = shownIn(element, tagOf(element));
      this.live.of(element).frame = { place: placeOf(element), shows };
      yield;
    }
  }

  /** Elements that scripts defined have states of their own. */
  readCustom(element: Element): void {
    if (!isHtml(element) || !matches(element, ':defined')) return;
    const states = this.live.sheets.stateNames.filter((name) =>
      matches(element, `:state(${CSS.escape(name)})`),
    );
    const defined = ['data-kua-defined', ''] as const;
    const facts = this.live.of(element);
    facts.marks = [
      defined,
      ...(states.length === 0 ? [] : [['data-kua-state', states.join(' ')] as const]),
      ...(facts.marks ?? []),
    ];
  }

  private readSheet(element: Element): void {
    const sheet = sheetOf(element);
    if (!sheet) return;
    this.live.of(element).sheet = this.live.sheets.rulesOf(sheet);
    if (sheet.href !== null) this.live.linked.add(withoutFragment(sheet.href));
  }

  private readPicture(image: HTMLImageElement, facts: ElementFacts): void {
    const address = pictureAddress(image);
    const waiting = isWaiting(image);
    facts.picture = { address, waiting };
    if (!waiting) this.live.images.set(withoutFragment(address ?? ''), image);
  }

  private readInput(input: HTMLInputElement, facts: ElementFacts): void {
    const type = inputType(input);
    if (type === 'checkbox' || type === 'radio') facts.chosen = inputChecked(input);
    facts.autofilled = isAutofilled(input);
    facts.typed = readableTypes.has(type) && !facts.autofilled ? inputValue(input) : '';
    if (matches(input, ':indeterminate')) this.indeterminate += 1;
  }

  private readPlaceholder(field: Element, facts: ElementFacts): void {
    const placeholder = attribute(field, 'placeholder');
    if (placeholder !== null && matches(field, ':placeholder-shown')) facts.placeholder = placeholder;
  }

  /** The frame a video shows, as its poster; nothing where it shows its poster or nothing. */
  private videoFrame(element: Element, tag: string): readonly LiveAttribute[] {
    if (tag !== 'video' || !(element instanceof HTMLVideoElement)) return [];
    const isUntouched = element.paused && element.played.length === 0 && hasAttribute(element, 'poster');
    const url = isUntouched ? null : this.live.pixels.video(element);
    return url === null ? [] : [{ name: 'poster', replacement: { keep: 'resource', url, use: 'poster' } }];
  }

  private readCanvas(canvas: HTMLCanvasElement, facts: ElementFacts): void {
    if (canvas.width === 0 || canvas.height === 0) return;
    const copy = this.live.pixels.canvas(canvas);
    // A frame does not know where in the tab's picture it stands.
    if (window.parent === window) this.live.cutouts.push({ key: copy, rect: contentBox(canvas) });
    facts.drawn = drawnBehind(canvas, copy);
  }

  /** What is opened above the page. */
  private readOpen(element: Element, tag: string, facts: ElementFacts): void {
    const isModal = tag === 'dialog' && matches(element, ':modal');
    const isPopover = hasAttribute(element, 'popover') && matches(element, ':popover-open');
    if (!isModal && !isPopover) return;
    this.openAbove.push(isModal ? 'dialog' : 'popover');
    if (isPopover) facts.marks = [...(facts.marks ?? []), ['data-kua-popover-open', '']];
    facts.backdrop = backdropOf(element);
  }
}

/** True for an option that was chosen, or whose markup says so. */
function isNotable(option: Element): boolean {
  return (
    (option instanceof HTMLOptionElement && optionSelected(option)) || attribute(option, 'selected') !== null
  );
}

function shownIn(element: Element, tag: string): 'document' | 'picture' | 'nothing' {
  if (windowOf(element)) return 'document';
  return tag !== 'iframe' && tag !== 'frame' && isPictureObject(element) ? 'picture' : 'nothing';
}

/** A canvas drawn as the background of its own content. */
function drawnBehind(canvas: HTMLCanvasElement, copy: string): AddedStyle {
  const { backgroundImage } = getComputedStyle(canvas);
  const css =
    `;background-image:url("${copy}"),${backgroundImage}!important;background-size:100% 100%,auto!important;` +
    'background-origin:content-box,padding-box!important;background-clip:content-box,border-box!important;' +
    'background-position:0 0!important;background-repeat:no-repeat,repeat!important';
  return { css, copy };
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

/** True for a field that a script called invalid: no attribute of it says so. */
function isCustomInvalid(element: Element): boolean {
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
