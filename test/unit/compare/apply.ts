import { splitSentences } from '../../../lib/compare/index.ts';
import { normalText } from '../../../lib/compare/normal-text.ts';
import type { Comparison, Link, Outline, Table, TableChange } from '../../../lib/model/index.ts';

/** What a comparison can be applied to: what a reader sees, white space and the form of accents aside. */
export interface Seen {
  /** Sentences of which nothing is told, in order. */
  readonly kept: readonly string[];
  /** All sentences, sorted. */
  readonly sentences: readonly string[];
  /** Rows of each table's body in order, the tables sorted. */
  readonly tables: readonly string[];
  readonly links: readonly string[];
  /** Digests of the pictures. */
  readonly pictures: readonly string[];
}

function without(items: readonly string[], taken: readonly string[]): string[] {
  const rest = [...items];
  for (const item of taken) {
    const at = rest.indexOf(item);
    if (at < 0) throw new Error(`not there: ${item}`);
    rest.splice(at, 1);
  }
  return rest;
}

const present = (texts: readonly (string | null)[]): string[] =>
  texts.filter((text) => text !== null).map((text) => normalText(text));

const sentencesOf = (outline: Outline): string[] =>
  outline.blocks.flatMap(({ text }) => splitSentences(text)).map((text) => normalText(text));

const linkName = ({ href, text }: Pick<Link, 'href' | 'text'>): string => `${href} ${normalText(text)}`;

/** The rows of a table as slots, the header row left out; cells of test pages span nothing. */
function bodyOf(table: Table): string {
  const width = Math.max(0, ...table.rows.map((row) => row.length));
  return table.rows
    .slice(table.headerRows)
    .map((row) => Array.from({ length: width }, (_, at) => normalText(row[at]?.text ?? '')).join('|'))
    .join('\n');
}

/** One side of a table as its change tells it. */
function bodyTold({ columns, rows }: TableChange, side: 'old' | 'new'): string[] {
  const absent = side === 'old' ? 'added' : 'removed';
  return rows
    .filter(({ change, label }) => change !== absent && label !== '')
    .map(({ cells }) =>
      cells
        .filter((_, at) => columns[at]?.change !== absent)
        .map((cell) => normalText(cell[side] ?? ''))
        .join('|'),
    );
}

/** The sentences that the comparison says nothing of, in order: those of either side must be the same. */
export function untold(outline: Outline, comparison: Comparison, side: 'old' | 'new'): string[] {
  const block = side === 'old' ? 'a' : 'b';
  const placed = outline.blocks.flatMap(({ id, text }) =>
    splitSentences(text).map((sentence) => `${id}\u0001${normalText(sentence)}`),
  );
  const told = comparison.text.flatMap((change) => {
    const text = change[side];
    return text === null ? [] : [`${change[block] ?? ''}\u0001${normalText(text)}`];
  });
  return without(placed, told).map((sentence) => sentence.slice(sentence.indexOf('\u0001') + 1));
}

/** What a reader sees of an outline. */
export function seen(outline: Outline, comparison: Comparison): Seen {
  return {
    kept: untold(outline, comparison, 'new'),
    sentences: sentencesOf(outline).toSorted(),
    tables: outline.tables
      .filter(({ rows }) => rows.some((row) => row.length > 0))
      .map(bodyOf)
      .toSorted(),
    links: outline.links.map(linkName).toSorted(),
    pictures: [...new Map(outline.images.map(({ src, sha256 }) => [src, sha256 ?? ''])).values()].toSorted(),
  };
}

function applyTables(old: Outline, { tables: changes }: Comparison): string[] {
  const bodies = new Map(old.tables.map((table) => [table.id, bodyOf(table)]));
  const made: string[] = [];
  for (const change of changes) {
    if (change.a !== null) {
      // The change has to know every row of the old table before it may replace it.
      const rows = (bodies.get(change.a) ?? '').split('\n').toSorted();
      const told = bodyTold(change, 'old').join('\n').split('\n').toSorted();
      if (change.columns.every((column) => column.change !== 'moved' && column.change !== 'added'))
        if (rows.join('\n') !== told.join('\n')) throw new Error('the old table is told otherwise');
      bodies.delete(change.a);
    }
    if (change.b !== null) made.push(bodyTold(change, 'new').join('\n'));
  }
  return [...bodies.values(), ...made].toSorted();
}

function applyLinks(old: Outline, { links: changes }: Comparison): string[] {
  let links = old.links.map(linkName);
  for (const { change, text, old: before, new: after } of changes) {
    const address = (href: string | null): string[] => (href === null ? [] : [linkName({ href, text })]);
    const words = (said: string | null): string[] =>
      said === null ? [] : [linkName({ href: text, text: said })];
    const isAddress = change !== 'changed' || links.includes(address(before)[0] ?? '');
    const of = isAddress ? address : words;
    links = [...without(links, of(before)), ...of(after)];
  }
  return links.toSorted();
}

function applyPictures(old: Outline, { pictures: changes }: Comparison): string[] {
  const pictures = new Map(old.images.map(({ src, sha256 }) => [src, sha256 ?? '']));
  for (const { src, new: sha256, change } of changes)
    if (change !== 'added') pictures.set(src, sha256 ?? 'gone');
  const added = changes.filter(({ change }) => change === 'added').map((change) => change.new ?? '');
  return [...[...pictures.values()].filter((sha256) => sha256 !== 'gone'), ...added].toSorted();
}

/** What the old outline becomes when everything the comparison says is done to it. */
export function apply(old: Outline, comparison: Comparison): Seen {
  const { text } = comparison;
  const kept = untold(old, comparison, 'old');
  return {
    kept,
    sentences: [...kept, ...present(text.map((change) => change.new))].toSorted(),
    tables: applyTables(old, comparison),
    links: applyLinks(old, comparison),
    pictures: applyPictures(old, comparison),
  };
}
