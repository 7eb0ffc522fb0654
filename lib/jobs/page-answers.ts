import type { FromPage, PageConnection, ToPage } from '../capture/index.ts';

/** Asks a page one thing after another and hears what it answers. */
export class PageAnswers<T> {
  private readonly page: PageConnection;
  private answer = Promise.withResolvers<T>();
  private reason: 'page-left' | 'timeout' | null = null;

  /** @param answerIn what a message answers, null for one that is no answer */
  constructor(page: PageConnection, answerIn: (message: FromPage) => T | null, ended: AbortSignal) {
    this.page = page;
    page.onMessage((message) => {
      const answer = answerIn(message);
      if (answer !== null) this.answer.resolve(answer);
    });
    page.onGone(() => this.stop('page-left'));
    ended.addEventListener('abort', () => this.stop('timeout'));
    if (ended.aborted) this.stop('timeout');
  }

  /** Why there are no more answers, or null while there are. */
  get over(): 'page-left' | 'timeout' | null {
    return this.reason;
  }

  /** @throws Error when the page is gone or the time is over */
  async ask(message: ToPage): Promise<T> {
    if (this.reason !== null) throw new Error(this.reason);
    this.answer = Promise.withResolvers();
    this.page.ask(message);
    return await this.answer.promise;
  }

  private stop(reason: 'page-left' | 'timeout'): void {
    this.reason ??= reason;
    // Nobody may be waiting just now.
    this.answer.promise.catch(() => undefined);
    this.answer.reject(new Error(reason));
  }
}
