import {
  budgets,
  cssAddresses,
  isFetchable,
  type DocumentFacts,
  sizeOf,
  type Fetched,
  type FetchedBody,
  type FetchFailure,
  type PageConnection,
  type ResourceUse,
  type Snapshot,
} from '../capture/index.ts';
import { KuaError, type MissingResource, type Remark } from '../model/index.ts';
import { hold, holdShown, isErrorPage, type HeldResource } from './held-resources.ts';
import { Outstanding } from './outstanding.ts';
import { PageLoadsSeen } from './page-loads-seen.ts';
import { preferShown } from './prefer-shown.ts';
import { ResourceBudget } from './resource-budget.ts';
import type { ShownFiles } from './shown-files.ts';

/** What a page needs, fetched as far as it could be. `held` is by address without fragment. */
export interface Collected {
  readonly held: ReadonlyMap<string, HeldResource>;
  /** What an address answered when it was asked again, where that was not what the page showed. */
  readonly otherwise: readonly HeldResource[];
  readonly missing: readonly MissingResource[];
  /** Origins whose permission would bring some of what is missing. */
  readonly origins: readonly string[];
  /** Budgets that bit, answers that were not taken whole, and files that differ from what was shown. */
  readonly limitations: readonly Remark[];
}

/** Why a capture's signal ends it when the document is gone: what is outstanding then is missing for that reason. */
export const pageLeft = 'page-left';

/** Why a request failed, as the browser tells the background. */
export interface FailedRequest {
  /** Null for one that was given up: whoever did knows why. */
  readonly error: string | null;
  /** Where the request was led, in order. */
  readonly redirects: readonly string[];
}

/** What the collector asks of the browser. */
export interface CollectorDeps {
  /** Fetch with the extension's own permission, past CORS; null where it has none for this address. */
  fetchOutside(url: string, pageUrl: string, ended: AbortSignal): Promise<Fetched | null>;
  /** How the page's or our request for an address failed, where that was seen. */
  failureOf(url: string): FailedRequest | null;
  progress(done: number, total: number): void;
}

function viaOf({ cached, outside }: FetchedBody): 'page-cache' | 'network' | 'background' {
  if (outside) return 'background';
  return cached ? 'page-cache' : 'network';
}

/** A document of the page with what is known of its requests. */
interface Frame {
  readonly page: PageConnection;
  readonly facts: DocumentFacts;
  readonly shown: PageLoadsSeen;
  readonly cssBases: readonly string[];
}

interface Wanted {
  readonly use: ResourceUse;
  readonly frame: Frame;
}

/**
 * Receives what the frames of a page fetch, finds what style sheets name in turn, and asks for that too, until nothing
 * is outstanding or the capture's time is over.
 */
export class ResourceCollector {
  private readonly deps: CollectorDeps;
  private readonly ended: AbortSignal;
  private readonly budget = new ResourceBudget();
  private readonly frames: Frame[] = [];
  private readonly wanted = new Map<string, Wanted>();
  private readonly importDepth = new Map<string, number>();
  private readonly outstanding: Outstanding;
  private readonly held = new Map<string, HeldResource>();
  private readonly otherwise: HeldResource[] = [];
  /** Answers that are known not to be what was shown. */
  private readonly unlike = new Map<string, HeldResource>();
  private readonly missing = new Map<string, string>();
  private readonly limitations: Remark[] = [];
  private settled = Promise.withResolvers<void>();
  private finishing = false;
  private enough = false;

  constructor(deps: CollectorDeps, ended: AbortSignal) {
    this.deps = deps;
    this.ended = ended;
    this.outstanding = new Outstanding({
      isHeld: (url) => this.held.has(url),
      failed: (page, failure) => this.failedAt(page, failure),
      lost: (url) => {
        if (!this.missing.has(url)) this.missing.set(url, pageLeft);
      },
      changed: () => this.report(),
    });
  }

  /** Expect what a frame needs: it begins to fetch that by itself as soon as it has been read. */
  add(page: PageConnection, snapshot: Snapshot): void {
    const frame = {
      page,
      facts: snapshot.facts,
      shown: new PageLoadsSeen(snapshot),
      cssBases: snapshot.cssBases,
    };
    this.frames.push(frame);
    if (this.enough) page.ask({ type: 'enough' });
    for (const url of snapshot.loaded.forbidden) this.missing.set(url, 'not-shown');
    for (const [index, { url, use }] of snapshot.wanted.entries()) {
      if (!this.wanted.has(url)) this.expect(url, { use, frame });
      // One more document fetches what is wanted already.
      else if (!this.held.has(url) && index < budgets.resources) this.outstanding.expect(url, page);
    }
    this.report();
  }

