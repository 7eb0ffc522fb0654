import type { SheetRules } from './live-sheets.ts';

/** The syntax (CSS Properties and Values 1, §5) that a property of this computed value was registered with. */
function syntaxOf(value: CSSStyleValue): string {
  const text = value.toString();
  if (value instanceof CSSUnitValue) {
    if (value.unit === 'number') return '<number>';
    if (value.unit === 'percent') return '<percentage>';
    if (/^(?:deg|rad|grad|turn)$/u.test(value.unit)) return '<angle>';
    return /^(?:s|ms)$/u.test(value.unit) ? '<time>' : '<length>';
  }
  return /^(?:rgba?|color|lab|lch|oklab|oklch)\(/u.test(text) ? '<color>' : '*';
}

/** Whether children take a property from their parents, seen where a rule sets it. */
function isInherited(document: Document, name: string): boolean {
  const valueOf = (element: Element): string => getComputedStyle(element).getPropertyValue(name);
  for (const sheet of document.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (!(rule instanceof CSSStyleRule) || rule.style.getPropertyValue(name) === '') continue;
      const element = document.querySelector(rule.selectorText);
      if (element?.firstElementChild) return valueOf(element) === valueOf(element.firstElementChild);
    }
  }
  return false;
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

/**
 * `@property` rules for the properties that a script registered, as far as the browser shows them: their names, and
 * from the values that the root and the body have, their types. Only Chromium shows them.
 */
export function readRegistered(document: Document, sheets: Iterable<SheetRules | null>): string {
  const { documentElement: root, body } = document;
  if (!('computedStyleMap' in Element.prototype)) return '';
  const inSheets = new Set<string>();
  for (const sheet of sheets)
    for (const [, name] of (sheet?.rules ?? '').matchAll(/@property\s+(--[^\s{]+)/gu))
      inSheets.add(name ?? '');
  const ofRoot = root.computedStyleMap();
  const ofBody = (body ?? root).computedStyleMap();
  let css = '';
  ofRoot.forEach((values, name) => {
    const [value] = values;
    if (!name.startsWith('--') || inSheets.has(name) || !(value instanceof CSSStyleValue)) return;
    // What is not registered has no type.
    if (value instanceof CSSUnparsedValue) return;
    const syntax = syntaxOf(value);
    if (syntax === '*') return;
    const inherits = isInherited(document, name);
    css += `@property ${name}{syntax:"${syntax}";inherits:${inherits};initial-value:${ofBody.get(name)?.toString() ?? value.toString()}}\n`;
  });
  return css;
}
