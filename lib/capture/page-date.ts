import { attribute, matches, queryAll, textContent } from './dom.ts';

type Stated = readonly (readonly [selector: string, attribute: string])[];

const published: Stated = [
  ['meta[property="article:published_time" i]', 'content'],
  ['meta[itemprop="datePublished" i]', 'content'],
  ['time[itemprop="datePublished" i][datetime]', 'datetime'],
  ['time[pubdate][datetime]', 'datetime'],
];
const modified: Stated = [
  ['meta[property="article:modified_time" i]', 'content'],
  ['meta[itemprop="dateModified" i]', 'content'],
  ['time[itemprop="dateModified" i][datetime]', 'datetime'],
];
const dataScript = 'script[type="application/ld+json" i]';
const mostScripts = 20;
const mostChars = 200_000;
const longestDate = 64;

/** What the page's JSON-LD says under `name`; the first that says something. It is searched, not parsed: it may be anything. */
function fromData(scripts: readonly string[], name: string): string | null {
  const form = new RegExp(`"${name}"\\s{0,8}:\\s{0,8}"([^"\\\\]{4,${longestDate}})"`, 'u');
  for (const script of scripts) {
    const date = form.exec(script)?.[1];
    if (date !== undefined) return date;
  }
  return null;
}

/**
 * When the page says it was published, or last changed where it says only that; as it says it, at most 64 characters.
 * Null where it states no date for machines (Open Graph, schema.org, `time`): one in its text is text.
 */
export function pageDate(root: Element): string | null {
  // One search of a page that may be long.
  const found = queryAll(root, [...published, ...modified].map(([selector]) => selector).join());
  const scripts = queryAll(root, dataScript)
    .slice(0, mostScripts)
    .map((script) => (textContent(script) ?? '').slice(0, mostChars));
  return (
    fromElements(found, published) ??
    fromData(scripts, 'datePublished') ??
    fromElements(found, modified) ??
    fromData(scripts, 'dateModified')
  );
}

function fromElements(found: readonly Element[], wanted: Stated): string | null {
  for (const [selector, name] of wanted) {
    for (const element of found) {
      if (!matches(element, selector)) continue;
      const date = attribute(element, name)?.trim() ?? '';
      if (date !== '' && date.length <= longestDate) return date;
    }
  }
  return null;
}
