/** Markup that may go into a page as it is. Only `html` makes it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlPart = string | number | Html | null | readonly HtmlPart[];

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Markup with values in it: html`<p title="${a}">${b}</p>`. Text is escaped for elements and quoted attributes, so that
 * what a page said can never become markup of the report; markup made by this same tag stays, lists are joined,
 * null is nothing. Do not put values into `script`, `style`, or attributes without quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return new Html(strings.map((text, index) => text + markupOf(values[index] ?? null)).join(''));
}

function markupOf(part: HtmlPart): string {
  if (part === null) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(markupOf).join('');
  return String(part).replace(/[&<>"']/gu, (character) => references[character] ?? '');
}
