import { attribute, documentAdoptedStyleSheets, documentStyleSheets, matches } from './dom.ts';
import type { SheetRules } from './live-sheets.ts';

/** A property that a script registered: its syntax (CSS Properties and Values 1, §5) and its initial value. */
interface Registered {
  readonly name: string;
  readonly syntax: string;
  readonly initial: string;
}

const colour = /^(?:rgba?|color|lab|lch|oklab|oklch)\(/u;

function syntaxOf(value: CSSStyleValue): string {
  if (value instanceof CSSUnitValue) {
    if (value.unit === 'number') return '<number>';
    if (value.unit === 'percent') return '<percentage>';
    if (/^(?:deg|rad|grad|turn)$/u.test(value.unit)) return '<angle>';
    return /^(?:s|ms)$/u.test(value.unit) ? '<time>' : '<length>';
  }
  return colour.test(value.toString()) ? '<color>' : '*';
}

/** The same from a computed value's text: lengths are in pixels there, angles in degrees, times in seconds. */
function syntaxOfText(value: string): string {
  const unit = /^-?[\d.]+(?:e[+-]?\d+)?(px|%|deg|s|)$/u.exec(value)?.[1];
  if (unit === undefined) return colour.test(value) ? '<color>' : '*';
  return { px: '<length>', '%': '<percentage>', deg: '<angle>', s: '<time>' }[unit] ?? '<number>';
}

/** The values that an element and its first child have of a property, where a rule gives it to the element. */
function valuesWhereGiven(document: Document, name: string): readonly [string, string] | null {
  const valueOf = (element: Element): string => getComputedStyle(element).getPropertyValue(name);
  for (const sheet of document.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (!(rule instanceof CSSStyleRule) || rule.style.getPropertyValue(name) === '') continue;
      const element = document.querySelector(rule.selectorText);
      if (element?.firstElementChild) return [valueOf(element), valueOf(element.firstElementChild)];
    }
  }
  return null;
}

/** Whether children take a property from their parents. */
function isInherited(document: Document, name: string): boolean {
  const [own, childs] = valuesWhereGiven(document, name) ?? [];
  return own !== undefined && own === childs;
}

/** Whether children are seen to have a property's initial value instead of their parents'. */
function isReset(document: Document, name: string, initial: string): boolean {
  const [own, childs] = valuesWhereGiven(document, name) ?? [];
  return own !== initial && childs === initial;
}

function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // A sheet of another origin without CORS does not show its rules.
    return [];
  }
}

/** False for a page without shadow trees that no property of its own can show on. */
export function mayUseProperties(document: Document, sheets: Iterable<SheetRules | null>): boolean {
  return (
    [...sheets].some((sheet) => sheet === null || sheet.rules.includes('--')) ||
    document.querySelector('[style*="--"]') !== null
  );
}

/** Chromium gives values their types. */
function typedProperties(root: Element, body: Element): Registered[] {
  const found: Registered[] = [];
  const ofBody = body.computedStyleMap();
  root.computedStyleMap().forEach(([value], name) => {
    if (!name.startsWith('--') || !(value instanceof CSSStyleValue)) return;
    // What is not registered has no type.
    if (value instanceof CSSUnparsedValue) return;
    found.push({ name, syntax: syntaxOf(value), initial: ofBody.get(name)?.toString() ?? value.toString() });
  });
  return found;
}

/**
 * Firefox lists the root's properties: one that nobody gave it has its initial value, so it is registered. Where a
 * sheet may not be read that may have given it, it is registered if children do not take it from their parents.
 */
function ungivenProperties(document: Document, root: Element, isSure: boolean): Registered[] {
  const style = getComputedStyle(root);
  const names = [...style].filter((name) => name.startsWith('--'));
  if (names.length === 0) return [];
  const given = new Set<string>();
  for (const sheet of [...documentStyleSheets(document), ...documentAdoptedStyleSheets(document)])
    for (const rule of rulesOf(sheet)) addGiven(rule, root, given);
  const own = attribute(root, 'style') ?? '';
  const ungiven = names.filter((name) => !given.has(name) && !own.includes(name));
  return ungiven
    .map((name) => ({ name, initial: style.getPropertyValue(name) }))
    .filter(({ name, initial }) => isSure || isReset(document, name, initial))
    .map(({ name, initial }) => ({ name, initial, syntax: syntaxOfText(initial) }));
}

/** Add the properties that a rule, or one within it, gives the root, or may give it. */
function addGiven(rule: CSSRule, root: Element, given: Set<string>): void {
  if (rule instanceof CSSStyleRule && (rule.selectorText.includes('&') || matches(root, rule.selectorText)))
    for (const name of rule.style) given.add(name);
  const inner =
    rule instanceof CSSImportRule
      ? rule.styleSheet && rulesOf(rule.styleSheet)
      : 'cssRules' in rule && rule.cssRules instanceof CSSRuleList && [...rule.cssRules];
  for (const one of inner || []) addGiven(one, root, given);
}

/**
 * `@property` rules for the properties that a script registered, as far as the browser shows them: their names, and
 * from the values that the root and the body have, their types. Firefox does not show those that the root was given.
 */
export function readRegistered(document: Document, sheets: Iterable<SheetRules | null>): string {
  const { documentElement: root, body } = document;
  const read = [...sheets];
  const inSheets = new Set<string>();
  for (const sheet of read)
    for (const [, name] of (sheet?.rules ?? '').matchAll(/@property\s+(--[^\s{]+)/gu))
      inSheets.add(name ?? '');
  const properties =
    'computedStyleMap' in Element.prototype
      ? typedProperties(root, body ?? root)
      : ungivenProperties(document, root, !read.includes(null));
  return properties
    .filter(({ name, syntax }) => !inSheets.has(name) && syntax !== '*')
    .map(({ name, syntax, initial }) => {
      const inherits = isInherited(document, name);
      return `@property ${name}{syntax:"${syntax}";inherits:${inherits};initial-value:${initial}}\n`;
    })
    .join('');
}
