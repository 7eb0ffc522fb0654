import { budgets, type Snapshot } from '../capture/index.ts';

const document = /\.(?:pdf|docx?|xlsx?)$/iu;

/** Whether one host is the other or a part of it: `www.cec.kz` and `cec.kz`, but not `cec.kz` and `gov.kz`. */
function isSameSite(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/**
 * The documents a page links on its own site, told by the ending of their names, in the order of the page.
 *
 * @returns addresses without fragment, each once; those beyond the budget apart
 */
export function linkedDocuments({ facts, outline }: Pick<Snapshot, 'facts' | 'outline'>): {
  readonly urls: readonly string[];
  readonly beyond: readonly string[];
} {
  const host = URL.parse(facts.url)?.hostname ?? '';
  const found = new Set<string>();
  for (const { href } of outline.links) {
    const url = URL.parse(href);
    if (!url || !/^https?:$/u.test(url.protocol) || !isSameSite(url.hostname, host)) continue;
    if (!document.test(url.pathname)) continue;
    url.hash = '';
    found.add(url.href);
  }
  const all = [...found];
  return { urls: all.slice(0, budgets.documents), beyond: all.slice(budgets.documents) };
}
