import { TextRun } from './inline-text.ts';

/** The text of a part of a table in the making: what is shown of it, and apart from that what is not. */
export class PartText {
  private readonly shown = new TextRun();
  private readonly hidden = new TextRun();

  add(piece: string, isShown: boolean): void {
    (isShown ? this.shown : this.hidden).add(piece);
  }

  /** What follows is apart from what came before. @param isShown whether the page shows it so */
  part(isShown: boolean): void {
    if (isShown) this.shown.part();
    this.hidden.part();
  }

  take(): { readonly shown: string; readonly hidden: string } {
    return { shown: this.shown.take(), hidden: this.hidden.take() };
  }
}
