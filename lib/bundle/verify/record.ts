import {
  Artifact,
  CaptureFrame,
  CaptureRecord,
  MissingResource,
  Remark,
  StoredResource,
} from '../../model/index.ts';

/** Lists within a list: a header's, a certificate's. */
const mostWithin = 10_000;

interface RowSchema {
  readonly safeParse: (row: unknown) => { readonly success: boolean };
}

/** Either a file that is held or one that is missing, told apart before it is parsed. */
const resource: RowSchema = {
  safeParse: (row) => {
    const held = typeof row === 'object' && row !== null && 'sha256' in row;
    return (held ? StoredResource : MissingResource).safeParse(row);
  },
};

/** The lists that may be long, and what each row is. */
const rows: Readonly<Record<string, RowSchema>> = {
  artifacts: Artifact,
  resources: resource,
  frames: CaptureFrame,
  alterations: Remark,
  limitations: Remark,
};

/**
 * A capture's record, or null for what is none. Long lists are parsed row by row up to the first wrong one: the schema
 * gathers a complaint for each, which of a hostile record's millions fills the memory.
 */
export function recordOf(value: unknown): CaptureRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const lists: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(rows)) {
    const list: unknown = Reflect.get(value, name);
    if (!Array.isArray(list) || !list.every((row) => isSmall(row) && schema.safeParse(row).success))
      return null;
    lists[name] = list;
  }
  const emptied = Object.fromEntries(Object.keys(lists).map((name) => [name, []]));
  const outer = { ...value, ...emptied };
  const parsed = isSmall(outer) ? CaptureRecord.safeParse(outer) : null;
  return parsed?.success ? { ...parsed.data, ...lists } : null;
}

/** No list in it is long. */
function isSmall(value: unknown): boolean {
  const open = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one !== 'object' || one === null) continue;
    const within: unknown[] = Object.values(one);
    if (within.length > mostWithin) return false;
    for (const inner of within) if (typeof inner === 'object') open.push(inner);
  }
  return true;
}
