import { answerBudgets, type HeardAnswer, type HeardAnswers } from '../archive/heard-answers.ts';
import { withheldHeaders } from '../capture/fetch-bytes.ts';
import { withoutFragment, type Headers } from '../model/index.ts';
import { browser, type WebRequest } from './browser.ts';
import { copyStream } from './copy-stream.ts';

/** What a page shows; what its scripts ask for is not looked at. */
const filter: WebRequest.RequestFilter = {
  urls: ['http://*/*', 'https://*/*'],
  types: ['main_frame', 'image', 'imageset', 'stylesheet', 'font', 'object'],
};

/** A request from its first address on. */
interface Asked {
  readonly url: string;
  readonly atMs: number;
  failed: boolean;
}

/** Requests that do not end are forgotten when there are so many. */
const mostAsked = 2_000;

/**
 * Hears what sites send to open pages, as Firefox alone lets an extension: every byte goes on to the page at once and
 * unchanged, and a copy goes to the store. Only what Kuä has permission for is heard.
 */
export class AnswerListener {
  private readonly store: HeardAnswers;
  private readonly asked = new Map<string, Asked>();
  /** Tabs that go somewhere from where no answer has come yet. */
  private readonly leaving = new Set<number>();
  /** What is still coming is kept only while this is true. */
  private listening = false;
  private comingBytes = 0;
  /** The store is written in the order in which things happened. */
  private writes: Promise<unknown> = Promise.resolve();

  constructor(store: HeardAnswers) {
    this.store = store;
  }

  /** Listen, anew if it did already: a listener registered before a grant stays silent. */
  start(): void {
    this.removeListeners();
    this.listening = true;
    const { onBeforeRequest, onHeadersReceived, onCompleted, onErrorOccurred } = browser.webRequest;
    onBeforeRequest.addListener(this.onAsked, filter);
    onHeadersReceived.addListener(this.onAnswer, filter, ['blocking', 'responseHeaders']);
    onCompleted.addListener(this.onCompleted, filter);
    onErrorOccurred.addListener(this.onFailed, filter);
    browser.tabs.onRemoved.addListener(this.onClosed);
    browser.tabs.onUpdated.addListener(this.onGoing, { properties: ['status'] });
  }

  /** Listen no more, and drop all that was heard. */
  async stop(): Promise<void> {
    this.removeListeners();
    this.listening = false;
    this.asked.clear();
    this.leaving.clear();
    await this.write(() => this.store.clear());
  }

  /** What was heard of the tab's document, once all that has come is in the store. */
  async of(tabId: number): ReturnType<HeardAnswers['of']> {
    await this.writes;
    return await this.store.of(tabId);
  }

  /** Before anything is written, drop what was heard in tabs that are no more. */
  forgetTabsOfBefore(isSameSession: Promise<boolean>): void {
    void this.write(async () => {
      if (!(await isSameSession)) await this.store.clear();
    });
  }

  private removeListeners(): void {
    const { onBeforeRequest, onHeadersReceived, onCompleted, onErrorOccurred } = browser.webRequest;
    onBeforeRequest.removeListener(this.onAsked);
    onHeadersReceived.removeListener(this.onAnswer);
    onCompleted.removeListener(this.onCompleted);
    onErrorOccurred.removeListener(this.onFailed);
    browser.tabs.onRemoved.removeListener(this.onClosed);
    browser.tabs.onUpdated.removeListener(this.onGoing);
  }

  /** What cannot be written is not kept; a capture then has what it has without. */
  private async write(work: () => Promise<void>): Promise<void> {
    const done = this.writes.then(work).catch(() => undefined);
    this.writes = done;
    await done;
  }

  private readonly onAsked = ({
    requestId,
    url,
    timeStamp,
    tabId,
  }: WebRequest.OnBeforeRequestDetailsType) => {
    // One that is led elsewhere asks again, under the same number.
    if (tabId < 0 || this.asked.has(requestId)) return;
    this.asked.set(requestId, { url: withoutFragment(url), atMs: timeStamp, failed: false });
    const [oldest] = this.asked.keys();
    if (this.asked.size > mostAsked && oldest !== undefined) this.asked.delete(oldest);
  };

