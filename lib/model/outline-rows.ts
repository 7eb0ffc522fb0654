/*
 * The rows of an outline: long lists of small records, hundreds of thousands on a large page. What each must be is told by
 * hand: by a schema it takes ten times as long, and one complaint for each wrong row fills the memory.
 */

/**
 * What part of a page is taken for a widget, whose changes mean nothing: `site` by the profile of the site, the others by
 * their own words and those of their names.
 */
export const noises = ['calendar', 'clock', 'counter', 'weather', 'rates', 'ad', 'token', 'site'] as const;
export type Noise = (typeof noises)[number];

/** Where something stands that is not main content. Absent from what is, and from captures made before these were. */
interface Aside {
  /** What holds it: the names of a few elements around it, the innermost last. The same in other captures. */
  readonly place?: string | undefined;
  readonly noise?: Noise | undefined;
}

const kinds = ['heading', 'paragraph', 'item', 'table', 'figure', 'other'] as const;

/** A run of text a reader takes in at once. `table` and `figure` blocks mark where those stand in the reading order. */
export interface Block extends Aside {
  id: string;
  kind: (typeof kinds)[number];
  /** 1–6 for headings, depth for items, else null. */
  level: number | null;
  /** White space collapsed; for a table block its caption, for a figure its caption. */
  text: string;
  /** Present in the page but not shown to the reader. */
  hidden: boolean;
  /** Inside the page's main content (not navigation, header, footer or aside, and no widget). */
  main: boolean;
}

/** A cell stands once, at its top-left; `row` and `col` count from 0 in the resolved grid. */
export interface Cell {
  text: string;
  row: number;
  col: number;
  rowSpan: number;
  colSpan: number;
  header: boolean;
}

export interface Table {
  id: string;
  block: string;
  caption: string | null;
  headerRows: number;
  headerColumns: number;
  rows: Cell[][];
}

export interface Link {
  href: string;
  text: string;
  block: string | null;
}

/** `sha256` is null where the picture's bytes are not held. */
export interface Image extends Aside {
  src: string;
  alt: string;
  sha256: string | null;
  block: string | null;
}

/** The members that a record must have and those that it may have, each with what it must be; it has no others. */
type Members = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isCountOrNull = (value: unknown): boolean => value === null || isCount(value);
const isDigestOrNull = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value));
const isKind = (value: unknown): boolean => kinds.some((kind) => kind === value);

const aside: Members = {
  place: (value) => value === undefined || isText(value),
  noise: (value) => value === undefined || noises.some((noise) => noise === value),
};

/** True for a list of nothing else; of what is wrong in it, no more is told. */
export function isListOf(list: unknown, isRow: (row: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every((row) => isRow(row));
}

function recordOf(must: Members, may: Members = {}): Members[string] {
  const members = new Map(Object.entries({ ...must, ...may }));
  const needed = Object.keys(must);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    for (const name in value) if (!members.get(name)?.(Reflect.get(value, name))) return false;
    return needed.every((name) => Object.hasOwn(value, name));
  };
}

const isCell = recordOf({
  text: isText,
  row: isCount,
  col: isCount,
  rowSpan: isCount,
  colSpan: isCount,
  header: isFlag,
});

const isRow = (value: unknown): boolean => isListOf(value, isCell);

export const isBlock = recordOf(
  { id: isText, kind: isKind, level: isCountOrNull, text: isText, hidden: isFlag, main: isFlag },
  aside,
);

export const isTable = recordOf({
  id: isText,
  block: isText,
  caption: isTextOrNull,
  headerRows: isCount,
  headerColumns: isCount,
  rows: (value) => isListOf(value, isRow),
});

export const isLink = recordOf({ href: isText, text: isText, block: isTextOrNull });

export const isImage = recordOf(
  { src: isText, alt: isText, sha256: isDigestOrNull, block: isTextOrNull },
  aside,
);