  /** A frame is gone: what it still owed will not come. */
  leave(page: PageConnection): void {
    this.outstanding.leave(page).catch(() => undefined);
  }

  /**
   * Once the page has what it needs, fetch documents too: what it shows comes first where a budget bites.
   * @param beyond documents that are not even asked for
   */
  async addDocuments(urls: readonly string[], beyond: readonly string[]): Promise<void> {
    await this.settle();
    for (const url of beyond) this.missing.set(url, 'budget');
    const [frame] = this.frames;
    if (!frame) return;
    this.settled = Promise.withResolvers();
    const wanted = urls.filter((url) => this.expect(url, { use: 'document', frame }));
    if (wanted.length > 0 && !this.ended.aborted) frame.page.ask({ type: 'fetch', urls: wanted });
    this.report();
  }

  /**
   * Wait for all, at most until `ended`; what is outstanding then is missing.
   * @param shown what the browser gave out of the page, why it did not, or null where it was not asked
   */
  async finish(shown: Promise<ShownFiles | string | null>): Promise<Collected> {
    await this.settle();
    const left = this.ended.reason === pageLeft;
    if (!left && this.outstanding.size > 0) this.limit('budget-time', null, `${budgets.captureMs / 1000} s`);
    for (const [url, error] of this.outstanding.reasons) {
      const known = error === 'blocked' ? null : error;
      this.missing.set(url, known ?? (left ? pageLeft : 'timeout'));
    }
    const files = await shown;
    if (typeof files === 'string') this.limit('shown-files-not-had', null, files);
    else if (files) await this.takeShown(files);
    // What one frame was forbidden another may have brought.
    const lacking = [...this.missing].filter(([url]) => !this.held.has(url));
    const missing = lacking.map(([url, error]) => ({ url, error: this.reasonFor(url, error) }));
    const unreadable = missing.filter(({ error }) => error === 'permission');
    return {
      held: this.held,
      otherwise: this.otherwise,
      missing,
      origins: [...new Set(unreadable.flatMap(({ url }) => URL.parse(url)?.origin ?? []))],
      limitations: [
        ...this.limitations,
        ...this.frames.flatMap((frame) => frame.shown.remarks()),
        ...this.budget.remarks(),
      ],
    };
  }

  private async takeShown(files: ShownFiles): Promise<void> {
    const { wanted, held, otherwise, unlike, budget } = this;
    await preferShown({ wanted, held, otherwise, unlike, budget }, files);
  }

  private async settle(): Promise<void> {
    this.finishing = true;
    this.ended.addEventListener('abort', () => this.settled.resolve());
    if (this.outstanding.size === 0 || this.ended.aborted) this.settled.resolve();
    await this.settled.promise;
  }

  /** Hear what a frame fetched. */
  async receive(page: PageConnection, fetched: Fetched): Promise<void> {
    const { url } = fetched;
    if ('error' in fetched) await this.outstanding.fail(url, page, fetched);
    else
      await this.outstanding.take(url, page, async () => await this.keep(fetched, this.wantedBy(page, url)));
  }

  /** None of the documents that were to bring a file could. */
  private async failedAt(page: PageConnection, failure: FetchFailure): Promise<void> {
    const wanted = this.wantedBy(page, failure.url);
    if (failure.error === 'blocked') await this.tryOutside(failure, wanted);
    else await this.fail(failure, wanted);
  }

  /** What an address is wanted for, as the document sees it that answered for it. */
  private wantedBy(page: PageConnection, url: string): Wanted {
    const wanted = this.wanted.get(url);
    const frame = this.frames.find((one) => one.page === page) ?? wanted?.frame;
    if (!wanted || !frame) throw new KuaError('unexpected', 'nobody asked for it');
    return { ...wanted, frame };
  }

  private report(): void {
    this.deps.progress(this.wanted.size - this.outstanding.size, this.wanted.size);
    if (this.finishing && this.outstanding.size === 0) this.settled.resolve();
  }

  private limit(code: string, subject: string | null, detail: string | null): void {
    this.limitations.push({ code, subject, detail });
  }

