import type { PageConnection } from '../capture/index.ts';

/** Addresses that are still to come, each with the documents that have not answered for it yet. */
export class Outstanding {
  private readonly owing = new Map<string, Set<PageConnection>>();

  get size(): number {
    return this.owing.size;
  }

  get urls(): Iterable<string> {
    return this.owing.keys();
  }

  has(url: string): boolean {
    return this.owing.has(url);
  }

  expect(url: string, page: PageConnection): void {
    this.owing.set(url, (this.owing.get(url) ?? new Set<PageConnection>()).add(page));
  }

  /** A document has answered for an address; true if another has still to. */
  answered(url: string, page: PageConnection): boolean {
    const owing = this.owing.get(url);
    owing?.delete(page);
    return (owing?.size ?? 0) > 0;
  }

  /** Nothing more is expected of an address that is `done`, or for which all have answered. */
  settle(url: string, done: boolean): void {
    if (done || this.owing.get(url)?.size === 0) this.owing.delete(url);
  }

  /** A document is gone; answers the addresses that none will bring now. */
  leave(page: PageConnection): string[] {
    const lost = [...this.owing].filter(([, owing]) => owing.delete(page) && owing.size === 0);
    for (const [url] of lost) this.owing.delete(url);
    return lost.map(([url]) => url);
  }
}
