/** What rules may do to an element that the record asks of the live page. Told by the text of their declarations. */
const interests = {
  /** They may make it scroll. */
  scroll: /overflow/u,
  /** They may hide it, or what is in it, or show what was hidden. */
  hide: /(?:^|[\s;{])(?:display: [^;]*(?:none|\()|(?:content-)?visibility|all)/u,
  /** They may draw it apart from the text around it. */
  shape: /(?:^|[\s;{])(?:display|float|position: (?!relative|static|sticky)|all)/u,
  /** They may push it off the page. */
  move: /(?:^|[\s;{])(?:(?:left|top|margin|inset|translate|transform|offset|scale|rotate)[a-z-]*: [^;]*(?:-[\d.]|\()|(?:right|bottom|inset)[a-z-]*: [^;]*[1-9])/u,
} as const;
export type Interest = keyof typeof interests;
const names = ['scroll', 'hide', 'shape', 'move'] as const satisfies readonly Interest[];

/** The selectors of a document's rules that may do such things to elements: only those elements need to be asked. */
export class RuleSelectors {
  private readonly found: Record<Interest, string[] | null> = {
    scroll: [],
    hide: [],
    shape: [],
    move: [],
  };

  /** The selectors, or null where selectors alone do not tell. */
  of(interest: Interest): readonly string[] | null {
    return this.found[interest];
  }

  /** Some sheet is not there to be read. */
  unknown(): void {
    for (const name of names) this.found[name] = null;
  }

  /** Take in a rule. @param text as CSSOM writes it */
  add(rule: CSSRule, text: string): void {
    for (const name of names) {
      const found = this.found[name];
      if (found === null || !interests[name].test(text)) continue;
      const more = selectorsIn(rule, interests[name]);
      if (more === null) this.found[name] = null;
      else found.push(...more);
    }
  }
}

/** True for rules that by themselves do nothing to an element: what is in motion is asked anyway, an import is a sheet. */
function isAside(rule: CSSRule): boolean {
  return (
    rule instanceof CSSImportRule ||
    rule instanceof CSSKeyframesRule ||
    rule instanceof CSSFontFaceRule ||
    rule instanceof CSSPageRule
  );
}

function selectorsIn(outer: CSSRule, interest: RegExp): string[] | null {
  const found: string[] = [];
  const left = [outer];
  for (let rule = left.pop(); rule; rule = left.pop()) {
    if (isAside(rule) || !interest.test(rule.cssText)) continue;
    const inner = 'cssRules' in rule && rule.cssRules instanceof CSSRuleList ? [...rule.cssRules] : [];
    if (rule instanceof CSSStyleRule && inner.length === 0) found.push(rule.selectorText);
    else if (rule instanceof CSSConditionRule || rule instanceof CSSLayerBlockRule) left.push(...inner);
    else return null;
  }
  return found;
}
