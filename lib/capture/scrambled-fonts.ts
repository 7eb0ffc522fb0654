import type { Remark } from '../model/index.ts';
import { budgets } from './budgets.ts';
import { DigitPictures } from './digit-pictures.ts';
import { fontsNotChecked, scrambledDigits, scramblesDigits } from './digit-shapes.ts';
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
function isUsed(document: Document, family: string): boolean {
  const name = family.toLowerCase();
  const stack: (Node | null)[] = [firstChild(document)];
  while (stack.length > 0) {
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

/**
 * Find the web fonts by which the document shows digits as other digits: what is read or copied is not what was seen.
 * Drawn where no page sees it, one font in each piece of work. Never rejects: what cannot be looked at is named.
 */
export async function scrambledFonts(document: Document): Promise<Remark[]> {
  try {
    const fonts = digitFonts(document);
    const remarks = await remarksOn(fonts.slice(0, budgets.checkedFonts), document);
    return fonts.length <= budgets.checkedFonts
      ? remarks
      : [...remarks, fontsNotChecked(String(budgets.checkedFonts))];
  } catch {
    // A capture is worth more than this check.
    return [fontsNotChecked(null)];
  }
}

async function remarksOn(fonts: readonly PageFont[], document: Document): Promise<Remark[]> {
  if (fonts.length === 0) return [];
  const pictures = new DigitPictures(document);
  const references = await pictures.references();
  if (!references) return [fontsNotChecked(null)];
  const borrowed = pictures.shapes('40px monospace');
  const remarks = new Map<string, Remark>();
  for (const { family, face } of fonts) {
    const font = `${face} 40px ${quoted(family)}`;
    const there = Array.from('0123456789', (digit) => (document.fonts.check(font, digit) ? digit : ''));
    const drawn = pictures.shapes(`${font}, monospace`, there.join(''));
    const shapes = drawn.map((shape, digit) => (there[digit] === '' ? (borrowed[digit] ?? null) : shape));
    const found = scrambledDigits(shapes, borrowed, references);
    if (found.length > 0 && !remarks.has(family) && isUsed(document, family))
      remarks.set(family, { code: scramblesDigits, subject: family, detail: found.join(', ') });
    await nextTask();
  }
  return [...remarks.values()];
}
