import type { Outline } from '../../model/index.ts';
import type { Mark } from '../thousands-mark.ts';
import { asOf } from './hour.ts';
import { speaksOfTurnout } from './recognise.ts';

/** What the text before a figure says of it. */
export interface Context {
  /** Minutes of the day; null where nothing says. */
  readonly hour: number | null;
  /** Figures of regions are of turnout. */
  readonly turnout: () => boolean;
  /** The year that the heading above names where it is another than the page's: figures of another vote. */
  readonly otherYear: string | null;
}

interface Heading {
  readonly level: number;
  readonly year: string | null;
}

const yearOf = (text: string): string | null => /(?<!\d)(?:19|20)\d\d(?!\d)/u.exec(text)?.[0] ?? null;

/** So much of a block says what its figures are of. */
const longestLead = 600;

/** The title of a page and the texts of a section, looked through for turnout only so far as it is asked. */
class Section {
  readonly #texts: string[];
  #read = 0;
  #says = false;

  constructor(title: string) {
    this.#texts = [title.slice(0, longestLead)];
  }

  /** Answers whether this text, or one before it, speaks of turnout. */
  add(text: string): () => boolean {
    this.#texts.push(text.slice(0, longestLead));
    const end = this.#texts.length;
    return () => this.#saysWithin(end);
  }

  #saysWithin(end: number): boolean {
    for (; this.#read < end && !this.#says; this.#read += 1)
      this.#says = speaksOfTurnout(this.#texts[this.#read] ?? '');
    return this.#says && this.#read <= end;
  }
}

/** The year of a section: of the nearest heading above that names one, headings within it included. */
function headed(above: readonly Heading[], level: number, text: string): readonly Heading[] {
  return [...above.filter((heading) => heading.level < level), { level, year: yearOf(text) }];
}

/** For each block, by its id, what it and the text before it say; a heading begins anew. */
export function contextsOf(outline: Outline): ReadonlyMap<string, Context> {
  const contexts = new Map<string, Context>();
  const first = outline.blocks.find(
    ({ hidden, kind, text }) => !hidden && kind === 'heading' && yearOf(text),
  );
  const ofPage = yearOf(outline.title) ?? yearOf(first?.text ?? '');
  const hourOfPage = asOf(outline.title);
  let section = new Section(outline.title);
  let now: Omit<Context, 'turnout'> = { hour: hourOfPage, otherYear: null };
  let above: readonly Heading[] = [];
  for (const block of outline.blocks) {
    if (block.hidden) continue;
    const hour = asOf(block.text);
    if (block.kind === 'heading') {
      above = headed(above, block.level ?? 1, block.text);
      const year = above.findLast((heading) => heading.year !== null)?.year ?? ofPage;
      const otherYear = year === ofPage ? null : year;
      section = new Section(outline.title);
      now = { hour: hour ?? hourOfPage, otherYear };
    } else if (hour !== null) now = { ...now, hour };
    contexts.set(block.id, { ...now, turnout: section.add(block.text) });
  }
  return contexts;
}

const commaGroups = /(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])|\d\.\d{1,2}\s?%/u;
const pointGroups = /(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d,\d{1,2}\s?%/u;

/** What groups thousands on a page where a column does not say: `6,456,393` in the text tells of `271,641` beside it. */
export function markOfPage(outline: Outline): Mark {
  const texts = outline.blocks.filter(({ hidden }) => !hidden).map(({ text }) => text);
  const comma = texts.some((text) => commaGroups.test(text));
  const point = texts.some((text) => pointGroups.test(text));
  if (comma === point) return null;
  return comma ? ',' : '.';
}
