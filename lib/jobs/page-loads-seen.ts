import { loadedAddress, sizeOf, type FetchedBody, type PageLoad, type Snapshot } from '../capture/index.ts';
import { withoutFragment, type Remark } from '../model/index.ts';

/** What is known of the files that the page itself loaded, against which what is fetched is held. */
export class PageLoadsSeen {
  private readonly snapshot: Snapshot;
  private readonly origin: string | undefined;
  private readonly loads: ReadonlyMap<string, PageLoad>;
  private readonly pictures: ReadonlySet<string>;
  private readonly finished: ReadonlySet<string>;
  private readonly notLoaded = new Set<string>();
  /** By address. */
  private readonly unlike = new Map<string, Remark>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
    this.origin = URL.parse(snapshot.facts.url)?.origin;
    this.loads = new Map(snapshot.loaded.loads.map((load) => [load.url, load]));
    this.pictures = new Set(snapshot.outline.images.map(({ src }) => withoutFragment(src)));
    this.finished = new Set(snapshot.loaded.finished);
    for (const { url } of snapshot.notLoaded) this.notLoaded.add(url);
  }

  /** True for a picture that stands in the page; others are named by style sheets alone. */
  isPicture(url: string): boolean {
    return this.pictures.has(url);
  }

  /** What an address in a style text means at one of these bases. */
  addressOf(address: string, bases: readonly string[]): string | null {
    return loadedAddress(address, bases, (url) => this.loads.has(url));
  }

  /** True unless the page is known not to have asked for what one of its style sheets names. */
  wasAsked(url: string, sheetUrl: string): boolean {
    const { isWhole } = this.snapshot.loaded;
    // Browsers do not note what the sheets of other origins bring.
    const isNoted = isWhole && URL.parse(sheetUrl)?.origin === this.origin && /^https?:/u.test(url);
    if (!isNoted || this.loads.has(url) || this.isPicture(url)) return true;
    this.notLoaded.add(url);
    return false;
  }

  /**
   * Why these bytes cannot stand for those that were shown, or null: a service worker of the page's made up others.
   * Bytes of another length that came from the network are kept, and the difference is noted.
   */
  unlikeShown({ url, body }: FetchedBody): 'service-worker' | null {
    const load = this.loads.get(url);
    if (load === undefined || load.bytes === null || load.bytes === sizeOf(body)) return null;
    if (load.throughWorker) return 'service-worker';
    const detail = `${load.bytes}/${sizeOf(body)}`;
    this.unlike.set(url, { code: 'not-as-shown', subject: url, detail });
    return null;
  }

  /** How long what was shown of an address was; null where the browser did not tell the page. */
  bytesShown(url: string): number | null {
    return this.loads.get(url)?.bytes ?? null;
  }

  /** True if so many bytes of an address are known to be all of it: it had come to its end when the page was read. */
  hadCome(url: string, bytes: number): boolean {
    const known = this.bytesShown(url);
    if (known !== null && known !== bytes) return false;
    return this.finished.has(url) || (this.loads.has(url) && !this.isPicture(url));
  }

  /** What is kept of an address is what was shown, after all. */
  isAsShown(url: string): void {
    this.unlike.delete(url);
  }

  /** What is to be said of all this in the record. */
  remarks(): Remark[] {
    const remarks = [...this.unlike.values()];
    const { size } = this.notLoaded;
    if (size > 0) remarks.push({ code: 'not-loaded', subject: null, detail: String(size) });
    if (!this.snapshot.facts.controlled) return remarks;
    const through = [...this.loads.values()].filter(({ throughWorker }) => throughWorker).length;
    return [...remarks, { code: 'shown-through-service-worker', subject: null, detail: String(through) }];
  }
}
