import { count, sha256Hex, z } from './zod.ts';

const text = z.string();
const nullable = z.nullable;

/**
 * What part of a page is taken for a widget, whose changes mean nothing: `site` by the profile of the site, the others by
 * their own words and those of their names.
 */
export const Noise = z.enum(['calendar', 'clock', 'counter', 'weather', 'rates', 'ad', 'token', 'site']);
export type Noise = z.infer<typeof Noise>;

/** Where something stands that is not main content. Absent from what is, and from captures made before these were. */
const aside = {
  /** What holds it: the names of a few elements around it, the innermost last. The same in other captures. */
  place: z.optional(text),
  noise: z.optional(Noise),
};

/** A run of text a reader takes in at once. `table` and `figure` blocks mark where those stand in the reading order. */
export const Block = z.strictObject({
  id: text,
  kind: z.enum(['heading', 'paragraph', 'item', 'table', 'figure', 'other']),
  /** 1–6 for headings, depth for items, else null. */
  level: nullable(count),
  /** White space collapsed; for a table block its caption, for a figure its caption. */
  text,
  /** Present in the page but not shown to the reader. */
  hidden: z.boolean(),
  /** Inside the page's main content (not navigation, header, footer or aside, and no widget). */
  main: z.boolean(),
  ...aside,
});
export type Block = z.infer<typeof Block>;

/** A cell stands once, at its top-left; `row` and `col` count from 0 in the resolved grid. */
export const Cell = z.strictObject({
  text,
  row: count,
  col: count,
  rowSpan: count,
  colSpan: count,
  header: z.boolean(),
});
export type Cell = z.infer<typeof Cell>;

export const Table = z.strictObject({
  id: text,
  block: text,
  caption: nullable(text),
  headerRows: count,
  headerColumns: count,
  rows: z.array(z.array(Cell)),
});
export type Table = z.infer<typeof Table>;

export const Link = z.strictObject({ href: text, text, block: nullable(text) });
export type Link = z.infer<typeof Link>;

/** `sha256` is null where the picture's bytes are not held. */
export const Image = z.strictObject({
  src: text,
  alt: text,
  sha256: nullable(sha256Hex),
  block: nullable(text),
  ...aside,
});
export type Image = z.infer<typeof Image>;

/** `content.json`, format `kua-content/1`: what a reader could read, in reading order. */
export const Outline = z.strictObject({
  format: z.literal('kua-content/1'),
  title: text,
  lang: nullable(text),
  /** When the page says it was published, or last changed where it says only that; as it says it. Absent where not. */
  date: z.optional(text),
  blocks: z.array(Block),
  tables: z.array(Table),
  links: z.array(Link),
  images: z.array(Image),
  /** Families of fonts that draw digits as other digits: the text may not be what was seen. Absent where none does. */
  scrambledFonts: z.optional(z.array(text)),
});
export type Outline = z.infer<typeof Outline>;
