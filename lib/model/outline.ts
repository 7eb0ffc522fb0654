import {
  type Block,
  type Image,
  type Link,
  type Table,
  isBlock,
  isImage,
  isLink,
  isListOf,
  isTable,
} from './outline-rows.ts';
import { z } from './zod.ts';

export type { Block, Cell, Image, Link, Noise, Table } from './outline-rows.ts';

const text = z.string();

/** `content.json`, format `kua-content/1`: what a reader could read, in reading order. */
export const Outline = z.strictObject({
  format: z.literal('kua-content/1'),
  title: text,
  lang: z.nullable(text),
  /** When the page says it was published, or last changed where it says only that; as it says it. Absent where not. */
  date: z.optional(text),
  blocks: z.custom<Block[]>((list) => isListOf(list, isBlock)),
  tables: z.custom<Table[]>((list) => isListOf(list, isTable)),
  links: z.custom<Link[]>((list) => isListOf(list, isLink)),
  images: z.custom<Image[]>((list) => isListOf(list, isImage)),
  /** Families of fonts that draw digits as other digits: the text may not be what was seen. Absent where none does. */
  scrambledFonts: z.optional(
    z.custom<string[]>((list) => isListOf(list, (font) => typeof font === 'string')),
  ),
});
export type Outline = z.infer<typeof Outline>;
