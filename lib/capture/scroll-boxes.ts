import { queryAll } from './dom.ts';

/** What browsers scroll by themselves, and what says so in an attribute of its own. */
const unruled = 'body, dialog, input, marquee, select, textarea, [popover], [style*="overflow" i]';

/** The selectors of the rules that may make a box scroll; null where a selector alone does not tell. */
export function scrollSelectors(rules: CSSRuleList): string[] | null {
  const found: string[] = [];
  const left = [...rules];
  for (let rule = left.pop(); rule; rule = left.pop()) {
    // A sheet that is imported is read as a sheet of its own.
    if (rule instanceof CSSImportRule || !rule.cssText.includes('overflow')) continue;
    const inner = 'cssRules' in rule && rule.cssRules instanceof CSSRuleList ? [...rule.cssRules] : [];
    if (rule instanceof CSSStyleRule && inner.length === 0) found.push(rule.selectorText);
    else if (rule instanceof CSSConditionRule || rule instanceof CSSLayerBlockRule) left.push(...inner);
    else return null;
  }
  return found;
}

/** The elements that may be scrolled, outside of shadow trees; null where each has to be asked. */
export function scrollBoxes(
  document: Document,
  selectors: readonly string[] | null,
): ReadonlySet<Element> | null {
  if (selectors === null) return null;
  try {
    return new Set(queryAll(document, [unruled, ...selectors].join(',')));
  } catch {
    return null;
  }
}
