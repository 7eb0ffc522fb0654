import type { Comparison } from '../model/index.ts';

/** Whether a reader would see a change that means something: anything but what was set aside. */
export function changed({ page, tables, text, documents, links, pictures }: Comparison): boolean {
  return [page, tables, text, documents, links, pictures].some((changes) => changes.length > 0);
}