  private readonly onAnswer = (
    details: WebRequest.OnHeadersReceivedDetailsType,
  ): WebRequest.BlockingResponse => {
    const { requestId, tabId, type, statusCode, timeStamp } = details;
    const headers = headersOf(details);
    if (tabId < 0 || (statusCode >= 300 && statusCode < 400)) return {};
    const url = withoutFragment(details.url);
    // The background may have been asleep when it was asked.
    const asked = this.asked.get(requestId) ?? { url, atMs: timeStamp, failed: false };
    this.asked.set(requestId, asked);
    if (type === 'main_frame') {
      this.leaving.delete(tabId);
      if (!bringsDocument(statusCode, headers)) return {};
      const document = { tabId, url, respondedAtMs: timeStamp };
      void this.write(() => this.store.begin(document));
    }
    if (Number(headerOf(headers, 'content-length') ?? 0) > answerBudgets.answerBytes) return {};
    const askedAtMs = type === 'main_frame' ? timeStamp : asked.atMs;
    const answer = {
      tabId,
      requestId,
      url: asked.url,
      finalUrl: url,
      status: statusCode,
      statusText: details.statusLine.replace(/^\S+\s+\d+\s?/u, ''),
      headers: headers.filter(([name]) => !withheldHeaders.has(name)),
      askedAtMs,
    };
    void this.copy(requestId, asked, answer);
    return {};
  };

  /** Never rejects. */
  private async copy(
    requestId: string,
    asked: Asked,
    answer: Omit<HeardAnswer, 'bytes' | 'fetchedAtMs'>,
  ): Promise<void> {
    let size = 0;
    try {
      const stream = browser.webRequest.filterResponseData(requestId);
      const takes = (bytes: number): boolean => {
        size += bytes;
        this.comingBytes += bytes;
        return size <= answerBudgets.answerBytes && this.comingBytes <= answerBudgets.comingBytes;
      };
      // Nothing else is awaited before the write is queued: a capture asks for what a page had that has come whole.
      const bytes = await copyStream(stream, takes, answerBudgets.answerMs);
      if (!bytes || asked.failed || !isWhole(bytes.byteLength, answer.headers)) return;
      await this.write(async () => {
        if (this.listening && !asked.failed)
          await this.store.keep({ ...answer, bytes, fetchedAtMs: Date.now() });
      });
    } catch {
      // Firefox lets nobody listen to some of its answers; the page has them all the same.
    } finally {
      this.comingBytes -= size;
    }
  }

  private readonly onCompleted = ({ requestId }: WebRequest.OnCompletedDetailsType): void => {
    this.asked.delete(requestId);
  };

  private readonly onFailed = ({ requestId }: WebRequest.OnErrorOccurredDetailsType): void => {
    const asked = this.asked.get(requestId);
    if (asked) asked.failed = true;
    this.asked.delete(requestId);
    void this.write(() => this.store.forget(requestId));
  };

  private readonly onClosed = (tabId: number): void => {
    this.leaving.delete(tabId);
    void this.write(() => this.store.leave(tabId, null));
  };

  /** A tab that has come somewhere without an answer that was heard shows a document that nothing is known of. */
  private readonly onGoing = (tabId: number, { status }: { readonly status?: string | undefined }): void => {
    if (status === 'loading') this.leaving.add(tabId);
    if (status !== 'complete' || !this.leaving.has(tabId)) return;
    void this.write(async () => {
      const tab = await browser.tabs.get(tabId);
      // What ended was the way to the document before; the next one is coming.
      if (tab.status === 'loading') return;
      // Where Kuä has no permission it has no address.
      await this.store.leave(tabId, withoutFragment(tab.url ?? ''));
    });
  };
}

function headersOf({ responseHeaders }: WebRequest.OnHeadersReceivedDetailsType): Headers {
  return (responseHeaders ?? []).map(({ name, value }) => [name.toLowerCase(), value ?? '']);
}

function headerOf(headers: Headers, name: string): string | null {
  return headers.find(([key]) => key === name)?.[1] ?? null;
}

/** False for an answer that is shorter than it said, where it came as it is. */
function isWhole(bytes: number, headers: Headers): boolean {
  const announced = headerOf(headers, 'content-length');
  return announced === null || headerOf(headers, 'content-encoding') !== null || Number(announced) === bytes;
}

/** False for what leaves the tab where it was: a download, or no content. */
function bringsDocument(status: number, headers: Headers): boolean {
  if (status === 204 || status === 205) return false;
  return !/^\s*attachment\b/iu.test(headerOf(headers, 'content-disposition') ?? '');
}
