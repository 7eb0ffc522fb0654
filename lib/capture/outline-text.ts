import type { Outline } from '../model/index.ts';

/** The outline's visible text, one block a line and table cells apart by tabs. */
export function plainText(outline: Outline): string {
  const lines: string[] = [];
  const tables = new Map(outline.tables.map((table) => [table.block, table]));
  for (const block of outline.blocks) {
    if (block.hidden) continue;
    if (block.text !== '') lines.push(block.text);
    for (const row of tables.get(block.id)?.rows ?? []) lines.push(row.map((cell) => cell.text).join('\t'));
  }
  return `${lines.join('\n')}\n`;
}
