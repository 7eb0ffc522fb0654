import { KuaError, withoutFragment, type Remark } from '../model/index.ts';
import { absolute, isFetchable, loadedAddress } from './addresses.ts';
import { attributeText } from './attributes.ts';
import { budgets } from './budgets.ts';
import { cssAddresses } from './css-addresses.ts';
import { asksForStates } from './css-states.ts';
import { escapeAttribute, escapeText, rawText } from './escape.ts';
import { cssOf, parsedRules, sameRules, type SheetRules } from './live-sheets.ts';
import type { CssPlace, HtmlPart, ResourceUse, WantedResource } from './snapshot.ts';

/** A style text that is still to be held against the rules that its sheet had. */
interface DraftStyle {
  readonly draft: string;
  readonly live: SheetRules | null;
  readonly base: string;
  readonly place: CssPlace;
}

/** Text that is kept in one piece, so that no piece takes long to be handed on. */
const pieceChars = 64 * 1024;

const escapes = { style: rawText, 'foreign-style': escapeText, attribute: escapeAttribute } as const;

/** What was written: the pieces of the page, with what it needs and what is to be said of it. */
export interface WrittenPage {
  readonly html: HtmlPart[];
  readonly wanted: WantedResource[];
  readonly alterations: Remark[];
  readonly limitations: Remark[];
}

/** Gathers a page for reading piece by piece, with what it needs and what is to be said of it. */
export class PageWriter {
  private readonly parts: (HtmlPart | DraftStyle)[] = [];
  private readonly wanted = new Map<string, WantedResource>();
  private readonly alterations = new Map<string, Remark>();
  private readonly limitations = new Map<string, Remark>();
  /** What custom properties name, from wherever they are used. */
  private readonly movable: { readonly address: string; readonly base: string; readonly use: ResourceUse }[] =
    [];
  /** What is not yet of any part, and how long that is. */
  private pending: string[] = [];
  private pendingChars = 0;
  private chars = 0;
  private hasPolicy = false;

  /** @throws KuaError `page-too-large` */
  write(text: string): void {
    if (text === '') return;
    this.pending.push(text);
    this.pendingChars += text.length;
    this.chars += text.length;
    if (this.pendingChars > pieceChars) this.flush();
    if (this.chars <= budgets.htmlChars) return;
    throw new KuaError('page-too-large', `more than ${budgets.htmlChars} characters`);
  }

  attribute(name: string, value: string): void {
    const text = attributeText(name, value);
    if (text === null) this.alter('attribute-dropped', null, null);
    else this.write(text);
  }

  /** An attribute that becomes the name of a resource's file. */
  resource(attribute: string, url: string, from: string, use: ResourceUse): void {
    this.want(url, use);
    this.part({ attribute, url, from, use });
  }

  /** An attribute that becomes the name of a frame's page. */
  frame(frame: number, attribute: string): void {
    this.part({ frame, attribute });
  }

  /** The place of a drawing out of another file, or an attribute that becomes its name. */
  drawing(drawing: number, attribute: string | null): void {
    this.part({ drawing, attribute });
  }

  /** The text of a style element; `live` is what its sheet had, where that may differ. */
  css(css: string, live: SheetRules | null, base: string, place: 'style' | 'foreign-style'): void {
    if (css === '' && !live) return;
    this.flush();
    this.parts.push({ draft: css, live, base, place });
  }

  /** An attribute whose value is CSS; `copy` is the address of a copy of pixels that it names. */
  styleAttribute(name: string, css: string, base: string, copy: string | null = null): void {
    if (copy !== null) this.want(copy, 'image');
    if (!this.wantFromCss(css, base)) {
      this.attribute(name, css);
      return;
    }
    this.write(` ${name}="`);
    this.part({ css, base, place: 'attribute' });
    this.write('"');
  }

  /** Where the page gets its content security policy: before anything that could fetch. */
  policy(): void {
    this.hasPolicy = true;
    this.part({ policy: true });
  }

  alter(code: string, subject: string | null, detail: string | null): void {
    this.alterations.set(`${code} ${subject ?? ''}`, { code, subject, detail });
  }

  limit(code: string, subject: string | null, detail: string | null): void {
    this.limitations.set(`${code} ${subject ?? ''}`, { code, subject, detail });
  }

  /**
   * All that was written, once the style texts are held against their sheets: not in the piece of work that reads the
   * page, since nothing of it is read any more.
   *
   * @param cssBases where the page's style texts are read
   * @param isLoaded whether the page loaded what has this address
   * @throws KuaError `unexpected` for a page that would be opened without a policy
   */
  finish(cssBases: readonly string[], isLoaded: (url: string) => boolean): WrittenPage {
    if (!this.hasPolicy) throw new KuaError('unexpected', 'no place for the policy');
    this.flush();
    const html = this.parts.map((part) =>
      typeof part === 'object' && 'draft' in part ? this.decide(part) : part,
    );
    for (const { address, base, use } of this.movable)
      this.wantFetchable(loadedAddress(address, [base, ...cssBases], isLoaded), use);
    return {
      html,
      wanted: [...this.wanted.values()],
      alterations: [...this.alterations.values()],
      limitations: [...this.limitations.values()],
    };
  }

  /** A style's own text, or its rules where a script changed them. */
  private decide({ draft, live, base, place }: DraftStyle): HtmlPart {
    const edited = live !== null && !sameRules(parsedRules(draft, base), live);
    if (edited) this.alter('style-from-rules', null, null);
    const css = edited ? cssOf(live) : draft;
    return this.wantFromCss(css, base) ? { css, base, place } : escapes[place](css);
  }

  private part(part: HtmlPart): void {
    this.flush();
    this.parts.push(part);
  }

  private flush(): void {
    if (this.pendingChars > 0) this.parts.push(this.pending.join(''));
    this.pending = [];
    this.pendingChars = 0;
  }

  /** Ask for a resource. */
  want(url: string, use: ResourceUse): void {
    const bare = withoutFragment(url);
    if (!this.wanted.has(bare)) this.wanted.set(bare, { url: bare, use });
  }

  private wantFetchable(url: string | null, use: ResourceUse): void {
    if (url !== null && isFetchable(url)) this.want(url, use);
  }

  /** Ask for what a style text names; false if it names nothing and asks for no state. */
  private wantFromCss(css: string, base: string): boolean {
    const found = /url|@import|image-set|\\/iu.test(css) ? cssAddresses(css) : [];
    for (const { address, use: cssUse, isMovable } of found) {
      const use = cssUse === 'import' ? 'style' : cssUse;
      if (isMovable) this.movable.push({ address, base, use });
      else this.wantFetchable(absolute(address, base), use);
    }
    return found.length > 0 || asksForStates(css);
  }
}
