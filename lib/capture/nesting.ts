import { words } from './words.ts';

/**
 * Where an HTML parser would not leave an element in the place that a script put it into (HTML, §13.2.6.4), and what is
 * written so that it does.
 */
export type Fit =
  /** The parser keeps it there. */
  | 'plain'
  /** The parser keeps it there within a wrapper that ends its search for elements to close. */
  | 'wrapped'
  /** The parser would put it before the table in which it stands, unless it is in a cell. */
  | 'celled'
  /** No text leads there under this name. */
  | 'renamed'
  /** It would end the head, in which it is never shown. */
  | 'inert';

/** What ends an open paragraph. */
const closesParagraph = words(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp',
);
const headings = words('h1 h2 h3 h4 h5 h6');
/** Past these a parser does not look for what to close, nor for open links. */
const markers = words('applet marquee object template td th caption');
/** “Special” elements that end the search for an open list item; `address`, `div` and `p` do not. */
const endsItemSearch = words(
  'article aside blockquote button center details dialog dir dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup listing main menu nav ol pre search section select summary table tbody tfoot thead tr ul',
);
const tableParts: Readonly<Record<string, ReadonlySet<string>>> = {
  caption: words('table'),
  colgroup: words('table'),
  col: words('colgroup table'),
  tbody: words('table'),
  thead: words('table'),
  tfoot: words('table'),
  tr: words('table tbody thead tfoot'),
  td: words('tr'),
  th: words('tr'),
};
const tableOnly = words('table tbody thead tfoot tr');
const inTableToo = words('script style template input');
const headTags = words('base basefont bgsound link meta title noscript noframes style script template');
const onceTags: Readonly<Record<string, string>> = {
  head: 'html',
  body: 'html',
  frameset: 'html',
  frame: 'frameset',
};

/** What is open around a place, as far as a parser asks. */
export interface Scope {
  readonly parent: string;
  readonly paragraph: boolean;
  readonly link: boolean;
  readonly nobr: boolean;
  readonly button: boolean;
  readonly item: boolean;
  readonly term: boolean;
  readonly form: boolean;
}

export const rootScope: Scope = {
  parent: '',
  paragraph: false,
  link: false,
  nobr: false,
  button: false,
  item: false,
  term: false,
  form: false,
};

// There are few scopes and few tags, and many elements.
const knownFits = new WeakMap<Scope, Map<string, Fit>>();
const knownScopes = new WeakMap<Scope, Map<string, Scope>>();

/** How the element `tag` fits where `scope` is open. */
export function fitOf(tag: string, scope: Scope): Fit {
  const fits = knownFits.get(scope) ?? new Map<string, Fit>();
  const known = fits.get(tag);
  if (known !== undefined) return known;
  const fit = fitIn(tag, scope);
  knownFits.set(scope, fits.set(tag, fit));
  return fit;
}

function fitIn(tag: string, scope: Scope): Fit {
  const { parent } = scope;
  if (parent === 'head') return headTags.has(tag) ? 'plain' : 'inert';
  const parents = tableParts[tag];
  if (parents) return parents.has(parent) || parent === 'template' ? 'plain' : 'renamed';
  if (tableOnly.has(parent) && !inTableToo.has(tag)) return 'celled';
  const onlyIn = onceTags[tag];
  if (onlyIn !== undefined)
    return parent === onlyIn || (tag === 'frameset' && parent === tag) ? 'plain' : 'renamed';
  if (tag === 'html') return parent === '' ? 'plain' : 'renamed';
  if (tag === 'form' && scope.form) return 'renamed';
  const misplaced =
    (scope.paragraph && closesParagraph.has(tag)) ||
    (scope.link && tag === 'a') ||
    (scope.nobr && tag === 'nobr') ||
    (scope.button && tag === 'button') ||
    (scope.item && tag === 'li') ||
    (scope.term && (tag === 'dd' || tag === 'dt')) ||
    (headings.has(tag) && headings.has(parent));
  return misplaced ? 'wrapped' : 'plain';
}

/** Wrappers without a box of their own that keep text and elements in their place: what opens them and what closes them. */
export function wrapperFor(fit: Fit, { parent }: Scope): readonly [open: string, close: string] {
  if (fit === 'wrapped') return [`<applet ${noBox}>`, '</applet>'];
  if (fit !== 'celled') return noWrapper;
  const tags = parent === 'tr' ? ['td'] : parent === 'table' ? ['tbody', 'tr', 'td'] : ['tr', 'td'];
  return [
    tags.map((tag) => `<${tag} ${noBox}>`).join(''),
    tags
      .toReversed()
      .map((tag) => `</${tag}>`)
      .join(''),
  ];
}

const noWrapper = ['', ''] as const;
const noBox = 'data-kua-wrapper="" style="display:contents"';

/** True where a parser would move text out of the place it stands in. */
export function movesText({ parent }: Scope): boolean {
  return tableOnly.has(parent) || parent === 'colgroup';
}

/** What is open within `tag`, itself standing where `scope` is open. */
export function scopeWithin(tag: string, scope: Scope, fit: Fit): Scope {
  const made = knownScopes.get(scope) ?? new Map<string, Scope>();
  const isApart = fit === 'wrapped' || fit === 'celled';
  const key = isApart ? `${tag} ` : tag;
  const known = made.get(key);
  if (known) return known;
  const inside = openWithin(tag, isApart ? { ...rootScope, form: scope.form } : scope);
  knownScopes.set(scope, made.set(key, inside));
  return inside;
}

function openWithin(tag: string, outer: Scope): Scope {
  if (markers.has(tag)) return { ...rootScope, parent: tag, form: outer.form && tag !== 'template' };
  const inTable = tag === 'table';
  const endsItems = endsItemSearch.has(tag);
  return {
    parent: tag,
    paragraph: tag === 'p' || (outer.paragraph && !inTable && tag !== 'button'),
    link: tag === 'a' || outer.link,
    nobr: tag === 'nobr' || outer.nobr,
    button: tag === 'button' || (outer.button && !inTable),
    item: tag === 'li' || (outer.item && !endsItems),
    term: tag === 'dd' || tag === 'dt' || (outer.term && !endsItems),
    form: tag === 'form' || outer.form,
  };
}
