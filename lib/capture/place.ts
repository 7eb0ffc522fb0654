import { attribute, localName, ownerOf } from './dom.ts';
import { words } from './words.ts';

const mostNamed = 4;
const mostAbove = 8;
const mostClasses = 2;
const longest = 160;

const landmarks = words('header footer nav aside main article section form table');
// What scripts give and take while a page is open.
const states = words(
  'active open opened closed show shown in out hover current selected loaded loading hidden visible',
);
// Names that a build or a script made up differ from one version to the next.
const isName = (name: string): boolean =>
  /^[a-z][a-z_-]{1,40}$/iu.test(name) && !states.has(name.toLowerCase());

function nameOf(element: Element): string | null {
  const tag = localName(element);
  const id = attribute(element, 'id') ?? '';
  if (isName(id)) return `${tag}#${id}`;
  const classes = (attribute(element, 'class') ?? '').split(/\s+/u).filter(isName).slice(0, mostClasses);
  if (classes.length > 0) return [tag, ...classes].join('.');
  return landmarks.has(tag) ? tag : null;
}

/**
 * A short name for the place of an element, the same in other captures of the page: the elements around it that have an
 * id, classes or a meaning, itself last, no farther out than the next id.
 */
export function placeOf(element: Element): string {
  const names: string[] = [];
  let at: Element | null = element;
  for (let above = 0; at && above < mostAbove && names.length < mostNamed; above += 1) {
    const name = nameOf(at);
    if (name !== null) names.unshift(name);
    else if (at === element) names.unshift(localName(at));
    if (name?.includes('#') === true) break;
    at = ownerOf(at);
  }
  return names.join('>').slice(-longest);
}
