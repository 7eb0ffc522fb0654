import type { PageConnection, PageView } from '../capture/index.ts';

/** Asks a page to scroll for its picture and hears what is then to be seen. */
export class PageViews {
  private readonly page: PageConnection;
  private answer = Promise.withResolvers<PageView>();
  private firstY: number | null = null;
  private moved = false;
  private reason: 'page-left' | 'timeout' | null = null;

  constructor(page: PageConnection, ended: AbortSignal) {
    this.page = page;
    page.onMessage((message) => {
      if (message.type === 'looked') this.answer.resolve(message.view);
    });
    page.onGone(() => this.stop('page-left'));
    ended.addEventListener('abort', () => this.stop('timeout'));
    if (ended.aborted) this.stop('timeout');
  }

  /** Why there are no more views, or null while there are. */
  get over(): 'page-left' | 'timeout' | null {
    return this.reason;
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
    if (this.reason !== null) throw new Error(this.reason);
    this.answer = Promise.withResolvers();
    this.page.ask({ type: 'look', y });
    const view = await this.answer.promise;
    this.firstY ??= view.y;
    this.moved ||= view.y !== this.firstY;
    return view;
  }

  private stop(reason: 'page-left' | 'timeout'): void {
    this.reason ??= reason;
    // Nobody may be waiting just now.
    this.answer.promise.catch(() => undefined);
    this.answer.reject(new Error(reason));
  }
}
