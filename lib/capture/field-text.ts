import { localName, queryAll, textContent } from './dom.ts';
import type { ElementFacts } from './element-facts.ts';
import { TextRun } from './inline-text.ts';

const fields: ReadonlySet<string> = new Set(['textarea', 'select', 'input']);

/**
 * What a field of a form shows to its reader; null for what is none. Passwords and names of files are never read.
 *
 * @param of what is known of an element
 */
export function fieldText(element: Element, of: (element: Element) => Readonly<ElementFacts>): string | null {
  if (!fields.has(localName(element))) return null;
  if (!(element instanceof HTMLSelectElement)) return of(element).typed?.trim() ?? null;
  const chosen = queryAll(element, 'option').filter((option) => of(option).chosen === true);
  return chosen.map(optionText).join(', ');
}

/** An option shows its text on one line. */
function optionText(option: Element): string {
  const run = new TextRun();
  run.add(textContent(option) ?? '');
  return run.take();
}
