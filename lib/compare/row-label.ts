import { type Grid, textAt } from './grid.ts';
import { anyLetter } from './letters.ts';

function rowLabel(grid: Grid, row: number, key: readonly number[], side: boolean): string {
  const parts = key.map((column) => grid.texts(column)[row] ?? '');
  if (side) parts.unshift(grid.sideLabels?.[row] ?? '');
  const told = parts.filter((part, at) => part !== '' && part !== parts[at - 1]).join(' / ');
  if (told !== '') return told;
  for (let column = 0; column < grid.width; column += 1) {
    const text = textAt(grid, row, column);
    if (anyLetter.test(text)) return text;
  }
  return `#${row + 1}`;
}

/**
 * What a reader calls the rows: each by the texts of its key columns joined by ` / `, else its first words, else its
 * place from the top, `#12`.
 */
export function rowLabels(grid: Grid, key: readonly number[], side: boolean): readonly string[] {
  const [only, second] = key;
  if (only !== undefined && second === undefined && !side && !grid.texts(only).includes(''))
    return grid.texts(only);
  return grid.body.map((_, row) => rowLabel(grid, row, key, side));
}
