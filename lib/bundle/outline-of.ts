import { Block, Cell, Image, Link, Outline, Table } from '../model/index.ts';

/** A font more is no page. */
const mostFonts = 1_000;

interface RowSchema {
  readonly safeParse: (row: unknown) => { readonly success: boolean };
}

const table: RowSchema = {
  safeParse: (value) => ({ success: isTable(value) }),
};

/** The lists that may be long, and what each row is. */
const lists: Readonly<Record<string, RowSchema>> = {
  blocks: Block,
  tables: table,
  links: Link,
  images: Image,
};

/**
 * An outline, or null for what is none. Long lists are parsed row by row up to the first wrong one: the schema gathers a
 * complaint for each, which of a hostile outline's millions fills the memory.
 */
export function outlineOf(value: unknown): Outline | null {
  if (!isObject(value)) return null;
  const fonts: unknown = Reflect.get(value, 'scrambledFonts');
  if (Array.isArray(fonts) && fonts.length > mostFonts) return null;
  const found: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(lists)) {
    const list: unknown = Reflect.get(value, name);
    if (!isListOf(list, schema)) return null;
    found[name] = list;
  }
  const emptied = Object.fromEntries(Object.keys(found).map((name) => [name, []]));
  const parsed = Outline.safeParse({ ...value, ...emptied });
  return parsed.success ? { ...parsed.data, ...found } : null;
}

function isTable(value: unknown): boolean {
  if (!isObject(value)) return false;
  const rows: unknown = Reflect.get(value, 'rows');
  return (
    Array.isArray(rows) &&
    rows.every((row) => isListOf(row, Cell)) &&
    Table.safeParse({ ...value, rows: [] }).success
  );
}

function isListOf(list: unknown, schema: RowSchema): boolean {
  return Array.isArray(list) && list.every((row) => schema.safeParse(row).success);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
