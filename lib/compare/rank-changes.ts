import {
  meanings,
  type Comparison,
  type Meaning,
  type SentenceChange,
  type ValueChange,
} from '../model/index.ts';
import { isPageGone } from './page-gone.ts';
import { isDocument } from './stable-address.ts';

/** One change by what it means. */
export interface RankedChange {
  readonly meaning: Meaning;
  /** What a reader knows it by: the row, the sentence, the words of the link. */
  readonly label: string;
  readonly old: string | null;
  readonly new: string | null;
  /** The figure that differs, where it is one. */
  readonly figure: ValueChange | null;
}

type Found = Pick<Comparison, 'figures' | 'page' | 'tables' | 'text' | 'documents' | 'links' | 'pictures'>;

const resolution = /№\s*\d+(?:[/-]\d+)*|постановл|распоряжен|қаулы|өкім|шешім|resolution|decree/iu;

const ofFigure = (meaning: Meaning, figure: ValueChange): RankedChange => ({
  meaning,
  label: figure.row === '' ? figure.column : figure.row,
  old: figure.old,
  new: figure.new,
  figure,
});

function inTables({ tables }: Found, isGone: boolean): RankedChange[] {
  return tables.flatMap((table): RankedChange[] => {
    const isWhole = table.a === null || table.b === null;
    if (isWhole) {
      const meaning = table.b === null && !isGone ? 'row-removed' : 'table';
      return [{ meaning, label: table.caption, old: null, new: null, figure: null }];
    }
    const columns = table.columns
      .filter(({ change }) => change !== 'same')
      .map(({ label, change }): RankedChange => {
        const meaning = change === 'removed' ? 'row-removed' : change === 'moved' ? 'layout' : 'table';
        return { meaning, label, old: null, new: null, figure: null };
      });
    const rows = table.rows.flatMap(({ change, label, cells }): RankedChange[] => {
      const row = { label, old: null, new: null, figure: null };
      const changed = cells
        .flatMap((cell) => cell.change ?? [])
        .filter(({ kind }) => kind !== 'number')
        .map((cell): RankedChange => ({ ...ofFigure('table', cell), figure: null }));
      if (change === 'removed') return [{ ...row, meaning: 'row-removed' }];
      if (change === 'added') return [{ ...row, meaning: 'table' }];
      return change === 'moved' ? [{ ...row, meaning: 'layout' }, ...changed] : changed;
    });
    return [...columns, ...rows];
  });
}

const numbersIn = (figures: readonly ValueChange[]): readonly ValueChange[] =>
  figures.filter(({ kind }) => kind === 'number');

function inSentence(sentence: SentenceChange, isGone: boolean): RankedChange[] {
  const { change, old, new: now, figures } = sentence;
  const told = numbersIn(figures).map((figure) => ofFigure('text-figure', figure));
  if (told.length > 0) return told;
  const isResolution = [old, now].some((text) => text !== null && resolution.test(text));
  const isLost = isGone && change === 'removed';
  const meaning = change === 'moved' ? 'layout' : isResolution && !isLost ? 'resolution' : 'text';
  return [{ meaning, label: now ?? old ?? '', old, new: now, figure: null }];
}

/**
 * All that a comparison tells, what means most first: a number in a table, a row that is gone, a figure in text, the
 * text of a resolution, a document, the page itself gone, other text, links, what only moved. Among the same the order
 * of the comparison stays. What went with a page that is gone means no more than other text and links. How much of the
 * page changed does not count.
 */
export function rankChanges(found: Found): RankedChange[] {
  const isGone = isPageGone(found);
  const inText = found.text.reduce((sum, { figures }) => sum + numbersIn(figures).length, 0);
  const all: RankedChange[] = [
    ...found.figures
      .slice(0, found.figures.length - inText)
      .map((figure) => ofFigure('table-number', figure)),
    ...inTables(found, isGone),
    ...found.text.flatMap((sentence) => inSentence(sentence, isGone)),
    ...found.documents.map(({ text, href, old, new: now }): RankedChange => {
      return { meaning: 'document', label: text || href, old, new: now, figure: null };
    }),
    ...found.links.map(({ change, text, old, new: now }): RankedChange => {
      const isFile = [text, old, now].some((address) => address !== null && isDocument(address));
      const isLost = isGone && change === 'removed';
      return { meaning: isFile && !isLost ? 'document' : 'link', label: text, old, new: now, figure: null };
    }),
    ...found.page.map(({ field, old, new: now }): RankedChange => {
      const meaning = field === 'file' ? 'document' : 'page';
      return { meaning, label: field, old, new: now, figure: null };
    }),
    ...found.pictures.map(({ alt, src }): RankedChange => ({
      meaning: 'picture',
      label: alt || src,
      old: null,
      new: null,
      figure: null,
    })),
    ...(isGone ? [{ meaning: 'page-gone', label: '', old: null, new: null, figure: null } as const] : []),
  ];
  const place = new Map(meanings.map((meaning, at) => [meaning, at]));
  return all.toSorted((a, b) => (place.get(a.meaning) ?? 0) - (place.get(b.meaning) ?? 0));
}

/** What the change that means most is; null where nothing changed. */
export function foremostOf(found: Found): Meaning | null {
  return rankChanges(found)[0]?.meaning ?? null;
}
