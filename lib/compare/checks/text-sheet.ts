import type { Outline } from '../../model/index.ts';
import { settle } from '../compare-cell.ts';
import type { Figure } from '../figure.ts';
import { twoLetters } from '../letters.ts';
import type { NamedFigure } from '../prose-figures.ts';
import { shownBlocks } from '../shown-blocks.ts';
import type { Mark } from '../thousands-mark.ts';
import type { Context } from './context.ts';
import type { Entry, Tally } from './counted.ts';
import { entryOf } from './read-cell.ts';
import { choiceKey, type Subject, whole } from './recognise.ts';
import { bareName, type TextReader } from './text-reader.ts';

/** Figures of text that are read for what they count; more is no message of a commission and no report on one. */
const mostFigures = 5000;

interface Told extends NamedFigure {
  /** The label, or that of the figure before where this one has only joining words. */
  readonly name: string;
}

function told(figures: readonly NamedFigure[], named: string, reader: TextReader): readonly Told[] {
  let previous = named;
  return figures.map((it) => {
    const name = reader.isName(it.label) ? it.label : previous;
    previous = name;
    return { ...it, name };
  });
}

const isPair = (a: Figure, b: Figure | undefined): boolean =>
  b !== undefined && a.unit !== b.unit && a.value !== null && b.value !== null;

/** Figures of another vote than the page's are another subject's. */
const ofYear = (subject: Subject, year: string | null): Subject =>
  year === null ? subject : { ...subject, key: `${subject.key} ${year}` };

class TextTallies {
  readonly #tallies = new Map<string, { readonly subject: Subject; readonly entries: Entry[] }>();

  add(subject: Subject, entry: Entry): void {
    const tally = this.#tallies.get(subject.key) ?? { subject, entries: [] };
    this.#tallies.set(subject.key, tally);
    tally.entries.push(entry);
  }

  all(): readonly Tally[] {
    return [...this.#tallies.values()].map(({ subject, entries }) => ({
      subject,
      table: null,
      caption: '',
      entries,
      unread: new Set<string>(),
    }));
  }
}

/** The figures of a sentence with the words that name them, read for what they count. */
function readSentence(
  figures: readonly Told[],
  reader: TextReader,
  context: Context,
  tallies: TextTallies,
): void {
  figures.forEach(({ name, figure }, at) => {
    if (figure.value === null || figure.value.startsWith('-')) return;
    const place = reader.placeOf(name);
    const percent = figure.unit === 'percent';
    const role = reader.roleOf(name);
    const add = (subject: Subject, found: Parameters<typeof entryOf>[0]): void =>
      tallies.add(
        ofYear(subject, context.otherYear),
        entryOf(found, figure.value ?? '', figure.text, percent),
      );
    if (place) {
      if (role === null && !(percent && context.turnout())) return;
      const what = role === null || role === 'total' ? 'turnout' : role;
      if (what === 'turnout' && !percent) return;
      add(place, { role: what, key: what, name: role === null ? '' : name, hour: context.hour, percent });
      return;
    }
    if (role !== null && role !== 'total' && role !== 'mandates') {
      const hour = role === 'registered' && !percent ? null : context.hour;
      if (role === 'turnout' && !percent) return;
      add(whole, { role, key: role, name, hour, percent });
      return;
    }
    if (role !== null) return;
    const partner = [figures[at - 1], figures[at + 1]].find(
      (other) => other?.name === name && isPair(figure, other.figure),
    );
    if (!partner) return;
    const bare = bareName(name);
    if (twoLetters.test(bare))
      add(whole, { role: 'choice', key: choiceKey(bare), name: bare, hour: null, percent });
  });
}

/**
 * The figures of running text by what they count: those of the country, of regions, and the votes of candidates where a
 * number and its share stand together. Sentences that speak of other elections are left out, and so are the headings of
 * the page, which repeat its text.
 */
export function textTallies(
  outline: Outline,
  reader: TextReader,
  contexts: ReadonlyMap<string, Context>,
  page: () => Mark,
): readonly Tally[] {
  const tallies = new TextTallies();
  let left = mostFigures;
  for (const { block, named } of shownBlocks(outline)) {
    if (block.kind === 'table' || (block.kind === 'heading' && block.level === 1)) continue;
    const context = contexts.get(block.id) ?? { hour: null, turnout: () => false, otherYear: null };
    let hour = context.hour;
    for (const sentence of reader.split(block.text)) {
      if (left <= 0) return tallies.all();
      if (!/\d/u.test(sentence)) continue;
      const found = reader.read(sentence);
      hour = found.hour ?? hour;
      const figures = found.figures.map(({ label, figure }) => ({ label, figure: settle(figure, page) }));
      left -= figures.length;
      readSentence(told(figures, named, reader), reader, { ...context, hour }, tallies);
    }
  }
  return tallies.all();
}
