import { isHtml, localName, ownerOf } from './dom.ts';
import type { ElementFacts, OwnLook } from './element-facts.ts';
import { Inherited } from './inherited.ts';
import { isBlock } from './inline-text.ts';

/** How an element was drawn. */
interface Look extends Readonly<Required<OwnLook>> {
  /** How what stands in it is drawn of which nothing is known: most elements, so that few looks make do for all. */
  plain: { readonly block: Look; readonly inline: Look } | null;
}

const names = ['visible', 'inside', 'inline', 'parts', 'off', 'place'] as const;
const around: Look = {
  visible: true,
  inside: true,
  inline: false,
  parts: false,
  off: false,
  place: 'own',
  plain: null,
};

/** How the elements of a page were drawn: as what they stand in, but for what is known of themselves. */
export class Looks {
  private readonly looks: Inherited<Look>;

  constructor(facts: ReadonlyMap<Element, ElementFacts>) {
    this.looks = new Inherited(around, (element, outer) => within(outer, element, facts.get(element)?.look));
  }

  of(element: Element): Look {
    return this.looks.of(element);
  }

  /** True for an element that would be taken to be drawn so by what it stands in. */
  isLike(element: Element, own: OwnLook): boolean {
    const owner = ownerOf(element);
    const plain: OwnLook = within(owner ? this.of(owner) : around, element, undefined);
    for (const name of names) if (own[name] !== undefined && own[name] !== plain[name]) return false;
    return true;
  }
}

function within(outer: Look, element: Element, own: OwnLook | undefined): Look {
  const isLine = !isBlock(element) && !outer.parts && (isHtml(element) || localName(element) !== 'text');
  if (own) {
    const { visible = outer.inside, inside = own.visible ?? outer.inside, inline = isLine } = own;
    const { parts = false, off = outer.off, place = visible ? 'own' : placeIn(outer) } = own;
    return { visible, inside, inline, parts, off, place, plain: null };
  }
  if (!outer.plain) {
    const { inside, off } = outer;
    const like = { visible: inside, inside, parts: false, off, place: placeIn(outer), plain: null };
    outer.plain = { block: { ...like, inline: false }, inline: { ...like, inline: true } };
  }
  return isLine ? outer.plain.inline : outer.plain.block;
}

/** The place of what is in an element: none at all in one that is drawn but for what is in it. */
function placeIn(outer: Look): Look['place'] {
  return outer.visible && !outer.inside ? 'none' : outer.place;
}