  /** What could not be fetched is missing, unless the page itself still had it. */
  private async fail(failure: FetchFailure, wanted: Wanted): Promise<void> {
    const { url, error, got, announced, shown } = failure;
    if (got !== undefined)
      this.limit('answer-not-whole', url, announced === undefined ? `${got}` : `${got}/${announced}`);
    if (shown === undefined) this.missing.set(url, error);
    else this.hold(url, await holdShown(url, shown, wanted.use), wanted.frame);
  }

  /** The reason, told more exactly where the browser has told the background. */
  private reasonFor(url: string, error: string): string {
    if (error !== 'unreachable' && error !== 'truncated' && error !== 'no-response') return error;
    const failed = this.deps.failureOf(url);
    if (failed === null) return error;
    const last = failed.redirects.at(-1);
    if (last !== undefined) this.limit('redirected', url, `${last} (${failed.redirects.length})`);
    return error === 'truncated' ? error : (failed.error ?? error);
  }

  private expect(url: string, wanted: Wanted): boolean {
    if (this.wanted.has(url)) return false;
    if (!this.budget.takesOneMore()) {
      // What only a style sheet names is counted, not listed: a sheet can name thousands of files that nobody saw.
      if (wanted.frame.shown.isPicture(url)) this.missing.set(url, 'budget');
      return false;
    }
    this.wanted.set(url, wanted);
    this.outstanding.expect(url, wanted.frame.page);
    return true;
  }

  private async tryOutside(failed: FetchFailure, wanted: Wanted): Promise<void> {
    const { url } = failed;
    const page = wanted.frame.facts.url;
    const sameOrigin = URL.parse(url)?.origin === URL.parse(page)?.origin;
    // What the page may not fetch it did not show: browsers ask fonts of another site's leave too.
    const isUnseen = sameOrigin || wanted.use === 'font';
    const fetched = isUnseen
      ? { url, error: 'unreachable' }
      : await this.deps.fetchOutside(url, page, this.ended);
    if (fetched === null) await this.fail({ ...failed, error: 'permission' }, wanted);
    else if (!('error' in fetched)) await this.keep(fetched, wanted);
    else {
      const error = fetched.error === 'blocked' ? 'unreachable' : fetched.error;
      await this.fail({ ...failed, ...fetched, error }, wanted);
    }
  }

  private async keep(fetched: FetchedBody, wanted: Wanted): Promise<void> {
    const { url, shown } = fetched;
    const { frame, use } = wanted;
    if (!this.budget.takesBytes(sizeOf(fetched.body))) {
      this.missing.set(url, 'budget');
      if (this.budget.isSpent) this.endFetching();
      return;
    }
    const resource = await hold(fetched, use, viaOf(fetched), frame.facts.characterSet);
    const unlike = shown instanceof Blob ? null : frame.shown.unlikeShown(fetched);
    if (unlike !== null) {
      this.missing.set(url, unlike);
      this.unlike.set(url, resource);
      return;
    }
    if (isErrorPage(resource)) {
      await this.fail({ url, error: `http-${fetched.status}`, shown }, wanted);
      return;
    }
    if (shown instanceof Blob) {
      // The picture was drawn anew for this request: what was shown wins, and both are kept.
      this.otherwise.push(resource);
      this.hold(url, await holdShown(url, shown, use), frame);
    } else this.hold(url, resource, frame);
  }

  /** What would not be kept need not be fetched. */
  private endFetching(): void {
    if (this.enough) return;
    this.enough = true;
    for (const { page } of this.frames) page.ask({ type: 'enough' });
  }

  private hold(url: string, resource: HeldResource, frame: Frame): void {
    this.held.set(url, resource);
    if (resource.css !== null) this.askFor(resource.css, url, resource.row.finalUrl ?? url, frame);
  }

  /** Ask for what a style sheet names, and the page has asked for. */
  private askFor(css: string, sheet: string, base: string, frame: Frame): void {
    const depth = (this.importDepth.get(sheet) ?? 0) + 1;
    const more: string[] = [];
    for (const { address, use, isMovable } of cssAddresses(css)) {
      const url = frame.shown.addressOf(address, isMovable ? [base, ...frame.cssBases] : [base]);
      if (url === null || !isFetchable(url) || this.wanted.has(url)) continue;
      if (!frame.shown.wasAsked(url, base)) continue;
      if (use === 'import' && !this.budget.takesImport(depth)) continue;
      if (!this.expect(url, { use: use === 'import' ? 'style' : use, frame })) continue;
      if (use === 'import') this.importDepth.set(url, depth);
      more.push(url);
    }
    if (more.length > 0) frame.page.ask({ type: 'fetch', urls: more });
  }
}
