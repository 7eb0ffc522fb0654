import { type Grid, textAt } from './grid.ts';
import { anyLetter } from './letters.ts';

/**
 * What a reader calls a row: the texts of its key columns joined by ` / `, else its first words, else its place from
 * the top, `#12`.
 */
export function rowLabel(grid: Grid, row: number, key: readonly number[], side: boolean): string {
  const only = key.length === 1 && !side ? textAt(grid, row, key[0] ?? 0) : '';
  if (only !== '') return only;
  const parts = key.map((column) => textAt(grid, row, column));
  if (side) parts.unshift(grid.sideLabels?.[row] ?? '');
  const told = parts.filter((part, at) => part !== '' && part !== parts[at - 1]).join(' / ');
  if (told !== '') return told;
  for (let column = 0; column < grid.width; column += 1) {
    const text = textAt(grid, row, column);
    if (anyLetter.test(text)) return text;
  }
  return `#${row + 1}`;
}
