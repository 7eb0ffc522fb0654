import type { Outline } from '../../lib/model/index.ts';
import type { PlainChromium } from './plain-chromium.ts';

/** What is read of a page, in a Chromium that was given the code of `capture.ts`. */
export async function outlineOf(chromium: PlainChromium, html: string, type?: string): Promise<Outline> {
  const page = await chromium.open(html, type);
  await chromium.teach(page);
  return await page.evaluate(async () => (await (await kuaCapture.readWhole(document)).finish()).outline);
}

/** The blocks that a reader sees, by their text. */
export const shownIn = (outline: Outline): string[] =>
  outline.blocks.filter((block) => !block.hidden).map((block) => block.text);

/** The blocks that the page holds and does not show. */
export const hiddenIn = (outline: Outline): string[] =>
  outline.blocks.filter((block) => block.hidden).map((block) => block.text);

/** The text of a table's cells, row by row. */
export const cellsIn = (outline: Outline, table = 0): string[][] =>
  (outline.tables[table]?.rows ?? []).map((row) => row.map((cell) => cell.text));
