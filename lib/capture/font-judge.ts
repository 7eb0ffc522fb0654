import type { Remark } from '../model/index.ts';
import { budgets } from './budgets.ts';
import { digitReferences, shapesIn } from './digit-pictures.ts';
import {
  fontsNotChecked,
  likeness,
  scrambledDigits,
  scramblesDigits,
  type References,
} from './digit-shapes.ts';
import { nextTask } from './next-task.ts';
import type { DrawnDigits } from './protocol.ts';

/**
 * Finds the web fonts by which a page shows digits as other digits: what is read or copied is not what was seen. Works
 * on what the page drew, away from it; what digits look like is drawn once.
 */
export class FontJudge {
  private references: Promise<References> | null = null;

  /** What is to be said of a page's fonts; what cannot be looked at is named. Never rejects. */
  async judge(drawn: DrawnDigits | null): Promise<Remark[]> {
    try {
      return drawn ? await this.remarksOn(drawn) : [fontsNotChecked(null)];
    } catch {
      // A capture is worth more than this check.
      return [fontsNotChecked(null)];
    }
  }

  private async remarksOn({ borrowed, fonts, beyond }: DrawnDigits): Promise<Remark[]> {
    if (fonts.length === 0) return [];
    const plain = shapesIn(borrowed);
    // Where reading a drawing is forbidden, each looks like any other.
    if (likeness(plain[0] ?? null, plain[1] ?? null) > 0.9) return [fontsNotChecked(null)];
    this.references ??= digitReferences();
    const references = await this.references;
    const remarks = new Map<string, Remark>();
    for (const { family, own, picture } of fonts) {
      const shapes = shapesIn(picture).map((shape, digit) =>
        own.includes(String(digit)) ? shape : (plain[digit] ?? null),
      );
      const found = scrambledDigits(shapes, plain, references);
      if (found.length > 0 && !remarks.has(family))
        remarks.set(family, { code: scramblesDigits, subject: family, detail: found.join(', ') });
      await nextTask();
    }
    return [...remarks.values(), ...(beyond ? [fontsNotChecked(String(budgets.checkedFonts))] : [])];
  }
}
