import { budgets } from './budgets.ts';
import { pageDigits } from './digit-pictures.ts';
import {
  data,
  firstChild,
  inputValue,
  isElement,
  isText,
  nextSibling,
  ownerOf,
  shadowRootOf,
  textareaValue,
} from './dom.ts';
import { bareFamily, loadedFaces } from './loaded-faces.ts';
import { nextTask } from './next-task.ts';
import type { DrawnDigits } from './protocol.ts';
import { nodesInARow, type Steps } from './slices.ts';

/** A font of the page's as CSS calls it. */
interface PageFont {
  readonly family: string;
  /** `italic 700` */
  readonly face: string;
}

const [zero, nine] = [0x30, 0x39];

/** True for `U+0-FF, U+131` and the like that name some digit (CSS Fonts 4, §4.5). */
function coversDigits(range: string): boolean {
  for (const [, from = '', to = from] of range.matchAll(/U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/giu)) {
    const first = Number.parseInt(from.replaceAll('?', '0'), 16);
    const last = Number.parseInt(to.replaceAll('?', 'f'), 16);
    if (first <= nine && last >= zero) return true;
  }
  return false;
}

/** A weight that the face has: of a variable font it tells two. */
function weightOf(weight: string): string {
  const [least, most] = weight.replace('normal', '400').replace('bold', '700').split(' ').map(Number);
  return String(Math.min(Math.max(400, least ?? 400), most ?? least ?? 400));
}

/** The fonts that the page has loaded and that may draw digits, each once. */
function digitFonts(document: Document): PageFont[] {
  const fonts = new Map<string, PageFont>();
  for (const { family, weight, style, unicodeRange } of loadedFaces(document)) {
    if (!coversDigits(unicodeRange)) continue;
    const face = `${style === 'normal' ? '' : 'italic '}${weightOf(weight)}`;
    const font = { family: bareFamily(family), face };
    fonts.set(`${face} ${font.family}`, font);
  }
  return [...fonts.values()];
}

/** A family's name as a CSS string. */
function quoted(family: string): string {
  return `"${family.replace(/["\\\n\r\f]/gu, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;
}

function digitsIn(node: Node): boolean {
  if (isText(node)) return /\d/u.test(data(node));
  if (node instanceof HTMLInputElement) return /\d/u.test(inputValue(node));
  return node instanceof HTMLTextAreaElement && /\d/u.test(textareaValue(node));
}

/** True if text of the document that has digits names the family. */
function* isUsed(document: Document, family: string): Steps<boolean> {
  const name = family.toLowerCase();
  const stack: (Node | null)[] = [firstChild(document)];
  for (let visited = 0; stack.length > 0; visited += 1) {
    if (visited % nodesInARow === 0) yield;
    const node = stack.pop() ?? null;
    if (!node) continue;
    stack.push(nextSibling(node), firstChild(node));
    if (isElement(node)) {
      const shadow = shadowRootOf(node);
      if (shadow) stack.push(firstChild(shadow));
    }
    if (!digitsIn(node)) continue;
    const element = isElement(node) ? node : ownerOf(node);
    if (element && getComputedStyle(element).fontFamily.toLowerCase().includes(name)) return true;
  }
  return false;
}

/** Those of the families in which the document shows digits. */
export function* usedFamilies(document: Document, families: readonly string[]): Steps<string[]> {
  const used: string[] = [];
  for (const family of families) if (yield* isUsed(document, family)) used.push(family);
  return used;
}

/**
 * How the web fonts of the document draw digits, so that somebody else can find those that draw them as other digits.
 * Drawn where no page sees it, one font in each piece of work. Null where nothing can be drawn.
 */
export async function drawnDigits(document: Document): Promise<DrawnDigits | null> {
  const fonts = digitFonts(document);
  try {
    const draw = pageDigits(document);
    const drawn: DrawnDigits['fonts'] = [];
    const borrowed = fonts.length === 0 ? new Uint8Array() : draw('40px monospace');
    for (const { family, face } of fonts.slice(0, budgets.checkedFonts)) {
      await nextTask();
      const font = `${face} 40px ${quoted(family)}`;
      const own = Array.from('0123456789').filter((digit) => document.fonts.check(font, digit));
      drawn.push({ family, own: own.join(''), picture: draw(`${font}, monospace`, own.join('')) });
    }
    return { borrowed, fonts: drawn, beyond: fonts.length > budgets.checkedFonts };
  } catch {
    // A capture is worth more than this check.
    return null;
  }
}
