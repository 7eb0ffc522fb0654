import { attribute, hasAttribute, localName, queryAll, textContent } from './dom.ts';
import type { ElementFacts } from './element-facts.ts';
import { TextRun } from './inline-text.ts';

const fields: ReadonlySet<string> = new Set(['textarea', 'select', 'input']);

/**
 * What a field of a form shows to its reader on one line; null for what is none, or shows more. Passwords and names of
 * files are never read.
 *
 * @param of what is known of an element
 */
export function fieldText(element: Element, of: (element: Element) => Readonly<ElementFacts>): string | null {
  if (!fields.has(localName(element))) return null;
  if (element instanceof HTMLSelectElement) return isListBox(element) ? null : chosenIn(element, of);
  const { typed, placeholder = '' } = of(element);
  if (typed === undefined) return null;
  return onOneLine(typed) || onOneLine(placeholder);
}

/** The label that an option or a group of options shows in place of its text or above it; null where it has none. */
export function optionLabel(element: Element): string | null {
  const tag = localName(element);
  const label = tag === 'option' || tag === 'optgroup' ? attribute(element, 'label') : null;
  return label === '' ? null : label;
}

/** A list box shows all its options (HTML, §15.5.16). */
function isListBox(select: Element): boolean {
  return hasAttribute(select, 'multiple') || Number.parseInt(attribute(select, 'size') ?? '', 10) > 1;
}

function chosenIn(select: Element, of: (element: Element) => Readonly<ElementFacts>): string {
  const chosen = queryAll(select, 'option').filter((option) => of(option).chosen === true);
  return chosen.map((option) => onOneLine(optionLabel(option) ?? textContent(option) ?? '')).join(', ');
}

function onOneLine(text: string): string {
  const run = new TextRun();
  run.add(text);
  return run.take();
}
