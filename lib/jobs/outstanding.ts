import type { FetchFailure, PageConnection } from '../capture/index.ts';

/** An answer that brought nothing, from one of the documents that fetch an address. */
interface Failed {
  readonly page: PageConnection;
  readonly failure: FetchFailure;
}

/** What is known of an address that is still to come. */
interface Entry {
  /** The documents that have not answered yet. */
  readonly owing: Set<PageConnection>;
  /** The first failure; it counts once no other document can bring the file. */
  failed: Failed | null;
  /** How many answers are being taken. */
  busy: number;
  /** Answers are taken one after another. */
  turn: Promise<void>;
}

/** What becomes of addresses. */
export interface Fate {
  isHeld(url: string): boolean;
  /** No document brought it, and this is why. */
  failed(page: PageConnection, failure: FetchFailure): Promise<void>;
  /** Every document that was to bring it is gone, or what they brought could not be kept. */
  lost(url: string): void;
  /** Something has been settled. */
  changed(): void;
}

/**
 * Addresses that are still to come, each from one or more documents of the page: what one may not fetch, or no longer
 * can, another may bring.
 */
export class Outstanding {
  private readonly entries = new Map<string, Entry>();
  private readonly fate: Fate;

  constructor(fate: Fate) {
    this.fate = fate;
  }

  get size(): number {
    return this.entries.size;
  }

  /** What is outstanding, with the reason of a document that has failed already. */
  get reasons(): readonly (readonly [url: string, error: string | null])[] {
    return Array.from(this.entries, ([url, { failed }]) => [url, failed?.failure.error ?? null] as const);
  }

  expect(url: string, page: PageConnection): void {
    const entry = this.entries.get(url) ?? {
      owing: new Set<PageConnection>(),
      failed: null,
      busy: 0,
      turn: Promise.resolve(),
    };
    entry.owing.add(page);
    this.entries.set(url, entry);
  }

  /** A document has brought something for an address: `take` it unless another has, after what came before. */
  async take(url: string, page: PageConnection, take: () => Promise<void>): Promise<void> {
    const entry = this.entries.get(url);
    if (!entry) return;
    entry.owing.delete(page);
    await this.inTurn(url, entry, take);
  }

  /** A document could not fetch an address. */
  async fail(url: string, page: PageConnection, failure: FetchFailure): Promise<void> {
    const entry = this.entries.get(url);
    if (!entry) return;
    entry.owing.delete(page);
    entry.failed ??= { page, failure };
    await this.settle(url, entry);
  }

  /** A document is gone. */
  async leave(page: PageConnection): Promise<void> {
    const left = [...this.entries].filter(([, { owing }]) => owing.delete(page));
    await Promise.all(left.map(([url, entry]) => this.settle(url, entry)));
  }

  private async inTurn(url: string, entry: Entry, work: () => Promise<void>): Promise<void> {
    entry.busy += 1;
    const turn = entry.turn.then(async () => {
      if (!this.fate.isHeld(url)) await work();
    });
    entry.turn = turn.catch(() => undefined);
    try {
      await turn;
    } finally {
      entry.busy -= 1;
      await this.settle(url, entry);
    }
  }

  private async settle(url: string, entry: Entry): Promise<void> {
    const isOver = entry.busy === 0 && (entry.owing.size === 0 || this.fate.isHeld(url));
    if (!isOver || this.entries.get(url) !== entry) return;
    const { failed } = entry;
    if (failed && !this.fate.isHeld(url)) {
      entry.failed = null;
      await this.inTurn(url, entry, () => this.fate.failed(failed.page, failed.failure));
      return;
    }
    this.entries.delete(url);
    if (!this.fate.isHeld(url)) this.fate.lost(url);
    this.fate.changed();
  }
}
