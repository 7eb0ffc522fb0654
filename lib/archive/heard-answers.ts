import { Dexie, type Table } from 'dexie';
import type { Headers } from '../model/index.ts';

const MiB = 1024 * 1024;

/** How much is kept of what sites send while pages are open. What is beyond reaches the page as it always does. */
export const answerBudgets = {
  /** One answer: pictures, sheets and fonts stay far below, a film or a download does not. */
  answerBytes: 8 * MiB,
  /** All that one page shows. */
  tabBytes: 64 * MiB,
  tabAnswers: 1_000,
  /** All that open pages show. */
  allBytes: 512 * MiB,
  /** Answers that are still coming lie in memory. */
  comingBytes: 64 * MiB,
  /** Until an answer has come whole: a picture that never ends is let go. */
  answerMs: 30_000,
} as const;

/** How a tab's document came: what is heard after that belongs to it. Times are milliseconds since the epoch. */
export interface HeardDocument {
  readonly tabId: number;
  readonly url: string;
  readonly respondedAtMs: number;
}

/** An answer that a page received, with the bytes after content decoding. */
export interface HeardAnswer {
  readonly tabId: number;
  readonly requestId: string;
  /** What was asked for, and what answered in the end; both without fragment. */
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly askedAtMs: number;
  readonly fetchedAtMs: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface DocumentRow extends HeardDocument {
  readonly answers: number;
  readonly sizeBytes: number;
}

/**
 * The database `kua-answers`: what sites sent to pages that are open, for captures of those pages. Nothing stays in it
 * beyond the page: it is no archive.
 */
export class HeardAnswers extends Dexie {
  declare readonly documents: Table<DocumentRow, number>;
  declare readonly answers: Table<HeardAnswer, string>;

  constructor() {
    super('kua-answers', { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ documents: 'tabId', answers: 'requestId, tabId' });
  }

  /** A tab has another document: what was heard of the one before is dropped. */
  async begin(document: HeardDocument): Promise<void> {
    await this.transaction('rw', this.documents, this.answers, async () => {
      await this.answers.where({ tabId: document.tabId }).delete();
      await this.documents.put({ ...document, answers: 0, sizeBytes: 0 });
    });
  }

  /** Keep an answer, if its tab still has the document that asked for it and the budgets allow. */
  async keep(answer: HeardAnswer): Promise<void> {
    await this.transaction('rw', this.documents, this.answers, async () => {
      const document = await this.documents.get(answer.tabId);
      if (!document || answer.askedAtMs < document.respondedAtMs) return;
      const answers = document.answers + 1;
      const sizeBytes = document.sizeBytes + answer.bytes.byteLength;
      if (answers > answerBudgets.tabAnswers || sizeBytes > answerBudgets.tabBytes) return;
      let all = answer.bytes.byteLength;
      await this.documents.each((one) => {
        all += one.sizeBytes;
      });
      if (all > answerBudgets.allBytes) return;
      await this.documents.put({ ...document, answers, sizeBytes });
      await this.answers.put(answer);
    });
  }

  /** An answer turned out not to be whole. */
  async forget(requestId: string): Promise<void> {
    await this.answers.delete(requestId);
  }

  /** A tab is closed, or shows another document than the one heard: one at `url`. */
  async leave(tabId: number, url: string | null): Promise<void> {
    await this.transaction('rw', this.documents, this.answers, async () => {
      const document = await this.documents.get(tabId);
      if (!document || document.url === url) return;
      await this.answers.where({ tabId }).delete();
      await this.documents.delete(tabId);
    });
  }

  /** The tab's document and all that was heard of it, the latest last; null where nothing was. */
  async of(
    tabId: number,
  ): Promise<{ readonly document: HeardDocument; readonly answers: HeardAnswer[] } | null> {
    return await this.transaction('r', this.documents, this.answers, async () => {
      const document = await this.documents.get(tabId);
      if (!document) return null;
      return { document, answers: await this.answers.where({ tabId }).sortBy('fetchedAtMs') };
    });
  }

  /** Drop everything. */
  async clear(): Promise<void> {
    await this.transaction('rw', this.documents, this.answers, async () => {
      await this.answers.clear();
      await this.documents.clear();
    });
  }
}
