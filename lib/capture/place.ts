import { attribute, localName } from './dom.ts';
import { Inherited } from './inherited.ts';
import { words } from './words.ts';

const mostNamed = 4;
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

/** Names the places of elements. */
export class PlaceReader {
  private readonly classes = new Map<string, string>();
  private readonly names = new Inherited<readonly string[]>([], (element, outer) => {
    const id = attribute(element, 'id');
    if (id !== null && isName(id)) return [`${localName(element)}#${id}`];
    const tag = localName(element);
    const named = this.classesOf(element);
    if (named === '' && !landmarks.has(tag)) return outer;
    return [...outer.slice(1 - mostNamed), tag + named];
  });

  /** As a selector has them; nothing where there is none. */
  private classesOf(element: Element): string {
    const written = attribute(element, 'class');
    if (written === null) return '';
    let named = this.classes.get(written);
    if (named === undefined) {
      const kept = written.split(/\s+/u).filter(isName).slice(0, mostClasses);
      named = kept.map((name) => `.${name}`).join('');
      this.classes.set(written, named);
    }
    return named;
  }

  /**
   * A short name for the place of an element, the same in other captures of the page: the elements around it that have
   * an id, classes or a meaning, itself last, no farther out than the next id.
   */
  placeOf(element: Element): string {
    const names = this.names.of(element);
    const tag = localName(element);
    const last = names.at(-1) ?? '';
    const isNamed =
      isName(attribute(element, 'id') ?? '') || this.classesOf(element) !== '' || landmarks.has(tag);
    const all = isNamed && last !== '' ? names : [...names.slice(1 - mostNamed), tag];
    return all.join('>').slice(-longest);
  }
}
