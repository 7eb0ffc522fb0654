import { withoutFragment } from '../model/index.ts';
import { absolute } from './addresses.ts';
import { budgets } from './budgets.ts';
import { cssUrl, replaceAddresses } from './css-addresses.ts';
import { linkSheetOf, styleSheetOf } from './dom.ts';
import { RuleSelectors } from './rule-selectors.ts';

/**
 * The rules of a style sheet as they stood: its imports, and all the others, among them those of sheets that it imports
 * from their own text (`data:`). Texts as CSSOM writes them.
 */
export interface SheetRules {
  readonly imports: string;
  readonly rules: string;
}

const none: SheetRules = { imports: '', rules: '' };

/** True for two sheets that say the same but for what they import. */
export function sameRules(a: SheetRules, b: SheetRules): boolean {
  return a.rules === b.rules;
}

/** All of a sheet's rules as one text. */
export function cssOf({ imports, rules }: SheetRules): string {
  return imports + rules;
}

/** What `css` parses to at `base`, as CSSOM writes it. A constructed sheet leaves out imports. */
export function parsedRules(css: string, base: string): SheetRules {
  const sheet = new CSSStyleSheet({ baseURL: base });
  sheet.replaceSync(css);
  return rulesOf(sheet, () => undefined) ?? none;
}

/**
 * A sheet's rules, or null where the page may not read them (another origin without CORS).
 * @param note told each rule with its text
 */
function rulesOf(sheet: CSSStyleSheet, note: (rule: CSSRule, text: string) => void): SheetRules | null {
  let imports = '';
  let rules = '';
  try {
    for (const rule of sheet.cssRules) {
      const text = rule.cssText;
      const carried = rule instanceof CSSImportRule ? carriedBy(rule) : null;
      if (carried) {
        imports += carried.imports;
        rules += carried.rules;
      } else if (rule instanceof CSSImportRule) imports += `${text}\n`;
      else rules += `${text}\n`;
      note(rule, text);
    }
  } catch {
    return null;
  }
  return { imports, rules };
}

/**
 * The rules of a sheet whose address is its text, as they stand in the one that imports it; null for any other. The
 * policy of a page for reading lets such a sheet not be imported.
 */
function carriedBy({ href, styleSheet, media, layerName, supportsText }: CSSImportRule): SheetRules | null {
  if (!styleSheet || !/^data:/iu.test(href)) return null;
  const own = rulesOf(styleSheet, () => undefined);
  // Namespaces hold for all of a sheet, and for no other.
  if (!own || /^@namespace /mu.test(own.rules)) return null;
  // Nothing stands beside such a sheet.
  let rules = replaceAddresses(own.rules, ({ address }) => cssUrl(absolute(address, href) ?? 'data:,'));
  const conditions = [
    layerName === null ? null : `@layer ${layerName}`,
    supportsText === null ? null : `@supports (${supportsText})`,
    media.length === 0 ? null : `@media ${media.mediaText}`,
  ].filter((one) => one !== null);
  for (const condition of conditions) rules = `${condition} {\n${rules}}\n`;
  // Imports stand under no conditions but their own.
  return { imports: conditions.length === 0 ? own.imports : '', rules };
}

/**
 * The style sheets of a document as they stood when it was read: scripts insert, delete and edit rules without a trace
 * in the document's text or in the sheet's bytes. Each sheet is read once.
 */
export class LiveSheets {
  /** What the page had of each sheet that it loaded from an address. */
  readonly byAddress = new Map<string, SheetRules>();
  private readonly read = new Map<CSSStyleSheet, SheetRules | null>();
  private readonly states = new Set<string>();
  private moving = false;
  private imports = 0;
  /** Of all rules that were read, which elements they may do what to. */
  readonly selectors = new RuleSelectors();

  /** A sheet's rules, and with them those of the sheets it imports. */
  rulesOf(sheet: CSSStyleSheet): SheetRules | null {
    const known = this.read.get(sheet);
    if (known !== undefined) return known;
    let isImporting = false;
    const rules = rulesOf(sheet, (rule, text) => {
      isImporting ||= rule instanceof CSSImportRule;
      this.selectors.add(rule, text);
    });
    this.read.set(sheet, rules);
    if (!rules) this.selectors.unknown();
    if (!rules) return null;
    if (sheet.href !== null) this.byAddress.set(withoutFragment(sheet.href), rules);
    for (const [, name] of rules.rules.matchAll(/:state\(\s*([^\s)]+)\s*\)/gu)) this.states.add(name ?? '');
    this.moving ||= /animation|transition/u.test(rules.rules);
    if (isImporting) this.readImports(sheet);
    return rules;
  }

  /** The names of custom states that some sheet asks for. */
  get stateNames(): readonly string[] {
    return [...this.states];
  }

  /** All sheets that were read. */
  get all(): Iterable<SheetRules | null> {
    return this.read.values();
  }

  /** The addresses of sheets that have one. */
  get addresses(): readonly string[] {
    return Array.from(this.read.keys(), ({ href }) => href).filter((href) => href !== null);
  }

  /** True if some sheet read so far sets anything in motion. */
  get move(): boolean {
    return this.moving;
  }

  private readImports(sheet: CSSStyleSheet): void {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSImportRule) || !rule.styleSheet) continue;
      if (this.imports >= budgets.imports) {
        this.selectors.unknown();
        return;
      }
      this.imports += 1;
      this.rulesOf(rule.styleSheet);
    }
  }
}

/** The sheet of a `<style>` or a `<link>`, null where it has none (yet). */
export function sheetOf(element: Element): CSSStyleSheet | null {
  if (element instanceof HTMLStyleElement) return styleSheetOf(element);
  if (element instanceof SVGStyleElement) return element.sheet;
  return element instanceof HTMLLinkElement ? linkSheetOf(element) : null;
}
