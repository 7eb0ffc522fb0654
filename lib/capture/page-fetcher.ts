import { budgets } from './budgets.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { isFull } from './page-loads.ts';
import type { Fetched } from './protocol.ts';
import { asShown, copyOf, type Shown } from './shown-bytes.ts';
import type { PageLoad } from './snapshot.ts';

/** After so many files in a row that are not in the cache, a site is taken to forbid it, and the cache is not asked alone. */
const notCachedEnough = 12;

/**
 * Fetch in the page, a few at a time: only there does the browser's cache hold what the page loaded.
 * Each address is fetched once and answered once, through `answer`.
 */
export class PageFetcher {
  private readonly asked = new Set<string>();
  private readonly queue: string[] = [];
  private readonly answer: (fetched: Fetched) => void;
  private readonly shown: Shown;
  private readonly comparisons = { left: budgets.comparedPictures };
  private readonly ended: AbortSignal;
  private readonly loads: ReadonlyMap<string, PageLoad>;
  /** The page may have loaded more than is known. */
  private readonly mayHaveMore: boolean;
  /** Files in a row that the cache did not hold. */
  private notCached = 0;
  private running = 0;
  private isEnded = false;

  constructor(answer: (fetched: Fetched) => void, shown: Shown, ended: AbortSignal) {
    this.answer = answer;
    this.shown = shown;
    this.ended = ended;
    const { loads } = shown.loaded;
    this.loads = new Map(loads.map((load) => [load.url, load]));
    this.mayHaveMore = isFull({ loads });
  }

  add(urls: readonly string[]): void {
    for (const url of urls) {
      if (this.asked.has(url)) continue;
      this.asked.add(url);
      if (this.isEnded) this.answer({ url, error: 'budget' });
      else this.queue.push(url);
    }
    while (this.running < budgets.parallel && this.queue.length > 0) {
      // An answer that cannot be given means that the capture is over.
      this.next().catch(() => undefined);
    }
  }

  /** Of what was added, only these are waited for: whoever asks for another one later gets it anew. */
  keep(urls: readonly string[]): void {
    const kept = new Set(urls);
    for (const url of this.asked) if (!kept.has(url)) this.asked.delete(url);
  }

  /** Fetch nothing more: what is still to be asked for is beyond what may be kept. */
  end(): void {
    this.isEnded = true;
    for (const url of this.queue.splice(0)) this.answer({ url, error: 'budget' });
  }

  private async next(): Promise<void> {
    this.running += 1;
    for (let url = this.queue.shift(); url !== undefined && !this.ended.aborted; url = this.queue.shift()) {
      this.answer(await this.obtain(url));
    }
    this.running -= 1;
  }

  private async obtain(url: string): Promise<Fetched> {
    const copy = this.shown.pixels.get(url);
    if (copy) return await copyOf(url, copy);
    const fetched = await this.fetchOne(url);
    try {
      return await asShown(fetched, this.shown, document.characterSet, this.comparisons);
    } catch {
      // What cannot be held against the page is kept as it came.
      return fetched;
    }
  }

  private async fetchOne(url: string): Promise<Fetched> {
    const load = this.loads.get(url);
    // The page was told to ask for a password; to ask again would ask the person again.
    if (load?.status === 401 || load?.status === 407) return { url, error: `http-${load.status}` };
    if (!load && !this.mayHaveMore) return await this.asStranger(url);
    if (URL.parse(url)?.origin === location.origin && this.notCached < notCachedEnough) {
      const cached = await fetchBytes(url, { cache: 'only-if-cached', mode: 'same-origin' }, this.ended);
      // Anything but “not in the cache” would end the same way again.
      if (!('error' in cached) || cached.error !== 'blocked') {
        this.notCached = 0;
        return cached;
      }
      this.notCached += 1;
    }
    return await this.asPage(url);
  }

  private async asPage(url: string): Promise<Fetched> {
    return await fetchBytes(url, { cache: 'force-cache' }, this.ended);
  }

  /** What the page itself has not got yet may want a password: a stranger is refused without the person being asked. */
  private async asStranger(url: string): Promise<Fetched> {
    // Past the cache, which would wait for the page's own request for the same address.
    const fetched = await fetchBytes(url, { cache: 'no-store', credentials: 'omit' }, this.ended);
    const status =
      'status' in fetched ? fetched.status : Number(/^http-(\d+)/u.exec(fetched.error)?.[1] ?? 0);
    return status < 400 || status === 401 || status === 407 ? fetched : await this.asPage(url);
  }
}
