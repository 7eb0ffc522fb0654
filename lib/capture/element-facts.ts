import type { LiveAttribute } from './element-rules.ts';
import type { SheetRules } from './live-sheets.ts';

/** CSS to be added to an element's own; `copy` is the address of a copy of pixels that it names. */
export interface AddedStyle {
  readonly css: string;
  readonly copy: string | null;
}

/** How an element is drawn, as far as it is not drawn like its parent and as its name says. */
export interface OwnLook {
  /** It is drawn itself. */
  visible?: boolean;
  /** What is directly in it is drawn. */
  inside?: boolean;
  /** What is before, in and after it is drawn on one line, without a gap. */
  inline?: boolean;
  /** Its children are drawn apart from each other, whatever they are. */
  parts?: boolean;
  /** It is pushed off the page. */
  off?: boolean;
  /** What it leaves on the page: its place, drawn or not; a place drawn together (`visibility: collapse`); none. */
  place?: 'own' | 'collapsed' | 'none';
}

/** What an element showed, or was, that neither its attributes nor the style sheets say. */
export interface ElementFacts {
  /** Attributes that it showed without carrying them. */
  shown?: readonly LiveAttribute[];
  /** Marks for states that HTML has no attribute for. */
  marks?: readonly (readonly [name: string, value: string])[];
  /** Declarations that hold it as it stood in an animation, each after a `;`. */
  held?: string;
  /** Declarations that draw what a script had drawn in it. */
  drawn?: AddedStyle;
  /** Declarations that draw what stood behind it. */
  backdrop?: string;
  /** Of an image: its address as far as it has one, and whether it waited to be scrolled to. */
  picture?: { readonly address: string | null; readonly waiting: boolean };
  /** Of a `<style>` or `<link>`: the rules of its sheet. */
  sheet?: SheetRules | null;
  /** Of what may show another document: its index in `window.frames`, null where it stands in no list. */
  frame?: { readonly place: number | null; readonly shows: 'document' | 'picture' | 'nothing' };
  /** Of a check box, a radio button or an option: it was chosen. */
  chosen?: boolean;
  /** Of a `<select>`: it showed none of its options. */
  choosesNothing?: boolean;
  /** Of a field: the text that a reader saw in it; empty for what is nobody's to keep. */
  typed?: string;
  /** Of a field: the text that the page shows in it as long as it is empty. */
  placeholder?: string;
  /** The browser filled it in: it is the person's, not the page's. */
  autofilled?: boolean;
  /** What brings it to where it was scrolled, as HTML to be the first thing in it. */
  scrollMark?: string;
  /** Of a link on a page whose letters are not UTF-8: its address, which depends on them. */
  href?: string;
  look?: OwnLook;
}

export const noFacts: Readonly<ElementFacts> = {};

/** What a document or a shadow tree showed that its markup does not say. */
export interface TreeFacts {
  /** The rules of the sheets that a script put into it, in order; null for one that is off. */
  readonly adopted: readonly (SheetRules | null)[];
  /** Rules that stand in no sheet of the page. */
  readonly added: string;
}
