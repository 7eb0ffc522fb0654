import { hasDrawnBox, localName } from './dom.ts';
import type { OwnLook } from './element-facts.ts';
import { isSvg } from './markup-context.ts';

/** The look of a live element, with what it leaves on the page if it is not drawn. */
export function withPlace(element: Element, drawn: OwnLook): OwnLook {
  if (isLeftOut(element)) return { ...drawn, visible: false, inside: false, place: 'none' };
  if (drawn.visible !== false) return drawn;
  if (!hasDrawnBox(element)) return { ...drawn, place: 'none' };
  const { display, visibility } = getComputedStyle(element);
  const isCollapsed = visibility === 'collapse' && /^table-(?:row|column)/u.test(display);
  // A column that is but invisible hides nothing (CSS 2.2, §17.3).
  if (display.startsWith('table-column') && !isCollapsed) return {};
  return { ...drawn, place: isCollapsed ? 'collapsed' : 'own' };
}

const drawingTexts: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath']);

/** True for text of a drawing that stands in no picture of it: in symbols, masks, groups with `display: none`. */
function isLeftOut(element: Element): boolean {
  // Browsers have it ready for what may refer to it, and call it visible.
  const isText = drawingTexts.has(localName(element)) && isSvg(element);
  return isText && Element.prototype.getClientRects.call(element).length === 0;
}
