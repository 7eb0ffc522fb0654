/**
 * What brings a box to where it was scrolled when the page for reading is opened, without a script: a mark at that
 * place, to be the first thing in the box. Chromium opens the box at it (CSS Scroll Snap 2, `scroll-initial-target`).
 *
 * @param box what scrolls: for a frame its root element, and the mark stands in its body
 * @param x as `scrollLeft`, in CSS pixels
 */
export function scrollMark(box: Element, x: number, y: number, isFrame: boolean): string {
  const style = getComputedStyle(box);
  const pixels = (property: string): number => Number.parseFloat(style.getPropertyValue(property)) || 0;
  // From where the mark would stand by itself, and with the edge that browsers leave free.
  const offset = (side: string): number =>
    pixels(`scroll-padding-${side}`) - (isFrame ? 0 : pixels(`padding-${side}`));
  const left = style.direction === 'rtl' ? x - offset('right') : x + offset('left');
  const top = y + offset('top');
  const snaps = style.scrollSnapType === 'none' ? '' : ' data-kua-snaps=""';
  return (
    `<kua-scroll${snaps} style="display:block;position:${isFrame ? 'absolute' : 'relative'};width:0;height:0;` +
    `left:${left}px;top:${top}px;scroll-initial-target:nearest"></kua-scroll>`
  );
}

const box = ':is(:has(>kua-scroll),:root:has(>body>kua-scroll)):not(kua-scroll)';
const snapping = ':is(:has(>kua-scroll[data-kua-snaps]),:root:has(>body>kua-scroll[data-kua-snaps]))';

/**
 * The rules that a tree with such marks needs for Firefox, which snaps boxes to them when it lays them out first (CSS
 * Scroll Snap 1, §6). That lasts a second, in which what makes the page taller may still come, and in which nothing
 * else is snapped to; after that the reader scrolls freely.
 */
export const scrollMarkStyle =
  '@supports not (scroll-initial-target:nearest){' +
  '@keyframes kua-scroll{from,to{scroll-snap-type:both mandatory}}' +
  '@keyframes kua-snapped{from,to{scroll-snap-align:start}}' +
  '@keyframes kua-unsnapped{from,to{scroll-snap-align:none}}' +
  'kua-scroll{animation:kua-snapped 1s!important}' +
  `:where(${snapping}) :not(kua-scroll){animation:kua-unsnapped 1s!important}` +
  `${box}{animation:kua-scroll 1s!important;scroll-behavior:auto!important}}\n`;
