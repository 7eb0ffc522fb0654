import { ownerOf, queryAll, textContent } from './dom.ts';
import type { FrozenPage } from './frozen-page.ts';
import { silentElements } from './inline-text.ts';
import { Looks } from './looks.ts';

/** What is never read as text, and fields, which show their own. */
const unread = [...silentElements, 'textarea'];

/** Characters of an element's text, without white space, which is drawn otherwise than it is written. */
const charsIn = (element: Element): number => charsOf(textContent(element) ?? '');
const charsOf = (text: string): number => text.replace(/\s+/gu, '').length;

/**
 * True if the browser drew more of a page's text, or less, than is known of its elements: a style sheet that no page can
 * see, of another extension, may hide some of it.
 *
 * @param drawn the text that the browser drew of the body (`innerText`)
 */
export function isDrawnOtherwise({ root, facts }: FrozenPage, drawn: string): boolean {
  const looks = new Looks(facts);
  const body = queryAll(root, 'body').find((one) => ownerOf(one) === root);
  // Of a body that is not drawn the browser answers all text.
  if (!body || !looks.of(body).visible) return false;
  const isDrawnAround = (element: Element): boolean => {
    const owner = ownerOf(element);
    return owner !== null && looks.of(owner).inside;
  };
  // Each by itself: in a long document a browser finds a mere name many times faster than a list.
  const apart = new Set(unread.flatMap((selector) => queryAll(body, selector)));
  const isApart = (element: Element | null): boolean => {
    for (let at = element; at && at !== body; at = ownerOf(at)) if (apart.has(at)) return true;
    return false;
  };
  let chars = looks.of(body).inside ? charsIn(body) : 0;
  for (const element of apart)
    if (isDrawnAround(element) && !isApart(ownerOf(element))) chars -= charsIn(element);
  for (const [element, { look }] of facts) {
    if (look === undefined || element === body || !body.contains(element) || isApart(element)) continue;
    const { inside } = looks.of(element);
    if (inside !== isDrawnAround(element)) chars += inside ? charsIn(element) : -charsIn(element);
  }
  return chars !== charsOf(drawn);
}
