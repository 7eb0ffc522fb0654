import type { PageConnection, PageView } from '../capture/index.ts';
import { PageAnswers } from './page-answers.ts';

/** Asks a page to scroll for its picture and hears what is then to be seen. */
export class PageViews {
  private readonly answers: PageAnswers<PageView>;
  private firstY: number | null = null;
  private moved = false;

  constructor(page: PageConnection, ended: AbortSignal) {
    this.answers = new PageAnswers(page, (said) => (said.type === 'looked' ? said.view : null), ended);
  }

  /** Why there are no more views, or null while there are. */
  get over(): 'page-left' | 'timeout' | null {
    return this.answers.over;
  }

  /** Whether the page stood elsewhere at some time than at the first view. */
  get scrolled(): boolean {
    return this.moved;
  }

  /**
   * The page as it stands (`y` null) or once it is scrolled to `y`; it may not come to stand just there.
   * @throws Error when the page is gone or the time is over
   */
  async look(y: number | null): Promise<PageView> {
    const view = await this.answers.ask({ type: 'look', y });
    this.firstY ??= view.y;
    this.moved ||= view.y !== this.firstY;
    return view;
  }
}
