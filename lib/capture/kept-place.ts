import { hasPlace } from './dom.ts';
import type { OwnLook } from './element-facts.ts';

/** The look of a live element, with what it leaves on the page if it is not drawn. */
export function withPlace(element: Element, drawn: OwnLook): OwnLook {
  if (drawn.visible !== false) return drawn;
  if (!hasPlace(element)) return { ...drawn, place: 'none' };
  const { display, visibility } = getComputedStyle(element);
  const isCollapsed = visibility === 'collapse' && /^table-(?:row|column)/u.test(display);
  // A column that is but invisible hides nothing (CSS 2.2, §17.3).
  if (display.startsWith('table-column') && !isCollapsed) return {};
  return { ...drawn, place: isCollapsed ? 'collapsed' : 'own' };
}
